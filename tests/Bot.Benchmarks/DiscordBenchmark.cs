using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Tests.Discord;
using Bot.Tests.DiscordStandIn;

namespace Bot.Benchmarks;

/// <summary>How long people wait on Discord: from the command to the acknowledgement and to the answer, with many asking at once. The stand-in shares the machine.</summary>
internal static class DiscordBenchmark
{
    private const int WarmUp = 100;
    private const int Many = 100_000;

    public static async Task<int> RunAsync(string[] options, CancellationToken cancellationToken)
    {
        var corpus = options.Contains("--generated") ? Generate() : null;
        try
        {
            await using var discord = await DiscordServer.StartAsync(new DiscordSettings { IdentifyWindow = TimeSpan.Zero, GlobalLimit = Many }, cancellationToken);
            await using var bot = await RunningBot.LaunchAsync(
                discord,
                cancellationToken,
                new JsonObject { ["Chat"] = new JsonObject { ["UserQuestionsPerMinute"] = Many, ["ChannelQuestionsPerMinute"] = Many } },
                corpus?.FullName);
            // Indexing the generated articles takes longer than a test would wait.
            await discord.Gateway.Readies.ReachAsync(1, cancellationToken);
            await AskAsync(discord, bot, WarmUp, inFlight: 10, cancellationToken);

            var (questions, inFlight) = (Number(options, "--questions", 1_000), Number(options, "--in-flight", 50));
            var (acknowledged, answered, elapsed) = await AskAsync(discord, bot, questions, inFlight, cancellationToken);

            Console.WriteLine("| ms | p50 | p99 | max |");
            Console.WriteLine("|---|---|---|---|");
            Print("acknowledged", acknowledged);
            Print("answered", answered);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{questions} questions, {inFlight} at once: {questions / elapsed.TotalSeconds:0} a second; {discord.Violations.Count} rules broken"));
            return discord.Violations.Count == 0 ? 0 : 1;
        }
        finally
        {
            corpus?.Delete(recursive: true);
        }
    }

    private static async Task<(List<double> Acknowledged, List<double> Answered, TimeSpan Elapsed)> AskAsync(DiscordServer discord, RunningBot bot, int questions, int inFlight, CancellationToken cancellationToken)
    {
        using var slots = new SemaphoreSlim(inFlight);
        var (acknowledged, answered) = (new ConcurrentBag<double>(), new ConcurrentBag<double>());
        var people = Enumerable.Range(0, inFlight).Select(number => discord.AddPerson($"person {number}")).ToArray();
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
            var asked = people[number % people.Length].Command(number % 2 == 0 ? discord.General : discord.Random, "ask", ("question", Questions.All[number % Questions.Count].Text));
            acknowledged.Add((await bot.OrLogAsync(asked.Acknowledged)).Elapsed.TotalMilliseconds);
            await bot.OrLogAsync(asked.Answered);
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
}
