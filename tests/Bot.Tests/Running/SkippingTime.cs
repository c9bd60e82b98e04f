using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Running;

/// <summary>A clock on which waits of the lengths that a test names pass at once, and all others when the test lets them.</summary>
internal sealed class SkippingTime(TimeSpan shortest, TimeSpan longest) : FakeTimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _skipped = new();
    private readonly Channel<TimeSpan> _begun = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>Nothing passes by itself.</summary>
    internal static SkippingTime Standing => new(TimeSpan.MaxValue, TimeSpan.MaxValue);

    /// <summary>Backing off and the 5 seconds between starts pass at once, but not the seconds that another side is given.</summary>
    internal static SkippingTime Impatient => new(TimeSpan.FromTicks(1), TimeSpan.FromSeconds(6));

    /// <summary>What was waited for.</summary>
    internal IReadOnlyList<TimeSpan> Skipped => [.. _skipped];

    /// <summary>Waits until somebody waits for so long, and lets that time pass.</summary>
    internal async Task PassAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        await BegunAsync(wait, cancellationToken);
        Advance(wait);
    }

    /// <summary>Waits until somebody waits for so long.</summary>
    internal async Task BegunAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        while (await _begun.Reader.ReadAsync(cancellationToken) != wait)
        {
            // Another wait.
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime >= shortest && dueTime <= longest)
        {
            _skipped.Enqueue(dueTime);
            // Aside, since who waits has not begun to wait yet.
            _ = Task.Run(() => Advance(dueTime));
        }

        _begun.Writer.TryWrite(dueTime);
        return timer;
    }
}
