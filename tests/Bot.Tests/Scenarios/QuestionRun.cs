using System.Globalization;

namespace Bot.Tests.Scenarios;

/// <summary>Several people ask in two channels, up to <see cref="InFlight"/> at once, while the line of the bot is cut at random moments.</summary>
internal sealed class QuestionRun(Scene scene) : IDisposable
{
    private const int InFlight = 50;

    private readonly Random _random = new(2016);
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

    /// <summary>The platform could bring the bot what is asked now.</summary>
    internal Func<bool> IsHeard { get; init; } = () => true;

    internal int Answered => _answered;

    /// <summary>The platform itself told the person that the bot did not respond.</summary>
    internal int ToldByPlatform => _told;

    /// <summary>Told so although the bot could have heard it.</summary>
    internal int Lost => _lost;

    /// <summary>How often each question was answered for all to see, by its number.</summary>
    internal IReadOnlyDictionary<int, int> Answers() => scene.SeenBy(scene.Mona)
        .CountBy(seen => int.Parse(seen.Text.Split(QuestionOf(""))[1].Split('?')[0], CultureInfo.InvariantCulture))
        .ToDictionary();

    internal async Task AskAsync(IReadOnlyList<Func<CancellationToken, Task>> cuts, CancellationToken cancellationToken)
    {
        var betweenCuts = Questions / Drops;
        var cutAt = 0;
        var asking = new List<Task>();
        var back = Task.CompletedTask;
        for (var number = 0; number < Questions; number++)
        {
            await scene.Bot.OrLogAsync(_slots.WaitAsync(cancellationToken));
            asking.Add(AskOneAsync(_random.Next(2) == 0 ? scene.Alice : scene.Bob, _random.Next(2) == 0 ? scene.General : scene.Random, number));
            var since = number % betweenCuts;
            if (since == 0)
                cutAt = _random.Next(betweenCuts / 2);
            if (since == cutAt)
                back = cuts[_random.Next(cuts.Count)](cancellationToken);
            // Some ask while the line is away, some when it is back: another cut before that would cut nothing.
            if (WaitsForReturn || since == betweenCuts * 3 / 4)
                await scene.Bot.OrLogAsync(back);
        }

        await scene.Bot.OrLogAsync(Task.WhenAll(asking));
        await scene.Bot.OrLogAsync(back);
    }

    public void Dispose() => _slots.Dispose();

    private async Task AskOneAsync(Member person, Spot place, int number)
    {
        var question = $"{QuestionOf(number.ToString(CultureInfo.InvariantCulture))}?";
        var isHeard = IsHeard();
        try
        {
            if (Mentions > 0 && number % Mentions == 0)
                await scene.MentionAsync(person, place, question);
            else
                await scene.AskAsync(person, place, question);
            Interlocked.Increment(ref _answered);
        }
        catch (TimeoutException)
        {
            Interlocked.Increment(ref _told);
            if (isHeard)
                Interlocked.Increment(ref _lost);
        }

        _slots.Release();
    }

    private static string QuestionOf(string number) => $"how much did the harbour bridge cost, number {number}";
}
