using System.Diagnostics;
using BenchmarkDotNet.Running;
using Bot.Benchmarks;
using Bot.Benchmarks.Compare;

var begun = Stopwatch.GetTimestamp();
switch (args)
{
    case ["profile"]:
        Profile.Print(BenchmarkCorpus.Build());
        return 0;
    case ["answers"]:
        AnswerDump.Print(BenchmarkCorpus.Build());
        return 0;
    case ["discord" or "slack", .. var options]:
        return await ChatBenchmark.RunAsync(args[0], options, CancellationToken.None);
    case ["shards", .. var options]:
        await ShardBenchmark.RunAsync(options, CancellationToken.None);
        return 0;
    case ["vectors"]:
        VectorBenchmark.Print();
        return 0;
    case ["reload", .. var options]:
        return ReloadBenchmark.Run(options);
    case ["web", .. var options]:
        return await WebBenchmark.RunAsync(options, CancellationToken.None);
    case [WebServed.Name, .. var options]:
        return await WebServed.ServeAsync(options);
    case ["compare", .. var options]:
        return await CompareCommand.RunAsync(options);
    case [FreshStart.Command, .. var options]:
        return FreshStart.Run(options, begun);
    case ["parts"]:
        BenchmarkRunner.Run<PartsBenchmark>();
        return 0;
    case []:
        BenchmarkRunner.Run<AnswererBenchmark>();
        return 0;
    default:
        Console.Error.WriteLine("Say `profile` (processor time per stage), `answers` (every ranking and score, to compare two versions), `vectors` (search by meaning), `shards` (--articles 59200: one machine beside shards of this process), `discord` or `slack` (--questions 1000, --in-flight 50, --generated: the connector against the stand-in), `reload` (--corpus FOLDER, --seconds 60, --pause 0: reloads, and questions meanwhile), `web` (--askers 200, --seconds 60, --corpus FOLDER or --url URL of what serves already: the API under load), `compare` (--passages 1000000, --json FILE: beside Lucene.Net, SQLite FTS5 and PostgreSQL; see compare --help), `parts` (BenchmarkDotNet: analysis, search and sentences apart) or nothing (BenchmarkDotNet).");
        return 2;
}
