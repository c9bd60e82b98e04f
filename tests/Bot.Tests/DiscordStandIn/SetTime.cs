namespace Bot.Tests.DiscordStandIn;

/// <summary>A clock that moves when it is told to; timers still run by the real one.</summary>
internal sealed class SetTime : TimeProvider
{
    private DateTimeOffset _now = new(2026, 8, 1, 0, 0, 0, TimeSpan.Zero);

    internal void Pass(TimeSpan time) => _now += time;

    public override DateTimeOffset GetUtcNow() => _now;
}
