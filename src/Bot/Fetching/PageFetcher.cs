using System.Net;
using System.Net.Http.Headers;
using Bot.Moderation;

namespace Bot.Fetching;

/// <summary>Fetches pages and feeds of the public web, and nothing else, whatever an address or a redirect says.</summary>
internal sealed class PageFetcher : IDisposable
{
    private const int MaxRedirects = 5;

    private static readonly Dictionary<string, string> Articles = new(StringComparer.Ordinal)
    {
        ["text/html"] = ".html",
        ["application/xhtml+xml"] = ".html",
        ["text/plain"] = ".txt",
        ["text/markdown"] = ".md",
        ["application/pdf"] = ".pdf",
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = ".docx",
    };

    private static readonly Dictionary<string, string> Feeds = new[] { "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml" }
        .ToDictionary(type => type, _ => ".xml", StringComparer.Ordinal);

    private readonly FetchingOptions _options;
    private readonly UrlRules _rules;
    private readonly RobotsCache _robots;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    internal PageFetcher(FetchingOptions options, TimeProvider time)
        : this(options, new SafeDialer(new AddressRules(options.AllowedNetworks)), time)
    {
    }

    internal PageFetcher(FetchingOptions options, SafeDialer dialer, TimeProvider time)
    {
        (_options, _time, _rules) = (options, time, new UrlRules(options));
        _robots = new RobotsCache(FollowAsync, time);
        _http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = dialer.ConnectAsync,
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            Credentials = null,
            AutomaticDecompression = DecompressionMethods.All,
            MaxResponseHeadersLength = 64,
            MaxResponseDrainSize = 0,
            ConnectTimeout = TimeSpan.FromSeconds(options.TimeoutSeconds),
            // The next page of a host is looked up anew.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5),
            ActivityHeadersPropagator = null,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd($"{RobotsRules.Product}/1.0 (takes articles into the corpus of a team's question bot)");
    }

    internal Task<FetchResult> FetchAsync(Uri url, CancellationToken cancellationToken) => FetchAsync(url, known: null, cancellationToken);

    /// <param name="known">The state that is there already.</param>
    internal Task<FetchResult> FetchAsync(Uri url, PageState? known, CancellationToken cancellationToken) => FetchAsync(url, Articles, known, cancellationToken);

    internal Task<FetchResult> FetchFeedAsync(Uri url, CancellationToken cancellationToken) => FetchAsync(url, Feeds, known: null, cancellationToken);

    public void Dispose() => _http.Dispose();

