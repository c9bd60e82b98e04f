using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Bot.Commands;

namespace Bot.Moderation;

/// <summary>
/// Reads a file as an article in a process of its own, which is ended when it takes too long or too much memory: what a hostile file makes endless,
/// by its format or by its text, takes nothing else with it.
/// </summary>
internal sealed class ReaderProcess(TimeSpan longest, long memoryBytes, TimeProvider time)
{
    private const int MaxAnswer = 8 * 1024;

    // What the runtime needs to start; nothing else of the environment is handed on, least of all secrets.
    private static readonly string[] Inherited = ["PATH", "HOME", "USERPROFILE", "SystemRoot", "TMP", "TEMP", "TMPDIR", "LANG", "LD_LIBRARY_PATH"];

    internal ReaderProcess(TimeProvider time)
        : this(TimeSpan.FromSeconds(30), 512L * 1024 * 1024, time)
    {
    }

    internal async Task<ReadArticle> ReadAsync(string path, long maxFileBytes, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var process = Process.Start(Start(path, maxFileBytes)) ?? throw new InvalidOperationException("The reader of articles did not start.");
        try
        {
            process.StandardInput.Close();
            var complaint = AnswerAsync(process.StandardError, either.Token);
            var answer = await AnswerAsync(process.StandardOutput, either.Token);
            await process.WaitForExitAsync(either.Token);
            if (process.ExitCode is ExitCode.Success or ExitCode.NotFound && Parse(answer) is { } read)
                return read;
            return ReadArticle.Refused((await complaint).Contains("memory", StringComparison.OrdinalIgnoreCase) || answer.Contains("memory", StringComparison.OrdinalIgnoreCase)
                ? string.Create(CultureInfo.InvariantCulture, $"it takes more than {memoryBytes / 1024 / 1024} MB of memory to read; split it or leave tables of numbers out.")
                : "the reader of articles broke off; save the file anew, or as .txt.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ReadArticle.Refused(string.Create(CultureInfo.InvariantCulture, $"it takes longer than {longest.TotalSeconds} s to read; split it or leave tables of numbers out."));
        }
        finally
        {
            await EndAsync(process);
        }
    }

    private static async Task EndAsync(Process process)
    {
        if (process.HasExited)
            return;
        process.Kill(entireProcessTree: true);
        // The file it read is deleted next.
        await process.WaitForExitAsync(CancellationToken.None);
    }

    private ProcessStartInfo Start(string path, long maxFileBytes)
    {
        var host = Environment.ProcessPath;
        var dll = typeof(Program).Assembly.Location;
        var isApp = host is not null && (dll.Length == 0 || IsNamed(host, Path.GetFileNameWithoutExtension(dll)));
        var start = new ProcessStartInfo(isApp || IsNamed(host, "dotnet") ? host! : DotnetHost()) // both say that there is one
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (!isApp)
            start.ArgumentList.Add(dll);
        start.ArgumentList.Add(ReadArticleCommand.Name);
        start.ArgumentList.Add(Path.GetFullPath(path));
        start.ArgumentList.Add(maxFileBytes.ToString(CultureInfo.InvariantCulture));
        var inherited = start.Environment.Where(variable => Inherited.Contains(variable.Key, StringComparer.OrdinalIgnoreCase) || variable.Key.StartsWith("DOTNET_ROOT", StringComparison.OrdinalIgnoreCase)).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in inherited)
            start.Environment[name] = value;
        // The runtime reads hexadecimal.
        start.Environment["DOTNET_GCHeapHardLimit"] = memoryBytes.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return start;
    }

    // Not without its extension: elsewhere than on Windows "Bot.Tests" would be "Bot".
    private static bool IsNamed(string? path, string name) =>
        Path.GetFileName(path) is { } file && (file == name || file.Equals($"{name}.exe", StringComparison.OrdinalIgnoreCase));

    private static string DotnetHost() => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    /// <summary>What it says, up to a length; the rest is read and dropped.</summary>
    private static async Task<string> AnswerAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var answer = new char[MaxAnswer];
        var length = await reader.ReadBlockAsync(answer.AsMemory(), cancellationToken);
        var rest = new char[MaxAnswer];
        while (await reader.ReadAsync(rest.AsMemory(), cancellationToken) > 0)
        {
            // Passed over.
        }
        return new string(answer, 0, length);
    }

    private static ReadArticle? Parse(string answer)
    {
        try
        {
            return JsonSerializer.Deserialize<ReadArticle>(answer);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What the process says.</summary>
/// <param name="Problem">Why it is no article; null when it is one.</param>
internal sealed record ReadArticle(string? Problem, bool HasDate)
{
    internal static ReadArticle Refused(string problem) => new(problem, HasDate: false);
}
