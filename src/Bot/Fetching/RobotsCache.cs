using System.Collections.Concurrent;
using System.Net.Sockets;

namespace Bot.Fetching;

/// <param name="Status">Of HTTP.</param>
internal sealed record RobotsAnswer(int Status, string Text);

/// <summary>Asks each host once an hour what it does not want to be fetched.</summary>
internal sealed class RobotsCache(Func<Uri, CancellationToken, Task<RobotsAnswer>> fetch, TimeProvider time)
{
    private const int MaxHosts = 1_000;

    private static readonly TimeSpan Keep = TimeSpan.FromHours(1);

    // A host that is down is not asked again for each of its pages, and is not given up for an hour.
    private static readonly TimeSpan KeepFailure = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    /// <summary>Why a page is not fetched, in one sentence; null when it may be.</summary>
    internal async Task<string?> RefusalAsync(Uri url, CancellationToken cancellationToken)
    {
        var origin = url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
        var now = time.GetUtcNow();
        if (!_kept.TryGetValue(origin, out var kept) || kept.Until <= now)
        {
            kept = await AskAsync(new Uri(url, "/robots.txt"), now, cancellationToken);
            Forget(now);
            _kept[origin] = kept;
        }
        if (kept.Rules is null)
            return $"The robots.txt of {url.IdnHost} cannot be read now, so nothing is fetched there; try again later.";
        return kept.Rules.Allows(url) ? null : $"The robots.txt of {url.IdnHost} forbids to fetch this page; save it by hand and send the file.";
    }

    private async Task<Kept> AskAsync(Uri robots, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await fetch(robots, cancellationToken);
            return answer.Status switch
            {
                >= 200 and < 300 => new Kept(RobotsRules.Parse(answer.Text), now + Keep),
                // RFC 9309, 2.3.1.3: there are no rules.
                >= 400 and < 500 => new Kept(RobotsRules.Parse(""), now + Keep),
                _ => new Kept(Rules: null, now + KeepFailure),
            };
        }
        catch (Exception e) when (e is IOException or InvalidDataException || (e is HttpRequestException && !IsTold(e)))
        {
            return new Kept(Rules: null, now + KeepFailure);
        }
    }

    // What is wrong with the host is told better than that its robots.txt cannot be read.
    private static bool IsTold(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is ForbiddenAddressException or SocketException or System.Security.Authentication.AuthenticationException)
                return true;
        }
        return false;
    }

    private void Forget(DateTimeOffset now)
    {
        if (_kept.Count < MaxHosts)
            return;
        foreach (var (origin, kept) in _kept)
        {
            if (kept.Until <= now)
                _kept.TryRemove(origin, out _);
        }
        if (_kept.Count >= MaxHosts)
            _kept.Clear();
    }

    private sealed record Kept(RobotsRules? Rules, DateTimeOffset Until);
}
