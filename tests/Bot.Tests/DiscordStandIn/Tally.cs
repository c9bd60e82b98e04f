namespace Bot.Tests.DiscordStandIn;

/// <summary>How often something happened, and a way to await that it has happened so often.</summary>
internal sealed class Tally
{
    private readonly Lock _gate = new();
    private readonly List<(int Least, TaskCompletionSource Source)> _waiting = [];
    private int _value;

    internal int Value => Volatile.Read(ref _value);

    internal void Add()
    {
        lock (_gate)
        {
            _value++;
            foreach (var (_, source) in _waiting.Where(waiting => waiting.Least <= _value))
                source.TrySetResult();
            _waiting.RemoveAll(waiting => waiting.Least <= _value);
        }
    }

    internal Task ReachAsync(int least, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_value >= least)
                return Task.CompletedTask;
            var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((least, source));
            return source.Task.WaitAsync(cancellationToken);
        }
    }
}
