using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Tests.DiscordStandIn;
using Bot.Tests.SlackStandIn;

namespace Bot.Tests.Slack;

/// <summary>
/// Lines that break without a word, where the scenarios have those that Slack announces. Slack brings an event again that was not acknowledged; a command that was on the wire it
/// does not, and tells so the person who waits.
/// </summary>
public sealed partial class DropTests
{
    private const int Questions = 2_000;
    private const int Drops = 200;
    private const int InFlight = 50;
    private const int Many = 100_000;

    /// <summary>Every so many questions Slack does not hear that something was acknowledged, and brings it again 3 s later.</summary>
    private const int LostAcknowledgements = 400;

    /// <summary>Every so many questions one is a command.</summary>
    private const int Commands = 5;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_mention_is_answered_once_and_every_command_once_or_its_failure_told_although_lines_break()
    {
        await using var scene = await SlackScene.StartAsync(
            new SlackSettings { Time = new ShortMinutes(), Limits = new Dictionary<string, RateLimit>(), MostSockets = Many },
            chat: new JsonObject { ["UserQuestionsPerMinute"] = Many, ["ChannelQuestionsPerMinute"] = Many });
        var slack = scene.Slack;
        var random = new Random(2016);
        using var slots = new SemaphoreSlim(InFlight);
        var answers = new ConcurrentDictionary<int, int>();
        var waiting = new ConcurrentDictionary<int, TaskCompletionSource>();
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task[] reading = [ReadAsync(slack.General), ReadAsync(slack.Random)];
        var moments = Enumerable.Range(1, Questions - 1).ToArray();
        random.Shuffle(moments);
        var cutAt = moments.Take(Drops).ToHashSet();
        Action[] cuts = [slack.Sockets.DropAll, slack.Sockets.DropOne, slack.Sockets.DropInsteadOfNext, slack.Sockets.SendNextTwice];
        var (told, asking) = (0, new List<Task>());

        for (var number = 0; number < Questions; number++)
        {
            await scene.Bot.OrLogAsync(slots.WaitAsync(Cancellation));
            var isLost = number % LostAcknowledgements == 1;
            if (isLost)
                slack.Sockets.LoseNextAcknowledgements();
            asking.Add(AskAsync(number, random.Next(2) == 0 ? slack.General : slack.Random));
            if (isLost)
                await scene.Bot.OrLogAsync(BackAsync());
            if (cutAt.Contains(number))
            {
                cuts[random.Next(cuts.Length)]();
                await scene.Bot.OrLogAsync(BackAsync());
            }
        }

        await scene.Bot.OrLogAsync(Task.WhenAll(asking));
        await scene.Bot.StopAsync();
        await done.CancelAsync();
        await Task.WhenAll(reading.Select(task => task.ContinueWith(_ => { }, TaskScheduler.Default)));

        TestContext.Current.SendDiagnosticMessage($"{told} of {Questions / Commands} commands were told to have failed; {slack.Sockets.Connections.Value} sockets.");
        Assert.All(answers, answer => Assert.Equal(1, answer.Value));
        Assert.All(Enumerable.Range(0, Questions).Where(number => number % Commands != 0), number => Assert.True(answers.ContainsKey(number), $"Mention {number} was not answered."));
        // What was on the wire when its line broke; the rest is no loss.
        Assert.InRange(told, 0, Drops);
        Assert.InRange(slack.Sockets.Connections.Value, Drops / 4, int.MaxValue);
        Assert.Empty(slack.Violations);

        async Task AskAsync(int number, SlackChannel channel)
        {
            var answered = waiting[number] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var person = number % 2 == 0 ? slack.Alice : slack.Bob;
            var question = $"{SlackScene.Question}, number {number.ToString(CultureInfo.InvariantCulture)}?";
            if (number % Commands != 0)
            {
                person.Say(channel, question, mentionsBot: true);
                await answered.Task.WaitAsync(Cancellation);
            }
            else if (person.Command(channel, "/ask", question).Failed is var failed && await Task.WhenAny(answered.Task, failed).WaitAsync(Cancellation) == failed)
            {
                Interlocked.Increment(ref told);
            }

            slots.Release();
        }

        // What was on its way is brought again, up to three times.
        async Task BackAsync()
        {
            for (var seen = slack.Sockets.Connections.Value; slack.Sockets.Open == 0; seen = slack.Sockets.Connections.Value)
                await slack.Sockets.Connections.ReachAsync(seen + 1, Cancellation);
            await Task.WhenAll(slack.Courier.All.Where(delivery => delivery.Kind == DeliveryKind.Event).Select(delivery => Task.WhenAny(delivery.Acknowledged, delivery.Failed)));
        }

        async Task ReadAsync(SlackChannel channel)
        {
            while (true)
            {
                var answer = await channel.NextMessageAsync(done.Token);
                var number = int.Parse(Number().Match(answer.Text).Groups["number"].Value, CultureInfo.InvariantCulture);
                answers.AddOrUpdate(number, 1, (_, count) => count + 1);
                waiting[number].TrySetResult();
            }
        }
    }

    /// <summary>The minutes that Slack waits before it brings something a second and third time are of 3 seconds.</summary>
    private sealed class ShortMinutes : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime >= TimeSpan.FromMinutes(1) ? dueTime / 20 : dueTime, period);
    }

    [GeneratedRegex(", number (?<number>[0-9]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Number();
}