    private async Task<FetchResult> FetchAsync(Uri url, Dictionary<string, string> kinds, PageState? known, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(_options.TimeoutSeconds), _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await FollowAsync(url, kinds, known, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new FetchResult.Refused($"{Shown(url)} did not come within {_options.TimeoutSeconds} seconds; try again later, or raise Fetching:TimeoutSeconds.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException or System.Net.Sockets.SocketException or ForbiddenAddressException)
        {
            return new FetchResult.Refused(FetchFailure.Sentence(url, e));
        }
    }

    private async Task<FetchResult> FollowAsync(Uri url, Dictionary<string, string> kinds, PageState? known, CancellationToken cancellationToken)
    {
        var at = url;
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            if (_rules.Refusal(at) is { } refusal)
                return new FetchResult.Refused(Behind(url, at, refusal));
            if (await _robots.RefusalAsync(at, cancellationToken) is { } kept)
                return new FetchResult.Refused(Behind(url, at, kept));
            using var response = await SendAsync(at, kinds, known, cancellationToken);
            if (Target(response, at) is not { } next)
                return known is not null && response.StatusCode == HttpStatusCode.NotModified ? new FetchResult.Unchanged() : await ReadAsync(url, at, response, kinds, cancellationToken);
            if (UrlRules.Refusal(at, next) is { } downgrade)
                return new FetchResult.Refused($"{Shown(at)}: {downgrade}");
            at = next;
        }
        return new FetchResult.Refused($"{Shown(url)} leads on more than {MaxRedirects} times; name the page itself.");
    }

    private async Task<HttpResponseMessage> SendAsync(Uri url, Dictionary<string, string> kinds, PageState? known, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Accept.ParseAdd(string.Join(", ", kinds.Keys));
        if (known?.Tag is { } tag && EntityTagHeaderValue.TryParse(tag, out var parsed))
            request.Headers.IfNoneMatch.Add(parsed);
        request.Headers.IfModifiedSince = known?.Modified;
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    /// <summary>robots.txt: the same rules and the same door, but no robots.txt asked for it.</summary>
    private async Task<RobotsAnswer> FollowAsync(Uri robots, CancellationToken cancellationToken)
    {
        var at = robots;
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            if (_rules.Refusal(at) is not null)
                break;
            using var response = await _http.GetAsync(at, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (Target(response, at) is { } next)
            {
                if (UrlRules.Refusal(at, next) is not null)
                    break;
                at = next;
                continue;
            }
            if (!response.IsSuccessStatusCode)
                return new RobotsAnswer((int)response.StatusCode, "");
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            return new RobotsAnswer((int)response.StatusCode, await RobotsRules.TextAsync(stream, cancellationToken));
        }
        // A robots.txt that leads elsewhere without end says nothing that could be obeyed.
        return new RobotsAnswer((int)HttpStatusCode.BadGateway, "");
    }

    private async Task<FetchResult> ReadAsync(Uri url, Uri at, HttpResponseMessage response, Dictionary<string, string> kinds, CancellationToken cancellationToken)
    {
        if (response.StatusCode != HttpStatusCode.OK)
            return new FetchResult.Refused(FormattableString.Invariant($"{Shown(at)} answers {(int)response.StatusCode}; open it in a browser and see."));
        var type = response.Content.Headers.ContentType;
        if (type?.MediaType?.ToLowerInvariant() is not { } kind || !kinds.TryGetValue(kind, out var extension))
            return new FetchResult.Refused($"{Shown(at)} is {Told(type?.MediaType)}; only {(kinds == Feeds ? "feeds (RSS, Atom)" : "HTML, text, Markdown, PDF and Word (.docx)")} are fetched.");
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        if (await BoundedContent.ReadAsync(stream, _options.MaxBytes, cancellationToken) is not { } content)
            return new FetchResult.Refused(FormattableString.Invariant($"{Shown(url)} is larger than {_options.MaxBytes:N0} bytes; save a part of it, or raise Fetching:MaxBytes."));
        return new FetchResult.Fetched(at, kind, kind.StartsWith("text/", StringComparison.Ordinal) ? DeclaredText.ToUtf8(content, type?.CharSet) : content, PageName.Of(at, response.Content.Headers.ContentDisposition, extension))
        {
            State = new PageState(response.Headers.ETag?.ToString(), response.Content.Headers.LastModified),
        };
    }

    private static Uri? Target(HttpResponseMessage response, Uri at) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location && Uri.TryCreate(at, location, out var target) ? target : null;

    private static string Behind(Uri url, Uri at, string refusal) => url == at ? refusal : $"{Shown(url)} leads to {Shown(at)}: {refusal}";

    private static string Told(string? type) => type is { Length: > 0 and <= 100 } ? type : "of an unknown type";

    /// <summary>An address as it was typed, which may be none.</summary>
    internal static string Shown(string typed)
    {
        if (Uri.TryCreate(typed.Trim(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            return Shown(url);
        var secret = typed.AsSpan().IndexOfAny('?', '#', '@');
        return secret < 0 ? typed : $"{typed[..secret]}…";
    }

    /// <summary>Without user info, query and fragment, which may hold secrets.</summary>
    internal static string Shown(Uri url)
    {
        var shown = url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        return shown.Length <= 200 ? shown : shown[..200] + "…";
    }
}
