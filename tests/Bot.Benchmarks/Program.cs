using BenchmarkDotNet.Running;
using Bot.Benchmarks;

switch (args)
{
    case ["profile"]:
        Profile.Print(BenchmarkCorpus.Build());
        return 0;
    case ["answers"]:
        AnswerDump.Print(BenchmarkCorpus.Build());
        return 0;
    case []:
        BenchmarkRunner.Run<AnswererBenchmark>();
        return 0;
    default:
        Console.Error.WriteLine("Say `profile` (processor time per stage), `answers` (every ranking and score, to compare two versions) or nothing (BenchmarkDotNet).");
        return 2;
}
