using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Bot.Core.Articles;
using Bot.Models;

namespace Bot.Benchmarks.Compare;

/// <summary>The command `compare`: what may be asked for, and where the figures go.</summary>
internal static class CompareCommand
{
    private const int MostPassages = 10_000_000;

    /// <summary>So long is waited after Ctrl+C for what cannot be cancelled.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var passages = Number("--passages", 1_000_000, 100, MostPassages, "How many passages the engines get; of a folder at most so many");
        var corpus = new Option<string?>("--corpus") { Description = "Read articles from this folder instead of generating them", HelpName = "FOLDER" };
        var questions = Number("--questions", 500, 1, 100_000, "How many questions: 3 to 10 consecutive words of a passage each, drawn at random");
        var peers = new Option<string>("--peers") { Description = $"Which of {string.Join(", ", Engines.Peers)}, separated by commas, or none", DefaultValueFactory = _ => string.Join(',', Engines.Peers) };
        var scale = new Option<bool>("--scale") { Description = "Measure 10,000 and 100,000 passages too, for the table of cost (--scale false leaves it out)", DefaultValueFactory = _ => true };
        var whole = new Option<bool>("--whole") { Description = "Measure the whole engine too: loading files, answers with quotes, one article more or less (--whole false leaves it out)", DefaultValueFactory = _ => true };
        var embedder = new Option<string?>("--embedder") { Description = "Measure embeddings by the ONNX model in this folder too", HelpName = "FOLDER" };
        var builds = Number("--builds", 3, 1, 100, "How often ours and Lucene are built, in turn; the median counts");
        var rounds = Number("--rounds", 5, 1, 1_000, "How often all questions are asked, ours and Lucene in turn; the median counts");
        var threads = Number("--threads", 2, 1, 1_000, "How many threads ask at once for questions a second");
        var slowQuestions = Number("--slow-questions", 50, 1, 100_000, "How many of the questions FTS5 and PostgreSQL are asked");
        var slowSeconds = Number("--slow-seconds", 300, 1, 100_000, "How long the questions of each of these may take; it is asked fewer when they take longer");
        var seed = Number("--seed", 2016, 0, int.MaxValue, "The same seed gives the same articles and questions");
        var json = new Option<string?>("--json") { Description = "Write every figure and ratio to this file", HelpName = "FILE" };
        var markdown = new Option<string?>("--markdown") { Description = "Write the tables to this file too; they are always printed", HelpName = "FILE" };
        var temporary = new Option<string>("--temp") { Description = "Where the indexes are built; they are deleted at the end", HelpName = "FOLDER", DefaultValueFactory = _ => Path.GetTempPath() };

        var command = new RootCommand(
            """
            Compares our search with Lucene.Net, SQLite FTS5 and PostgreSQL over the same passages and questions, in one run.

            A million passages take about half an hour and 10 GB of disk; the machine should do nothing else. For a look:
              dotnet run -c Release --project tests/Bot.Benchmarks -- compare --passages 20000 --peers lucene
            Over articles of your own:
              dotnet run -c Release --project tests/Bot.Benchmarks -- compare --corpus seeds --json seeds.json
            """) { passages, corpus, questions, peers, scale, whole, embedder, builds, rounds, threads, slowQuestions, slowSeconds, seed, json, markdown, temporary };
        peers.Validators.Add(CheckPeers);
        command.SetAction((parsed, cancellation) => RunAsync(
            new CompareOptions
            {
                Passages = parsed.GetValue(passages),
                Corpus = parsed.GetValue(corpus),
                Questions = parsed.GetValue(questions),
                Peers = PeersOf(parsed.GetValue(peers)),
                Scale = parsed.GetValue(scale),
                Whole = parsed.GetValue(whole),
                Embedder = parsed.GetValue(embedder),
                Builds = parsed.GetValue(builds),
                Rounds = parsed.GetValue(rounds),
                Threads = parsed.GetValue(threads),
                SlowQuestions = parsed.GetValue(slowQuestions),
                SlowLimit = TimeSpan.FromSeconds(parsed.GetValue(slowSeconds)),
                Seed = parsed.GetValue(seed),
                Temporary = parsed.GetValue(temporary) ?? Path.GetTempPath(),
            },
            arguments,
            parsed.GetValue(json),
            parsed.GetValue(markdown),
            cancellation));

        var line = command.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (line.Errors.Count > 0)
        {
            foreach (var error in line.Errors)
                await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("See: compare --help");
            return 2;
        }

        return await line.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    private static async Task<int> RunAsync(CompareOptions options, string[] arguments, string? json, string? markdown, CancellationToken cancellationToken)
    {
        try
        {
            CheckWritable(json);
            CheckWritable(markdown);
            if (!Machine.IsOptimized)
                await Console.Error.WriteLineAsync("This is a Debug build, whose times tell nothing; say -c Release.");
            if (options.Corpus is { } folder && !Directory.Exists(folder))
                throw new CorpusException($"There is no folder {folder}; name one with articles, or leave --corpus out for generated ones.");
            if (options.Embedder is { } model)
                OnnxEmbedder.Open(model).Dispose();
            var report = await MeasureAsync(options, Machine.OfThis(arguments));
            var tables = MarkdownTables.Of(report);
            Console.Write(tables);
            if (json is not null)
                await File.WriteAllTextAsync(json, report.ToJson() + "\n", cancellationToken);
            if (markdown is not null)
                await File.WriteAllTextAsync(markdown, tables, cancellationToken);
            return report.Exactness.Equal == report.Exactness.Questions ? 0 : 1;
        }
        catch (CorpusException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped; nothing is left behind.");
            return 130;
        }
    }

    private static async Task<ComparisonReport> MeasureAsync(CompareOptions options, Machine machine)
    {
        using var workspace = Workspace.Create(options.Temporary);
        using var ending = new Ending(workspace, Grace);
        try
        {
            return await new Comparison(options, machine, workspace, Say).RunAsync(ending.Requested);
        }
        catch (Exception exception) when (ending.Requested.IsCancellationRequested && exception is not OperationCanceledException)
        {
            // What it worked in was taken away from it.
            throw new OperationCanceledException("Stopped.", exception);
        }
    }

    private static void Say(string step) => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTime.Now:HH:mm:ss} {step}"));

    /// <summary>Before half an hour of measuring rather than behind it.</summary>
    private static void CheckWritable(string? file)
    {
        try
        {
            if (file is not null)
                File.Open(file, FileMode.OpenOrCreate, FileAccess.Write).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"{file} cannot be written ({exception.Message.TrimEnd('.')}); name another file.", exception);
        }
    }

    private static string[] PeersOf(string? typed) => typed is null or "none" ? [] : typed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static void CheckPeers(OptionResult result)
    {
        foreach (var peer in PeersOf(result.GetValueOrDefault<string>()).Except(Engines.Peers))
            result.AddError($"--peers: there is no {peer}; name some of {string.Join(", ", Engines.Peers)}, or none.");
    }

    private static Option<int> Number(string name, int otherwise, int least, int most, string description)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => otherwise };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var typed] && !(int.TryParse(typed.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most))
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} is a number from {least} to {most}."));
        });
        return option;
    }
}
