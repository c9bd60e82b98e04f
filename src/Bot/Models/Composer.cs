using System.Diagnostics;
using Bot.Answers;
using Bot.Core.Answers;
using Bot.Core.Composition;

namespace Bot.Models;

/// <summary>Has a model tell the answer that the articles give, sentence by sentence under guard.</summary>
internal sealed class Composer(ModelCalls calls, ChatModelOptions options, ModelTelemetry telemetry)
{
    private const string Quotes = "The quotes alone are shown, since";

    private readonly string _model = PlainText.OneLine(options.Model ?? "");

    /// <param name="asker">Whose budget it takes: "discord 1234", "slack U12", "web", "terminal".</param>
    /// <param name="question">As typed, with the turns before it.</param>
    /// <param name="answer">What the articles answer; stays as it is where anything goes wrong, which is logged once a kind and never thrown.</param>
    /// <param name="progress">The answer as far as it passed the guard, whenever a sentence comes; null where nobody watches.</param>
    internal async Task<Composition> ComposeAsync(string asker, Question question, Answer.Found answer, Action<Answer.Found>? progress, CancellationToken cancellationToken)
    {
        var passages = GivenPassages.Of(answer, options.Passages);
        var (guard, draft, passed) = (new CompositionGuard(passages), new DraftReader(), new List<Guarded.Passed>());
        var drafted = 0;
        // As what it was read: the model learns that, and the quotes are in that language where the sentences may be in the question's own.
        question = question with { Rewritten = answer.ReadAs };
        var prompt = ComposePrompt.Of(question, passages, options.MaxOutputTokens);
        var outcome = await calls.RunAsync(asker, prompt, TimeSpan.FromSeconds(options.TimeoutSeconds), Take, cancellationToken);
        for (var i = 0; i < draft.TooLong; i++)
            telemetry.Stopped(GuardReason.Form);
        if (outcome is ModelOutcome.Done && !draft.IsComplete)
            outcome = calls.Fail(ModelFailureKind.Malformed);
        if (outcome is ModelOutcome.Done)
            calls.Succeed();

        return outcome switch
        {
            ModelOutcome.OverBudget(var note) => Keep("OverBudget", note),
            ModelOutcome.Failed(var kind) => Keep(kind.ToString(), $"{Quotes} {Why(kind)}."),
            ModelOutcome.Done when drafted + draft.TooLong == 0 => Keep("Empty", $"{Quotes} the language model found no answer in them."),
            ModelOutcome.Done => Composed() is { } composed ? Give(composed, passed) : Keep("Guarded", $"{Quotes} the model's wording did not hold up against them."),
            _ => throw new UnreachableException(),
        };

        bool Take(string piece)
        {
            foreach (var sentence in draft.Add(piece))
            {
                drafted++;
                var guarded = guard.Check(sentence);
                telemetry.Checked(guarded);
                if (guarded is not Guarded.Passed one)
                    continue;
                passed.Add(one);
                if (progress is not null && Composed() is { } sofar)
                    progress(sofar);
            }

            return !draft.HasEnough;
        }

        Answer.Found? Composed() => passed.Count == 0 ? null : ComposedAnswer.Of(question, answer, passed, _model);
    }

    /// <summary>The same answer in words that a model gave before, checked anew; null where they do not hold.</summary>
    internal static Answer.Found? Retell(Question question, Answer.Found answer, ToldSentences told)
    {
        var guard = new CompositionGuard(GivenPassages.Of(answer, told.Passages));
        var passed = told.Sentences.Select(guard.Check).OfType<Guarded.Passed>().ToList();
        return passed.Count == 0 ? null : ComposedAnswer.Of(question with { Rewritten = answer.ReadAs }, answer, passed, told.Model);
    }

    private Composition.Composed Give(Answer.Found answer, IEnumerable<Guarded.Passed> passed)
    {
        telemetry.Composed("Composed");
        return new Composition.Composed(answer, new ToldSentences(_model, options.Passages, [.. passed.Select(one => one.Sentence)]));
    }

    private Composition.Kept Keep(string outcome, string note)
    {
        telemetry.Composed(outcome);
        return new Composition.Kept(note);
    }

    private static string Why(ModelFailureKind kind) => kind switch
    {
        ModelFailureKind.TimedOut => "the language model did not answer in time",
        ModelFailureKind.Malformed or ModelFailureKind.CutOff or ModelFailureKind.Broken => "the language model gave no usable answer",
        _ => "the language model cannot be asked at the moment",
    };
}
