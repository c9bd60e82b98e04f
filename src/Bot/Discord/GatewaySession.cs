using System.Globalization;

namespace Bot.Discord;

/// <summary>What is needed to resume: https://discord.com/developers/docs/events/gateway#resuming.</summary>
internal sealed record GatewaySession(string Id, Uri ResumeUrl)
{
    private readonly Lock _lock = new();
    private readonly Queue<(long Sequence, Task Taken)> _taking = new();
    private long _sequence;
    private long _taken;

    /// <summary>The number of the last event; events may come twice or out of order, so the highest.</summary>
    internal long Sequence => Interlocked.Read(ref _sequence);

    /// <summary>What <see cref="Write"/> wrote; null where that is nothing of the kind.</summary>
    internal static GatewaySession? TryRead(string? text)
    {
        if (text?.Split(' ') is not [var sequence, var id, var url] || !long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var last) || !Uri.TryCreate(url, UriKind.Absolute, out var resume))
            return null;
        var session = new GatewaySession(id, resume);
        session.Saw(last, Task.CompletedTask);
        return session;
    }

    /// <summary>For a process that goes on with it: from the last event before which none would be lost with this one.</summary>
    internal string Write()
    {
        lock (_lock)
        {
            Pass();
            return string.Create(CultureInfo.InvariantCulture, $"{_taken} {Id} {ResumeUrl}");
        }
    }

    /// <param name="taken">Ends when the event cannot be lost any more.</param>
    internal void Saw(long sequence, Task taken)
    {
        lock (_lock)
        {
            if (sequence > _sequence)
                Interlocked.Exchange(ref _sequence, sequence);
            _taking.Enqueue((sequence, taken));
            Pass();
        }
    }

    private void Pass()
    {
        while (_taking.TryPeek(out var next) && next.Taken.IsCompleted)
            _taken = Math.Max(_taken, _taking.Dequeue().Sequence);
    }
}
