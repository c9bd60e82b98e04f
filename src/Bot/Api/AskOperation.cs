using System.Diagnostics;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Web;

namespace Bot.Api;

/// <summary>A question and its cited answer.</summary>
internal static class AskOperation
{
    internal static readonly ApiParameter Question = new("question", ApiKind.Text, "The question, in words of your own.", "what is the Le Touquet treaty")
    {
        Query = "q",
        IsRequired = true,
        Refuse = Asking.Refuse,
    };

    private static readonly ApiParameter Context = new("context", ApiKind.Turns, "The conversation before the question, oldest first, so that “and when was it signed?” is understood.",
        new JsonArray(new JsonObject { ["question"] = "what is the Le Touquet treaty", ["answer"] = "An agreement of Britain and France." }))
    { Most = ApiTurns.Most };

    private static readonly ApiParameter Explain = new("explain", ApiKind.Flag, "Also say why: what was searched, what each score is made of, why the question was refused.", false);

    internal static readonly ApiOperation Operation = new(
        "ask",
        "Answer a question",
        "Answers from the articles, with verbatim quotes: each with its article, publisher, date, paragraph and place. Where the articles do not answer, found is false, missing says why, and closest has the nearest quotes.",
        [Question, ApiParameters.Publisher, ApiParameters.From, ApiParameters.To, Explain, Context],
        AnswerJson.Readable.AnswerDocument,
        Run)
    {
        TakesBody = true,
        Tool = "ask",
        Lasting = ApiLasting.WithoutModels,
    };

    private static ApiReply Run(ApiCorpus corpus, ApiCall call)
    {
        if (corpus.TryRead(call.Arguments, out var filter) is { } wrong)
            return wrong;
        var (question, context, explain) = (call.Arguments.Text(Question) ?? "", call.Arguments.Turns(Context), call.Arguments.IsSet(Explain));
        return new ApiReply.Given(async cancellation =>
        {
            var asked = call.IsHead
                ? corpus.Asking.Ask(question, context, explain, filter)
                : await corpus.Asking.AskAsync(WebChat.Platform, question, context, explain, filter, cancellation);
            return asked is Asked.Answered answered
                ? ApiDocument.Of(call.Links.Add(AnswerDocument.Of(answered)), AnswerJson.Readable.AnswerDocument)
                : throw new UnreachableException("A question that can be asked was refused.");
        });
    }
}
