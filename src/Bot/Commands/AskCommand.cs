using System.CommandLine;
using System.Diagnostics;
using Bot.Answers;
using Bot.Core.Answers;

namespace Bot.Commands;

/// <summary>One question, one answer. Builds no host, because a person waits for the whole process.</summary>
internal static class AskCommand
{
    internal static Command Create(CorpusArguments corpus, Terminal terminal)
    {
        var question = TypedWords.Argument("QUESTION", "The question, in quotes or not");
        var filter = new FilterArguments();
        var json = new Option<bool>("--json") { Description = "Print the answer as JSON (docs/answer.md)" };
        var more = new Option<bool>("--more") { Description = "Print further passages too" };
        var explain = new Option<bool>("--explain") { Description = "Print why: what was searched, what each score is made of, why it was refused" };

        var command = new Command("ask", "Answer one question with quotes from the articles") { question, json, more, explain };
        filter.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var text = string.Join(' ', parsed.GetValue(question) ?? []);
            if (Asking.Refuse(text) is { } reason)
            {
                await terminal.Error.WriteLineAsync(reason);
                return ExitCode.Usage;
            }

            var opened = await CorpusOpening.OpenAsync(corpus, parsed, terminal, cancellation);
            return await ModelWait.AskAsync(await CorpusOpening.AskingAsync(opened, terminal, cancellation), text, [], parsed.GetValue(explain), filter.Read(parsed), terminal, cancellation) switch
            {
                Asked.Refused refused => throw new UnreachableException(refused.Reason),
                Asked.Answered answered => await PrintAsync(answered.Answer, parsed.GetValue(json)
                    ? AnswerJson.Print(AnswerDocument.Of(answered)) + "\n"
                    : Text(answered, TextLayout.Of(terminal, opened.Folder), parsed.GetValue(more))),
                _ => throw new UnreachableException(),
            };
        });
        return command;

        async Task<int> PrintAsync(Answer answer, string text)
        {
            await terminal.Out.WriteAsync(text);
            return answer is Answer.Found ? ExitCode.Success : ExitCode.NotFound;
        }
    }

    private static string Text(Asked.Answered answered, TextLayout layout, bool more)
    {
        var answer = answered.Answer;
        var text = more
            ? $"{AnswerText.Draw(answered, layout, "below")}\n{AnswerText.DrawMore(answer, layout)}"
            : AnswerText.Draw(answered, layout, "add --more");
        return answer.Explanation is { } explanation ? $"{text}\n{ExplanationText.Draw(explanation, layout)}" : text;
    }
}
