using System.Net.WebSockets;
using Bot.Tests.Scenarios;
using Bot.Tests.SlackStandIn;

namespace Bot.Tests.Slack;

/// <summary>What it costs when sockets break that Slack has not announced: mentions come again, and who used a command is told by Slack or answered.</summary>
public sealed class FaultRunTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2_000, 200, 1)]
    [InlineData(400, 40, 2)]
    public async Task No_mention_is_lost_or_answered_twice_and_no_command_goes_without_a_word(int questions, int drops, int mentions)
    {
        var chat = await SlackChat.OpenAsync(SceneSettings.Unlimited, Cancellation, new ShortMinutes());
        await using var scene = await Scene.StartAsync(chat, SceneSettings.Unlimited);

        using var run = new QuestionRun(scene) { Questions = questions, Drops = drops, Mentions = mentions };
        await run.AskAsync([DropOneAsync, DropAllAsync, CloseAllAsync], Cancellation);

        Assert.Equal(questions, run.Answered + run.ToldByPlatform);
        Assert.InRange(run.ToldByPlatform, 0, mentions == 1 ? 0 : questions / 4);
        Assert.InRange(run.Answers().Count, run.Answered, questions);
        Assert.All(run.Answers(), answer => Assert.Equal(1, answer.Value));
        Assert.Empty(scene.Violations);

        Task DropOneAsync(CancellationToken cancellationToken) => chat.CutAsync(1, chat.Server.Sockets.DropOne, cancellationToken);

        // What broke before is settled first: Slack brings nothing a fourth time.
        async Task DropAllAsync(CancellationToken cancellationToken)
        {
            await Task.WhenAll(chat.Server.Courier.All.Where(delivery => delivery.Kind == DeliveryKind.Event).Select(delivery => Task.WhenAny(delivery.Acknowledged, delivery.Failed))).WaitAsync(cancellationToken);
            await chat.CutAsync(2, chat.Server.Sockets.DropAll, cancellationToken);
        }

        Task CloseAllAsync(CancellationToken cancellationToken) => chat.CutAsync(2, () => chat.Server.Sockets.CloseAll(WebSocketCloseStatus.EndpointUnavailable), cancellationToken);
    }

    /// <summary>Slack brings an event again at once, and if that fails too, after a minute, which nobody waits for here.</summary>
    private sealed class ShortMinutes : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime >= TimeSpan.FromMinutes(1) ? dueTime / 20 : dueTime, period);
    }
}
