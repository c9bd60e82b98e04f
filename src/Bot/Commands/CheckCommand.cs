using System.CommandLine;
using System.Diagnostics;
using Bot.Answers;
using Bot.Chat;

namespace Bot.Commands;

/// <summary>The claims of a text beside the articles, as chats show them.</summary>
internal static class CheckCommand
{
    internal static Command Create(CorpusArguments corpus, Terminal terminal)
    {
        var text = TypedWords.Argument("TEXT", "What somebody wrote, in quotes or not");
        var filter = new FilterArguments();

        var command = new Command("check", "Look up the numbers and claims of a text in the articles") { text };
        filter.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var typed = string.Join(' ', parsed.GetValue(text) ?? []);
            if (string.IsNullOrWhiteSpace(typed))
            {
                await terminal.Error.WriteLineAsync("Please give a text to check, for example: the camp of Calais holds 9,000 people");
                return ExitCode.Usage;
            }

            var opened = await CorpusOpening.OpenAsync(corpus, parsed, terminal, cancellation);
            var admitted = filter.Read(parsed);
            switch (opened.Asking.Check(typed, admitted))
            {
                case Checked.Refused(var reason):
                    await terminal.Error.WriteLineAsync(reason);
                    return ExitCode.Usage;
                case Checked.Done { Claims: [] }:
                    await terminal.Out.WriteLineAsync(CheckWording.NoClaim);
                    return ExitCode.NotFound;
                case Checked.Done done:
                    var card = new CheckCards(new AnswerCards(new SourceLinks(reader: null))).Of(done, opened.Corpus.Current.StateOf(admitted));
                    var layout = TextLayout.Of(terminal, opened.Folder);
                    await terminal.Out.WriteLineAsync(string.Join("\n\n", CardText.Of(card).TrimEnd().Split("\n\n").Select(paragraph => layout.Wrap(paragraph, indent: 0))));
                    return ExitCode.Success;
                default:
                    throw new UnreachableException();
            }
        });
        return command;
    }
}
