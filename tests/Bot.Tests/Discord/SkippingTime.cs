using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Discord;

/// <summary>A clock on which waits of the lengths that a test names pass at once, and all others never by themselves.</summary>
internal sealed class SkippingTime(TimeSpan shortest, TimeSpan longest) : FakeTimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _skipped = new();

    /// <summary>What was waited for.</summary>
    internal IReadOnlyList<TimeSpan> Skipped => [.. _skipped];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime >= shortest && dueTime <= longest)
        {
            _skipped.Enqueue(dueTime);
            // Aside, since who waits has not begun to wait yet.
            _ = Task.Run(() => Advance(dueTime));
        }

        return timer;
    }
}
