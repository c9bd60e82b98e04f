using System.CommandLine;
using System.CommandLine.Parsing;
using Bot.Commands;
using Bot.Core.Articles;

namespace Bot;

/// <summary>The contents page: which commands there are, and what their outcomes are called outside.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => RunAsync(args, Terminal.OfThisProcess(), CancellationToken.None);

    internal static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        var corpus = new CorpusArguments(terminal.Folder);
        var root = new RootCommand("Answers a team's questions from the team's own articles, quoted word for word.")
        {
            corpus.Folder,
            corpus.Data,
            corpus.NoModels,
            ServeCommand.Create(corpus, terminal),
            AskCommand.Create(corpus, terminal),
            CheckCommand.Create(corpus, terminal),
            ChatCommand.Create(corpus, terminal),
            FiguresCommand.Create(corpus, terminal),
            CorpusCommand.Create(corpus, terminal),
            DigestCommand.Create(corpus, terminal),
            FeedbackCommand.Create(corpus, terminal),
            EvalCommand.Create(corpus, terminal),
            DoctorCommand.Create(corpus, terminal),
            ClusterCommand.Create(corpus, terminal),
            HealthCommand.Create(corpus, terminal),
            McpCommand.Create(corpus, terminal),
            ReadArticleCommand.Create(terminal),
        };
        root.SetAction((parsed, cancellation) => ServeCommand.RunAsync(corpus, parsed, terminal, cancellation));
        HelpExamples.AddTo(root);

        // "@all, who ..." is a question, not the name of a file with arguments.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await terminal.Error.WriteLineAsync(error.Message);
            await terminal.Error.WriteLineAsync($"See: {terminal.Program} {string.Concat(PathOf(parsed.CommandResult).Select(name => name + " "))}--help");
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false },
                cancellationToken);
        }
        catch (CorpusException exception)
        {
            await terminal.Error.WriteLineAsync(exception.Message);
            return ExitCode.Error;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Stopped;
        }
        catch (Exception thrown)
        {
            var exception = thrown is AggregateException { InnerException: { } first } ? first : thrown;
            // The last resort: a person at a terminal gets a sentence, never a stack trace.
            await terminal.Error.WriteLineAsync($"Something went wrong: {exception.Message} Please report it with the command you gave.");
            return ExitCode.Error;
        }
    }

    /// <summary>"corpus", "rollback": the command as it is typed, without the program.</summary>
    private static IEnumerable<string> PathOf(CommandResult typed) =>
        typed.Parent is CommandResult parent ? PathOf(parent).Append(typed.Command.Name) : [];
}
