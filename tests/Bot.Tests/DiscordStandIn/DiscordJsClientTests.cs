using System.Globalization;
using Bot.Tests.Running;

namespace Bot.Tests.DiscordStandIn;

public sealed class DiscordJsClientTests
{
    private static readonly DiscordSettings Settings = new() { IdentifyWindow = TimeSpan.Zero, HeartbeatInterval = TimeSpan.FromSeconds(0.5) };

    [Fact]
    public async Task The_real_client_of_others_finds_nothing_that_differs_from_Discord()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var discord = await DiscordServer.StartAsync(Settings, cancellation);
        using var node = PeerProgram.Start(DiscordSpec.Peers, "client.mjs", discord.ApiUrl.ToString(), discord.Token, discord.GuildId, discord.General.Id);
        var errors = node.StandardError.ReadToEndAsync(cancellation);
        async Task HeardAsync(string step)
        {
            var line = await node.StandardOutput.ReadLineAsync(cancellation);
            Assert.True(line == step, $"{line} instead of {step}: {(line is null ? await errors : "")} {string.Join("; ", discord.Violations)}");
        }

        await HeardAsync("ready");
        var typed = discord.Alice.Autocomplete(discord.General, "ask", "question", "who");
        Assert.Equal("Who won the election?", Assert.Single(await typed.ChoicesAsync(cancellation)).Value);

        await HeardAsync("completed");
        var asked = discord.Alice.Command(discord.General, "ask", ("question", "Who won the election?"));
        var answer = await asked.Answered.WaitAsync(cancellation);
        Assert.True(answer.IsEphemeral);
        Assert.Equal("a,b\n1,2\n"u8.ToArray(), Assert.Single(answer.Files).Content);
        Assert.Equal("And more.", (await asked.NextFollowupAsync(cancellation)).Content);

        await HeardAsync("answered");
        var pressed = discord.Alice.Press(answer, "more");
        Assert.Same(answer, await pressed.Answered.WaitAsync(cancellation));
        Assert.Equal("It was very close.", answer.Content);

        await HeardAsync("updated");
        var opener = discord.Alice.Press(answer, "form");
        Assert.Equal(9, (await opener.Acknowledged.WaitAsync(cancellation)).Type);
        await HeardAsync("opened");
        var submitted = discord.Alice.SubmitModal(opener, ("words", "The date."));
        Assert.Equal("Thanks.", (await submitted.Answered.WaitAsync(cancellation)).Content);

        await HeardAsync("thanked");
        discord.Bob.Say(discord.General, "nothing for a bot");
        await HeardAsync("overheard");
        discord.Alice.Say(discord.General, "who won?", mentionsBot: true);
        var reply = await discord.General.NextMessageAsync(cancellation);

        await HeardAsync("replied");
        Assert.Equal("Somebody.", reply.Content);
        Assert.Equal("Here it goes on.", Assert.Single(reply.Thread?.Messages ?? []).Content);
        discord.Gateway.DropAll();
        await discord.Gateway.Disconnections.ReachAsync(1, cancellation);
        discord.Alice.Say(discord.General, "still there while you were away?", mentionsBot: true);
        await discord.Gateway.Resumes.ReachAsync(1, cancellation);

        await HeardAsync("resumed");
        discord.Rest.FailNext("POST /channels/{channel}/messages", new Fault.RateLimited(TimeSpan.FromSeconds(0.3)));
        discord.Bob.Say(discord.General, "go on");
        await HeardAsync("waited");
        async Task RevivedAfterAsync(Action trouble)
        {
            var resumes = discord.Gateway.Resumes.Value;
            trouble();
            await discord.Gateway.Resumes.ReachAsync(resumes + 1, cancellation);
            await HeardAsync("revived");
        }

        await RevivedAfterAsync(() => discord.Gateway.AcknowledgesHeartbeats = false);
        discord.Gateway.AcknowledgesHeartbeats = true;
        await RevivedAfterAsync(discord.Gateway.AskToReconnect);
        await RevivedAfterAsync(() => discord.Gateway.CloseAll(4000));
        await RevivedAfterAsync(() => discord.Gateway.InvalidateSessions(resumable: true));
        discord.Gateway.InvalidateSessions(resumable: false);

        await HeardAsync("identified");
        await node.WaitForExitAsync(cancellation);
        Assert.Equal("0", node.ExitCode.ToString(CultureInfo.InvariantCulture) + await errors);
        Assert.Empty(discord.Violations);
        // discord.js sends keys that a route does not know, as false.
        Assert.All(await DiscordSpec.ValidateAsync(discord.Rest.Bodies, cancellation), failure => Assert.Contains("Unrecognized key", failure, StringComparison.Ordinal));
    }
}
