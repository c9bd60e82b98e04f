namespace Bot.Fetching;

/// <summary>Leaves a host some time between two requests.</summary>
internal sealed class HostPauses(TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, DateTimeOffset> _last = new(StringComparer.OrdinalIgnoreCase);

    internal async Task WaitAsync(Uri url, CancellationToken cancellationToken)
    {
        if (_last.TryGetValue(url.IdnHost, out var last) && last + Pause - time.GetUtcNow() is var left && left > TimeSpan.Zero)
            await Task.Delay(left, time, cancellationToken);
        _last[url.IdnHost] = time.GetUtcNow();
    }
}
