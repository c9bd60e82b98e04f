using Bot.Tests.DiscordStandIn;
using Bot.Tests.Scenarios;

namespace Bot.Tests.Discord;

/// <summary>What the line costs when it breaks: a resumed session loses nothing, a lost one no more than what was asked meanwhile.</summary>
public sealed class FaultRunTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_line_that_is_cut_again_and_again_is_resumed_without_a_new_session()
    {
        var chat = await DiscordChat.OpenAsync(SceneSettings.Unlimited, Cancellation);
        await using var scene = await Scene.StartAsync(chat, SceneSettings.Unlimited);

        using var run = new QuestionRun(scene) { Questions = 200, Drops = 20 };
        await run.AskAsync(scene.Cuts, Cancellation);

        Assert.Equal((200, 0), (run.Answered, run.ToldByPlatform));
        Assert.Equal((1, 200), (chat.Server.Gateway.Readies.Value, Edits(chat.Server)));
        Assert.InRange(chat.Server.Gateway.Connections.Value, 21, int.MaxValue);
    }

    [Fact]
    public async Task Sessions_that_are_lost_cost_no_more_than_what_was_asked_meanwhile()
    {
        var chat = await DiscordChat.OpenAsync(SceneSettings.Unlimited, Cancellation);
        await using var scene = await Scene.StartAsync(chat, SceneSettings.Unlimited);

        using var run = new QuestionRun(scene) { Questions = 200, Drops = 2, WaitsForReturn = true, IsHeard = () => chat.Server.Gateway.Sessions.Count > 0 };
        await run.AskAsync([LoseSessionsAsync], Cancellation);

        Assert.Equal((200, 0), (run.Answered + run.ToldByPlatform, run.Lost));
        Assert.Equal((3, run.Answered), (chat.Server.Gateway.Readies.Value, Edits(chat.Server)));
        Assert.Empty(scene.Violations);

        Task LoseSessionsAsync(CancellationToken cancellationToken)
        {
            var back = chat.StandIn.NextStartAsync(cancellationToken);
            chat.Server.Gateway.InvalidateSessions(resumable: false);
            return back;
        }
    }

    /// <summary>Answers to commands.</summary>
    private static int Edits(DiscordServer discord) =>
        discord.Rest.Requests.Count(request => request.StartsWith("PATCH /webhooks", StringComparison.Ordinal) && request.EndsWith(" 200", StringComparison.Ordinal));
}
