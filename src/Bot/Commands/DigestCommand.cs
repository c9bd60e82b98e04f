using System.CommandLine;
using Bot.Chat;

namespace Bot.Commands;

/// <summary>What people asked in the chats and did not get, as moderators see it there.</summary>
internal static class DigestCommand
{
    internal static Command Create(CorpusArguments corpus, Terminal terminal)
    {
        var days = new Option<int>("--days") { Description = "Of so many days", DefaultValueFactory = _ => ChatDigest.Days, HelpName = "N" };
        days.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > ChatDigest.MostDays)
                result.AddError($"--days is a number from 1 to {ChatDigest.MostDays}.");
        });
        var json = new Option<bool>("--json") { Description = "Print it as JSON" };

        var command = new Command("digest", "What was asked in the chats and found nothing, or was rated not helpful") { days, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var settings = corpus.Settings();
            var options = corpus.Read(parsed, settings);
            var now = TimeProvider.System.GetUtcNow();
            var digest = new ChatDigest(ChatDatabase.Open(CorpusArguments.DatabasesOf(options, settings))).OfLast(parsed.GetValue(days), now);
            if (parsed.GetValue(json))
            {
                await terminal.Out.WriteLineAsync(DigestJson.Print(digest));
                return ExitCode.Success;
            }

            var layout = TextLayout.Of(terminal, options.Folder);
            await terminal.Out.WriteLineAsync(string.Join("\n\n", CardText.Of(DigestCards.Of(digest)).TrimEnd().Split("\n\n").Select(paragraph => layout.Wrap(paragraph, indent: 0))));
            return ExitCode.Success;
        });
        return command;
    }
}
