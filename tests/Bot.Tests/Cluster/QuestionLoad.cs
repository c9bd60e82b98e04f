using Bot.Tests.DiscordStandIn;
using Bot.Tests.Scenarios;

namespace Bot.Tests.Cluster;

/// <summary>People who go on asking in both chats.</summary>
internal sealed class QuestionLoad(ClusterScene scene, string question) : IAsyncDisposable
{
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMilliseconds(150);

    /// <summary>Slack sends an event whose socket broke after a minute again, if not at once.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    private readonly CancellationTokenSource _stop = new();
    private readonly Tally _asked = new();
    private readonly List<Posted> _discord = [];
    private readonly List<Posted> _slack = [];
    private Task _asking = Task.CompletedTask;

    internal void Start() => _asking = Task.Run(AskAsync);

    /// <summary>Ends when so many more were asked.</summary>
    internal async Task OfAsync(int questions)
    {
        var until = _asked.Value + questions;
        await scene.OrSaidAsync(_asked.ReachAsync(until, TestContext.Current.CancellationToken));
    }

    /// <summary>How many answers there are, once there is one to the last question that was asked until now.</summary>
    internal async Task<int> AnsweredAsync()
    {
        var server = scene.Discord.Server;
        var last = _discord[^1].Id;
        await scene.UntilAsync(() => server.Channels.Any(channel => channel.Id == last && channel.Messages.Any(message => message.Author == server.BotId)));
        return server.Channels.SelectMany(channel => channel.Messages).Count(message => message.Author == server.BotId);
    }

    /// <summary>Stops asking, and waits for the answers. Nothing is lost, and nothing answered twice.</summary>
    /// <returns>The texts of the answers, by the platform and in the order of the questions.</returns>
    internal async Task<IReadOnlyList<string>> EndAsync()
    {
        await _stop.CancelAsync();
        await _asking;
        var answers = new List<string>();
        await ReadAsync(scene.Discord, _discord, answers);
        await ReadAsync(scene.Slack, _slack, answers);

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

    private async Task ReadAsync(IChat chat, List<Posted> asked, List<string> answers)
    {
        foreach (var posted in asked)
        {
            try
            {
                answers.Add((await chat.NextAsync(posted, TestContext.Current.CancellationToken).WaitAsync(Patience)).Text);
            }
            catch (TimeoutException exception)
            {
                throw new InvalidOperationException($"Question {asked.IndexOf(posted) + 1} of {asked.Count}, {posted.Id}, is not answered; taken: [{string.Join(", ", scene.EventsOf(posted.Id))}]. {scene.Said}", exception);
            }
        }
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
                _asked.Add();
                _asked.Add();
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody asks any more.
        }
    }
}
