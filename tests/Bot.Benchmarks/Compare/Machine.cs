using System.Diagnostics;
using System.Runtime;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bot.Benchmarks.Compare;

/// <summary>Where and with what it was measured.</summary>
/// <param name="Commit">With a + where files differ from it; null where git does not tell.</param>
/// <param name="Load">Of the last minute, when the measuring began; the machine should be quiet.</param>
internal sealed record Machine(
    string Processor, int Processors, int VectorBits, double MemoryGigabytes, string System, string Runtime, string Configuration, bool ServerCollector, string? Load, DateTimeOffset Date, string? Commit, string Command)
{
    public static Machine OfThis(IReadOnlyList<string> arguments) => new(
        ProcessorName(),
        Environment.ProcessorCount,
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9,
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        IsOptimized ? "Release" : "Debug",
        GCSettings.IsServerGC,
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : null,
        DateTimeOffset.UtcNow,
        CommitOfThis(),
        string.Join(' ', ["dotnet run -c Release --project tests/Bot.Benchmarks -- compare", .. arguments]));

    public static bool IsOptimized
    {
        get
        {
#if DEBUG
            return false;
#else
            return true;
#endif
        }
    }

    private static string ProcessorName() =>
        File.Exists("/proc/cpuinfo") && File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();

    private static string? CommitOfThis() => Git("rev-parse", "--short", "HEAD") is { Length: > 0 } commit ? commit + (Git("status", "--porcelain") is "" ? "" : "+") : null;

    private static string? Git(params string[] arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", arguments) { UseShellExecute = false, WorkingDirectory = AppContext.BaseDirectory, RedirectStandardOutput = true, RedirectStandardError = true });
            var said = git?.StandardOutput.ReadToEnd().Trim();
            git?.WaitForExit();
            return git?.ExitCode == 0 ? said : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // there is no git
        }
    }
}
