using Bot.Chat;
using Bot.Core.Composition;
using Bot.Models;
using Bot.Moderate;

namespace Bot.Tests.Web;

public sealed class ModeratorHealthTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_chat_is_well_when_it_is_connected()
    {
        var (up, away) = (new ConnectorHealth("slack"), new ConnectorHealth("discord"));
        up.Connected(0);
        away.Away(0, Noon);

        Assert.Equal(
            [new HealthLine("Slack", "connected", IsWell: true), new HealthLine("Discord", "away since 2026-11-26T12:00:00Z", IsWell: false)],
            HealthLine.All([up, away], ModelHealth.Off));
    }

    [Theory]
    [InlineData(0, "last answered Nov 26, 2026, 12:00 UTC, 7 sentences passed the guard, 3 were stopped")]
    [InlineData(2, "last answered Nov 26, 2026, 12:00 UTC, failed 2 times since, 7 sentences passed the guard, 3 were stopped")]
    public void A_model_is_well_when_it_answered_last(long failures, string state)
    {
        var model = new ModelHealth("llama", Noon, failures, LastFailure: null, SentencesPassed: 7, new Dictionary<GuardReason, long> { [default] = 3 });

        Assert.Equal([new HealthLine("Model llama", state, failures == 0)], HealthLine.All([], model));
    }
}
