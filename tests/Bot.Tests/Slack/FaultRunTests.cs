using System.Net.WebSockets;
using Bot.Tests.Scenarios;

namespace Bot.Tests.Slack;

/// <summary>What it costs when sockets break that Slack has not announced: mentions come again, and who used a command is told by Slack or answered.</summary>
public sealed class FaultRunTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task No_mention_is_lost_or_answered_twice_and_no_command_goes_without_a_word(int mentions)
    {
        var chat = await SlackChat.OpenAsync(SceneSettings.Unlimited, Cancellation, new ShortMinutes());
        await using var scene = await Scene.StartAsync(chat, SceneSettings.Unlimited);

        using var run = new QuestionRun(scene) { Questions = 400, Drops = 40, Mentions = mentions };
        await run.AskAsync([DropOneAsync, CloseAllAsync], Cancellation);

        Assert.Equal(400, run.Answered + run.ToldByPlatform);
        Assert.InRange(run.ToldByPlatform, 0, mentions == 1 ? 0 : 40);
        Assert.InRange(run.Answers().Count, run.Answered, 400);
        Assert.All(run.Answers(), answer => Assert.Equal(1, answer.Value));
        Assert.Empty(scene.Violations);

        Task DropOneAsync(CancellationToken cancellationToken) => chat.CutAsync(1, chat.Server.Sockets.DropOne, cancellationToken);

        Task CloseAllAsync(CancellationToken cancellationToken) => chat.CutAsync(2, () => chat.Server.Sockets.CloseAll(WebSocketCloseStatus.EndpointUnavailable), cancellationToken);
    }

    /// <summary>Slack brings an event again at once, and if that fails too, after a minute, which nobody waits for here.</summary>
    private sealed class ShortMinutes : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime >= TimeSpan.FromMinutes(1) ? dueTime / 100 : dueTime, period);
    }
}
