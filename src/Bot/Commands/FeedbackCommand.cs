using System.CommandLine;
using System.Text;
using Bot.Answers;
using Bot.Chat;
using Bot.Moderation;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Commands;

/// <summary>The ratings of the chats, for a spreadsheet.</summary>
internal static class FeedbackCommand
{
    internal static Command Create(CorpusArguments corpus, Terminal terminal)
    {
        var file = new Option<string?>("--out") { Description = "Write to this file instead of printing", HelpName = "FILE" };
        var export = new Command("export", "All ratings, and the questions that found nothing, as CSV") { file };
        export.SetAction(async (parsed, cancellation) =>
        {
            var settings = corpus.Settings();
            var options = corpus.Read(parsed, settings);
            var databases = CorpusArguments.DatabasesOf(options, settings);
            var (csv, ratings, notFound) = new FeedbackExport(ChatDatabase.Open(databases)).Csv();
            if (parsed.GetValue(file) is not { } name)
            {
                await terminal.Out.WriteAsync(Encoding.UTF8.GetString(csv.AsSpan(Encoding.UTF8.Preamble.Length)));
            }
            else if (!await WriteAsync(name, csv, $"{Wording.Count(ratings, "rating")}, and {Wording.Count(notFound, "question")} that found nothing", options.Folder, cancellation))
            {
                return ExitCode.Error;
            }

            AuditLog.Open(databases, NullLogger<AuditLog>.Instance).Add(
                new AuditEntry(TimeProvider.System.GetUtcNow(), new Actor("terminal", "", Environment.UserName), new ChatRequest.ExportFeedback().Audited, "done", Before: null, After: null));
            return ExitCode.Success;
        });
        return new Command("feedback", "What people thought of answers") { export };

        async Task<bool> WriteAsync(string name, byte[] csv, string what, string articles, CancellationToken cancellationToken)
        {
            try
            {
                await new OutputFiles(terminal.Folder, articles).WriteAsync(name, csv, what, terminal.Out, cancellationToken);
                return true;
            }
            catch (Exception exception) when (exception is IOException or NotSupportedException)
            {
                await terminal.Error.WriteLineAsync(PlainText.OneLine(exception.Message));
                return false;
            }
        }
    }
}
