using System.Diagnostics;

namespace Bot.Tests;

/// <summary>Holds every reading of a folder of articles right behind its files, without any wait: its synonyms are a pipe that nobody has written to yet.</summary>
internal sealed class HeldReading
{
    private readonly string _pipe;

    private HeldReading(string pipe) => _pipe = pipe;

    internal static async Task<HeldReading> HoldAsync(string folder, CancellationToken cancellationToken)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes among its files.");
        var pipe = Path.Combine(folder, "synonyms.txt");
        using var made = Process.Start("mkfifo", [pipe]);
        await made.WaitForExitAsync(cancellationToken);
        Assert.Equal(0, made.ExitCode);
        return new HeldReading(pipe);
    }

    /// <summary>Lets the one who reads go on, and holds nobody any more.</summary>
    internal Task ReleaseAsync() => Task.Run(() =>
    {
        // Ends when the other side is open too.
        using var written = new FileStream(_pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        File.Delete(_pipe);
    });
}
