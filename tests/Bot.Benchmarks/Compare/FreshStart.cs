using System.Diagnostics;
using System.Text.Json;

namespace Bot.Benchmarks.Compare;

/// <param name="FromMain">From the first line of the program to the first answer.</param>
/// <param name="WholeProcess">From starting the process to its end, right behind the first answer.</param>
internal sealed record StartTimes(double FromMain, double WholeProcess);

/// <param name="WorkingSet">When all questions were asked.</param>
/// <param name="Heap">Managed, after a collection.</param>
internal sealed record OpenMemory(long WorkingSet, long Heap);

/// <summary>What an index costs that is opened: measured in a process of its own, which opens it, answers, and says so.</summary>
internal static class FreshStart
{
    public const string Command = "compare-open";

    private const string MemoryMode = "memory";
    private const string FirstMode = "first";
    private const int Count = 10;

    /// <summary>The median of some starts; the files are in the cache of the system.</summary>
    public static async Task<StartTimes> MeasureAsync(string engine, string place, string questions, int times, CancellationToken cancellationToken)
    {
        var starts = new List<StartTimes>(times);
        for (var time = 0; time < times; time++)
        {
            var watch = Stopwatch.StartNew();
            var fromMain = await RunAsync<double>(engine, place, questions, FirstMode, cancellationToken);
            starts.Add(new StartTimes(fromMain, watch.Elapsed.TotalMilliseconds));
        }

        return new StartTimes(Numbers.Median(starts.Select(start => start.FromMain)), Numbers.Median(starts.Select(start => start.WholeProcess)));
    }

    /// <summary>After all the questions.</summary>
    public static Task<OpenMemory> MeasureMemoryAsync(string engine, string place, string questions, CancellationToken cancellationToken) =>
        RunAsync<OpenMemory>(engine, place, questions, MemoryMode, cancellationToken);

    /// <summary>In the process that is measured.</summary>
    /// <param name="begun">Of <see cref="Stopwatch.GetTimestamp"/>, in the first line of the program.</param>
    public static int Run(string[] arguments, long begun)
    {
        var (engine, place, questions, mode) = (arguments[0], arguments[1], File.ReadAllLines(arguments[2]), arguments[3]);
        using var open = Open(engine, place);
        if (mode == FirstMode)
        {
            open.Search(questions[0], Count);
            Console.WriteLine(JsonSerializer.Serialize(Stopwatch.GetElapsedTime(begun).TotalMilliseconds));
            return 0;
        }

        foreach (var question in questions)
            open.Search(question, Count);
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(JsonSerializer.Serialize(new OpenMemory(process.WorkingSet64, heap)));
        return 0;
    }

    private static ISearcher Open(string engine, string place) => engine == OurCorpus.EngineName ? OurCorpus.Open(place) : Engines.Open(engine, place);

    private static async Task<T> RunAsync<T>(string engine, string place, string questions, string mode, CancellationToken cancellationToken)
    {
        string[] arguments = [Command, engine, place, questions, mode];
        var own = Environment.ProcessPath ?? "dotnet";
        var start = Path.GetFileNameWithoutExtension(own) == "dotnet"
            ? new ProcessStartInfo(own, [typeof(FreshStart).Assembly.Location, .. arguments])
            : new ProcessStartInfo(own, arguments);
        (start.UseShellExecute, start.RedirectStandardOutput) = (false, true);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The process that is measured did not start.");
        try
        {
            var said = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 && JsonSerializer.Deserialize<T>(said) is { } measured
                ? measured
                : throw new InvalidOperationException($"A fresh process could not open {engine} ({process.ExitCode}).");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}
