using Bot.Core;
using Bot.Core.Articles;

namespace Bot.Models;

/// <summary>Fills the vectors when the bot starts and whenever another corpus comes into use, aside from whoever changed it.</summary>
internal sealed partial class VectorFilling(VectorKeeper keeper, Corpus corpus, TimeProvider time, ILogger<VectorFilling> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstRest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromHours(1);

    private IReadOnlyList<Article>? _filled;
    private string? _told;
    private TimeSpan _rest = FirstRest;
    private DateTimeOffset _tryAgain;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(BetweenLooks, time);
        do
            await LookAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Fills the vectors if the corpus is another one than at the last look, or if it is time to try again what failed.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        var articles = corpus.Current.Articles;
        if (ReferenceEquals(articles, _filled) && (_told is null || time.GetUtcNow() < _tryAgain))
            return;
        var problem = await keeper.FillAsync(progress: null, cancellationToken);
        _filled = articles;
        if (problem is not null)
        {
            _tryAgain = time.GetUtcNow() + _rest;
            _rest = _rest * 2 < LongestRest ? _rest * 2 : LongestRest;
            if (problem != _told)
                LogProblem(problem);
        }
        else
        {
            _rest = FirstRest;
            if (corpus.Current is { Vectors.Missing: 0 } current)
                LogFilled(current.Passages, current.State.Version);
        }

        _told = problem;
    }

    [LoggerMessage(LogLevel.Information, "The {Passages} passages of corpus {Version} are searched by meaning too")]
    private partial void LogFilled(int passages, string version);

    [LoggerMessage(LogLevel.Warning, "{Problem}")]
    private partial void LogProblem(string problem);
}
