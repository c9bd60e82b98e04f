using System.CommandLine;
using System.Diagnostics;
using Bot.Answers;
using Bot.Core.Answers;

namespace Bot.Commands;

/// <summary>Questions and follow-ups in a loop, until "exit" or the end of the input.</summary>
internal static class ChatCommand
{
    private const string Help = """
        Ask in your own words; a follow-up such as "and in 2016?" is read together with the questions before it.
          more   further passages for the last question
          new    forget the conversation
          exit   leave (or Ctrl+D)

        """;

    internal static Command Create(CorpusArguments corpus, Terminal terminal)
    {
        var command = new Command("chat", "Ask and follow up in a loop");
        command.SetAction(async (parsed, cancellation) =>
        {
            var opened = await CorpusOpening.OpenAsync(corpus, parsed, terminal, cancellation);
            var asking = await CorpusOpening.AskingAsync(opened, terminal, cancellation);
            if (terminal.Prompts)
                await terminal.Out.WriteAsync($"{Wording.Freshness(opened.Corpus.Current.State)}\n{Help}");
            await TalkAsync(asking, TextLayout.Of(terminal, opened.Folder), terminal, cancellation);
            return ExitCode.Success;
        });
        return command;
    }

    internal static async Task TalkAsync(Asking asking, TextLayout layout, Terminal terminal, CancellationToken cancellationToken)
    {
        List<Turn> turns = [];
        Answer? last = null;
        while (await ReadAsync(terminal, cancellationToken) is { } line)
        {
            switch (line.Trim().ToUpperInvariant())
            {
                case "":
                    continue;
                case "EXIT" or "QUIT":
                    return;
                case "HELP" or "?":
                    await terminal.Out.WriteAsync(Help);
                    continue;
                case "NEW":
                    turns.Clear();
                    last = null;
                    continue;
                case "MORE":
                    await terminal.Out.WriteAsync(last is null ? "Ask a question first.\n" : AnswerText.DrawMore(last, layout));
                    continue;
            }

            switch (await ModelWait.AskAsync(asking, line, [.. turns], explain: false, filter: null, terminal, cancellationToken))
            {
                case Asked.Refused refused:
                    await terminal.Out.WriteAsync($"{refused.Reason}\n");
                    break;
                case Asked.Answered answered:
                    last = answered.Answer;
                    turns.Add(new Turn(line, (last as Answer.Found)?.Text));
                    await terminal.Out.WriteAsync($"\n{AnswerText.Draw(answered, layout, "type more")}\n");
                    break;
                default:
                    throw new UnreachableException();
            }
        }
    }

    // Reading from a terminal cannot be cancelled: Ctrl+C leaves the read behind and ends the process.
    private static async Task<string?> ReadAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        if (terminal.Prompts)
            await terminal.Out.WriteAsync("> ");
        return await Task.Run(terminal.In.ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
    }
}
