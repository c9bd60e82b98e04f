using System.Globalization;

namespace Bot.Discord;

/// <summary>What is needed to resume: https://discord.com/developers/docs/events/gateway#resuming.</summary>
internal sealed record GatewaySession(string Id, Uri ResumeUrl)
{
    private long _sequence;

    /// <summary>The number of the last event; events may come twice or out of order, so the highest.</summary>
    internal long Sequence => Interlocked.Read(ref _sequence);

    /// <summary>What <see cref="Write"/> wrote; null where that is nothing of the kind.</summary>
    internal static GatewaySession? TryRead(string? text)
    {
        if (text?.Split(' ') is not [var sequence, var id, var url] || !long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var last) || !Uri.TryCreate(url, UriKind.Absolute, out var resume))
            return null;
        var session = new GatewaySession(id, resume);
        session.Saw(last);
        return session;
    }

    internal string Write() => string.Create(CultureInfo.InvariantCulture, $"{Sequence} {Id} {ResumeUrl}");

    internal void Saw(long sequence)
    {
        if (sequence > Sequence)
            Interlocked.Exchange(ref _sequence, sequence);
    }
}
