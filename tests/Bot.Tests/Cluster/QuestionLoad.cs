using Bot.Tests.DiscordStandIn;
using Bot.Tests.Scenarios;

namespace Bot.Tests.Cluster;

/// <summary>People who go on asking in both chats.</summary>
internal sealed class QuestionLoad(ClusterScene scene, string question) : IAsyncDisposable
{
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMilliseconds(150);

    private readonly CancellationTokenSource _stop = new();
    private readonly List<Posted> _discord = [];
    private readonly List<Posted> _slack = [];
    private Task _asking = Task.CompletedTask;

    internal int Asked => _discord.Count + _slack.Count;

    internal void Start() => _asking = Task.Run(AskAsync);

    /// <summary>Stops asking, and waits for the answers. Nothing is lost, and nothing answered twice.</summary>
    /// <returns>The texts of the answers, by the platform and in the order of the questions.</returns>
    internal async Task<IReadOnlyList<string>> EndAsync()
    {
        await _stop.CancelAsync();
        await _asking;
        var answers = new List<string>();
        await scene.OrSaidAsync(ReadAsync(scene.Discord, _discord, answers));
        await scene.OrSaidAsync(ReadAsync(scene.Slack, _slack, answers));

        var server = scene.Discord.Server;
        Assert.All(_discord, asked => Assert.Single(server.Channels.Where(channel => channel.Id == asked.Id).SelectMany(thread => thread.Messages), message => message.Author == server.BotId));
        var general = scene.Slack.Server.General;
        Assert.All(_slack, asked => Assert.Single(general.Replies(asked.Id), message => message.IsBots));
        Assert.Empty(scene.Discord.StandIn.Violations);
        Assert.Empty(scene.Slack.StandIn.Violations);
        return answers;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _asking;
        _stop.Dispose();
    }

    private static async Task ReadAsync(IChat chat, List<Posted> asked, List<string> answers)
    {
        foreach (var posted in asked)
            answers.Add((await chat.NextAsync(posted, TestContext.Current.CancellationToken)).Text);
    }

    private async Task AskAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(BetweenQuestions);
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                _discord.Add(scene.Discord.Say(scene.Discord.Alice, scene.Discord.General, question, toBot: true, under: null));
                _slack.Add(scene.Slack.Say(scene.Slack.Alice, scene.Slack.General, question, toBot: true, under: null));
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody asks any more.
        }
    }
}
