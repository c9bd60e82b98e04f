using System.Runtime.InteropServices;

namespace Bot.Benchmarks.Compare;

/// <summary>Ctrl+C and SIGTERM: all is cancelled, and where something does not listen, the folder is deleted and the program ends all the same.</summary>
internal sealed class Ending : IDisposable
{
    private readonly CancellationTokenSource _requested = new();
    private readonly Workspace _workspace;
    private readonly TimeSpan _grace;
    private readonly PosixSignalRegistration[] _signals;
    private Timer? _timer;

    public Ending(Workspace workspace, TimeSpan grace)
    {
        (_workspace, _grace) = (workspace, grace);
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, End), PosixSignalRegistration.Create(PosixSignal.SIGTERM, End)];
    }

    public CancellationToken Requested => _requested.Token;

    public void Dispose()
    {
        Array.ForEach(_signals, signal => signal.Dispose());
        _timer?.Dispose();
        _requested.Dispose();
    }

    private void End(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _timer ??= new Timer(_ => EndNow(), null, _grace, Timeout.InfiniteTimeSpan);
        _requested.Cancel();
    }

    private void EndNow()
    {
        _workspace.Dispose();
        Environment.Exit(130);
    }
}
