using System.Diagnostics;

namespace Bot.Core.Tests.Stores;

/// <summary>A server that the tests started. It ends with them, however they end.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private ServerProcess(Process process) => _process = process;

    /// <summary>Returns when it serves.</summary>
    /// <param name="folder">Where it works.</param>
    /// <param name="user">Who runs it; null for who runs the tests.</param>
    /// <param name="signal">What ends it: "QUIT".</param>
    /// <param name="ready">A part of the line that it writes when it serves.</param>
    /// <exception cref="InvalidOperationException">It does not; the message has what it wrote.</exception>
    internal static ServerProcess Start(string folder, string? user, string signal, string ready, params string[] command)
    {
        // Its input closes when this process ends, so that no server is left behind by tests that were killed.
        var start = new ProcessStartInfo("sh", ["-c", "signal=$1; shift; \"$@\" & server=$!; cat > /dev/null; kill -$signal $server; wait $server", "sh", signal, .. command])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        if (user is not null)
            start.UserName = user;
        var (serves, said) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new List<string>());
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new ServerProcess(process);
        if (serves.Task.Wait(Patience))
            return server;
        server.Dispose();
        lock (said)
            throw new InvalidOperationException($"{command[0]} did not start: {string.Join(' ', said)}");

        void Hear(string? line)
        {
            if (line is null || serves.Task.IsCompleted)
                return;
            lock (said)
                said.Add(line);
            if (line.Contains(ready, StringComparison.Ordinal))
                serves.TrySetResult();
        }
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit(Patience);
        _process.Dispose();
    }
}
