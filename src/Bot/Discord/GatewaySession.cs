namespace Bot.Discord;

/// <summary>What is needed to resume: https://discord.com/developers/docs/events/gateway#resuming.</summary>
internal sealed record GatewaySession(string Id, Uri ResumeUrl)
{
    private long _sequence;

    /// <summary>The number of the last event; events may come twice or out of order, so the highest.</summary>
    internal long Sequence => Interlocked.Read(ref _sequence);

    internal void Saw(long sequence)
    {
        if (sequence > Sequence)
            Interlocked.Exchange(ref _sequence, sequence);
    }
}
