using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;
using Bot.Tests.Running;
using Bot.Tests.SlackStandIn;

namespace Bot.Benchmarks;

/// <summary>How long people wait in a chat: from the command to the acknowledgement and to the answer, with many asking at once. The stand-in shares the machine.</summary>
internal static class ChatBenchmark
{
    private const int WarmUp = 100;
    private const int Many = 100_000;

    public static async Task<int> RunAsync(string platform, string[] options, CancellationToken cancellationToken)
    {
        var corpus = options.Contains("--generated") ? Generate() : null;
        try
        {
            await using var chat = platform == "slack" ? await SlackAsked.StartAsync(cancellationToken) : await DiscordAsked.StartAsync(cancellationToken);
            var started = chat.StandIn.NextStartAsync(cancellationToken);
            await using var bot = await RunningBot.LaunchAsync(
                chat.StandIn,
                cancellationToken,
                new JsonObject { ["Chat"] = new JsonObject { ["UserQuestionsPerMinute"] = Many, ["ChannelQuestionsPerMinute"] = Many } },
                corpus?.FullName);
            // Indexing the generated articles takes longer than a test would wait.
            await started;
            await AskAsync(chat, bot, WarmUp, inFlight: 10, cancellationToken);

            var (questions, inFlight) = (Number(options, "--questions", 1_000), Number(options, "--in-flight", 50));
            var (acknowledged, answered, elapsed) = await AskAsync(chat, bot, questions, inFlight, cancellationToken);

            Console.WriteLine("| ms | p50 | p99 | max |");
            Console.WriteLine("|---|---|---|---|");
            Print("acknowledged", acknowledged);
            Print("answered", answered);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{questions} questions, {inFlight} at once: {questions / elapsed.TotalSeconds:0} a second; {chat.StandIn.Violations.Count} rules broken"));
            return chat.StandIn.Violations.Count == 0 ? 0 : 1;
        }
        finally
        {
            corpus?.Delete(recursive: true);
        }
    }

    private static async Task<(List<double> Acknowledged, List<double> Answered, TimeSpan Elapsed)> AskAsync(IAskedChat chat, RunningBot bot, int questions, int inFlight, CancellationToken cancellationToken)
    {
        using var slots = new SemaphoreSlim(inFlight);
        var (acknowledged, answered) = (new ConcurrentBag<double>(), new ConcurrentBag<double>());
        var watch = Stopwatch.StartNew();
        var asking = new List<Task>();
        for (var number = 0; number < questions; number++)
        {
            await bot.OrLogAsync(slots.WaitAsync(cancellationToken));
            asking.Add(AskOneAsync(number));
        }

        await Task.WhenAll(asking);
        return ([.. acknowledged.Order()], [.. answered.Order()], watch.Elapsed);

        async Task AskOneAsync(int number)
        {
            var begun = Stopwatch.GetTimestamp();
            var (acknowledging, answering) = chat.Ask(number, Questions.All[number % Questions.Count].Text, cancellationToken);
            acknowledged.Add((await bot.OrLogAsync(acknowledging)).TotalMilliseconds);
            await bot.OrLogAsync(answering);
            answered.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            slots.Release();
        }
    }

    private static DirectoryInfo Generate()
    {
        const int Articles = 14_800;
        var folder = Directory.CreateTempSubdirectory("bot-generated-");
        foreach (var article in new NewsGenerator(seed: 2016).Articles(Articles))
            File.WriteAllText(Path.Combine(folder.FullName, article.File), $"{article.Title}\n\n{article.Text}\n");
        return folder;
    }

    private static int Number(string[] options, string name, int otherwise) =>
        Array.IndexOf(options, name) is >= 0 and var place && place + 1 < options.Length ? int.Parse(options[place + 1], NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;

    private static void Print(string what, List<double> sorted) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {sorted[sorted.Count / 2]:0.0} | {sorted[sorted.Count * 99 / 100]:0.0} | {sorted[^1]:0.0} |"));

    /// <summary>A platform on loopback where people use the command /ask.</summary>
    private interface IAskedChat : IAsyncDisposable
    {
        IStandIn StandIn { get; }

        /// <returns>The time to the acknowledgement as the platform measured it, and the end of waiting for the answer.</returns>
        (Task<TimeSpan> Acknowledged, Task Answered) Ask(int number, string question, CancellationToken cancellationToken);
    }

    private sealed class DiscordAsked(DiscordServer discord) : IAskedChat
    {
        public IStandIn StandIn => discord;

        internal static async Task<IAskedChat> StartAsync(CancellationToken cancellationToken) =>
            new DiscordAsked(await DiscordServer.StartAsync(new DiscordSettings { IdentifyWindow = TimeSpan.Zero, GlobalLimit = Many }, cancellationToken));

        public (Task<TimeSpan> Acknowledged, Task Answered) Ask(int number, string question, CancellationToken cancellationToken)
        {
            var asked = (number % 4 < 2 ? discord.Alice : discord.Bob).Command(number % 2 == 0 ? discord.General : discord.Random, "ask", ("question", question));
            return (AcknowledgedAsync(), asked.Answered);

            async Task<TimeSpan> AcknowledgedAsync() => (await asked.Acknowledged).Elapsed;
        }

        public ValueTask DisposeAsync() => discord.DisposeAsync();
    }

    /// <summary>Answers stand in the channel and do not say whose they are, so each is given to who asked the same first.</summary>
    private sealed class SlackAsked : IAskedChat
    {
        private readonly SlackServer _slack;
        private readonly ConcurrentDictionary<string, ConcurrentQueue<TaskCompletionSource>> _waiting = new(StringComparer.Ordinal);
        private readonly CancellationTokenSource _stop = new();

        private SlackAsked(SlackServer slack)
        {
            _slack = slack;
            _ = ReadAsync(slack.General);
            _ = ReadAsync(slack.Random);
        }

        public IStandIn StandIn => _slack;

        internal static async Task<IAskedChat> StartAsync(CancellationToken cancellationToken) =>
            new SlackAsked(await SlackServer.StartAsync(new SlackSettings { Limits = new Dictionary<string, RateLimit>() }, cancellationToken));

        public (Task<TimeSpan> Acknowledged, Task Answered) Ask(int number, string question, CancellationToken cancellationToken)
        {
            var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.GetOrAdd(Key(question), _ => new()).Enqueue(answered);
            var asked = (number % 4 < 2 ? _slack.Alice : _slack.Bob).Command(number % 2 == 0 ? _slack.General : _slack.Random, "/ask", question);
            return (AcknowledgedAsync(), answered.Task);

            async Task<TimeSpan> AcknowledgedAsync()
            {
                await asked.Acknowledged;
                return Stopwatch.GetElapsedTime(asked.Delivery.Begun, asked.Delivery.AcknowledgedAt ?? Stopwatch.GetTimestamp());
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _slack.DisposeAsync();
            _stop.Dispose();
        }

        // Headers are cut at 150 characters.
        private static string Key(string question) => question[..Math.Min(question.Length, 100)];

        private async Task ReadAsync(SlackChannel channel)
        {
            while (true)
            {
                var answer = await channel.NextMessageAsync(_stop.Token);
                var question = answer.Blocks is [var first, ..] ? first["text"]?["text"]?.ToString() ?? "" : ""; // files have no blocks
                if (_waiting.GetValueOrDefault(Key(question))?.TryDequeue(out var answered) == true)
                    answered.SetResult();
            }
        }
    }
}
