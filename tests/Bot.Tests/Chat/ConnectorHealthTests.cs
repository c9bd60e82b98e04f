using Bot.Chat;

namespace Bot.Tests.Chat;

public sealed class ConnectorHealthTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_is_connected_when_all_of_its_connections_are()
    {
        var health = new ConnectorHealth("test");
        health.Expect(2);

        health.Connected(0);
        Assert.Equal("connecting", health.State);
        health.Connected(1);
        Assert.Equal("connected", health.State);
    }

    [Fact]
    public void It_is_away_since_the_first_one_broke_that_is_not_back()
    {
        var health = new ConnectorHealth("test");
        health.Expect(2);
        health.Connected(0);
        health.Connected(1);

        health.Away(1, Noon);
        health.Away(0, Noon.AddMinutes(1));
        health.Away(1, Noon.AddMinutes(2));
        Assert.Equal("away since 2026-01-31T12:00:00Z", health.State);
        health.Connected(1);
        Assert.Equal("away since 2026-01-31T12:01:00Z", health.State);
    }

    [Fact]
    public void What_stopped_says_what_to_change()
    {
        var health = new ConnectorHealth("test");
        health.Connected(0);

        health.Stopped("Set the token.");

        Assert.Equal("stopped: Set the token.", health.State);
    }
}
