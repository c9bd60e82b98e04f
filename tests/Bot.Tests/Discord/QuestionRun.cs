using System.Collections.Concurrent;
using System.Globalization;
using Bot.Tests.DiscordStandIn;
using Bot.Tests.Running;

namespace Bot.Tests.Discord;

/// <summary>Several people ask in two channels, up to <see cref="InFlight"/> at once, while the gateway is cut at random moments.</summary>
internal sealed class QuestionRun(DiscordServer discord, RunningBot bot) : IDisposable
{
    private const int InFlight = 50;

    /// <summary>After 3 seconds Discord tells the person itself that the application did not respond.</summary>
    private static readonly TimeSpan ToldAfter = TimeSpan.FromSeconds(3.5);

    private readonly Random _random = new(2016);
    private readonly Person[] _people = [discord.Alice, discord.Bob, discord.AddPerson("carol"), discord.AddPerson("dave")];
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _replies = new();
    private readonly SemaphoreSlim _slots = new(InFlight);
    private int _answered;
    private int _told;
    private int _lost;

    internal required int Questions { get; init; }

    internal required int Drops { get; init; }

    /// <summary>Every so many questions one is asked by a mention; 0 for none.</summary>
    internal int Mentions { get; init; }

    /// <summary>While the bot is away nobody asks anew.</summary>
    internal bool WaitsForReturn { get; init; }

    internal int Answered => _answered;

    internal int ToldByDiscord => _told;

    /// <summary>Told by Discord although the bot had a session when it was asked.</summary>
    internal int Lost => _lost;

    internal async Task AskAsync(IReadOnlyList<Action<GatewayHub>> cuts, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Task.WhenAll(ReadAsync(discord.General, stop.Token), ReadAsync(discord.Random, stop.Token));
        var moments = Enumerable.Range(1, Questions - 1).ToArray();
        _random.Shuffle(moments);
        var cutAt = moments.Take(Drops).ToHashSet();
        var asking = new List<Task>();
        var back = Task.CompletedTask;
        for (var number = 0; number < Questions; number++)
        {
            await bot.OrLogAsync(_slots.WaitAsync(cancellationToken));
            asking.Add(AskOneAsync(_people[_random.Next(_people.Length)], _random.Next(2) == 0 ? discord.General : discord.Random, number, cancellationToken));
            if (!cutAt.Contains(number))
                continue;
            // What comes before the bot is back would cut nothing.
            await bot.OrLogAsync(back);
            back = bot.Log.NextAsync("is connected", cancellationToken);
            cuts[_random.Next(cuts.Count)](discord.Gateway);
            if (WaitsForReturn)
                await bot.OrLogAsync(back);
        }

        await bot.OrLogAsync(Task.WhenAll(asking));
        await bot.OrLogAsync(back);
        await stop.CancelAsync();
        await Task.WhenAny(reading);
    }

    public void Dispose() => _slots.Dispose();

    private async Task AskOneAsync(Person person, TextChannel channel, int number, CancellationToken cancellationToken)
    {
        var question = string.Create(CultureInfo.InvariantCulture, $"what is the Le Touquet treaty of {number}");
        if (Mentions > 0 && number % Mentions == 0)
        {
            var said = person.Say(channel, question, mentionsBot: true);
            await Reply(said.Id).Task.WaitAsync(cancellationToken);
            Interlocked.Increment(ref _answered);
        }
        else
        {
            var isHeard = discord.Gateway.Sessions.Count > 0;
            await AskByCommandAsync(person.Command(channel, "ask", ("question", question)), isHeard, cancellationToken);
        }

        _slots.Release();
    }

    private async Task AskByCommandAsync(Interaction asked, bool isHeard, CancellationToken cancellationToken)
    {
        try
        {
            await asked.Acknowledged.WaitAsync(ToldAfter, cancellationToken);
        }
        catch (TimeoutException)
        {
            Interlocked.Increment(ref _told);
            if (isHeard)
                Interlocked.Increment(ref _lost);
            return;
        }

        await asked.Answered.WaitAsync(cancellationToken);
        Interlocked.Increment(ref _answered);
    }

    private async Task ReadAsync(TextChannel channel, CancellationToken cancellationToken)
    {
        while (true)
        {
            var message = await channel.NextMessageAsync(cancellationToken);
            if (message.Json["message_reference"]?["message_id"]?.GetValue<string>() is { } asked)
                Reply(asked).TrySetResult();
        }
    }

    private TaskCompletionSource Reply(string message) => _replies.GetOrAdd(message, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
