using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Bot.Chat;

namespace Bot.Slack;

/// <summary>
/// Sends calls to Slack's Web API: slower when it asks for that, repeated when it is busy and repeating does no harm.
/// Neither a token, an address that Slack gave, nor what people wrote is ever part of a message or a log line.
/// </summary>
internal sealed partial class SlackRest(HttpClient http, SlackOptions options, TimeProvider time, ILogger<SlackRest> logger)
{
    private const int Attempts = 5;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(250);

    /// <summary>Where Slack says no number.</summary>
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(1);

    private readonly SlackPace _pace = new(time);
    private readonly ConcurrentDictionary<SlackToken, SlackException> _refused = new();
    private readonly TaskCompletionSource<SlackException> _isBotRefused = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal SlackOptions Options => options;

    internal Random Random { get; init; } = Random.Shared;

    /// <summary>Ends when Slack no longer takes the token of the bot.</summary>
    internal Task<SlackException> TokenRefused => _isBotRefused.Task;

    internal async Task<T> SendAsync<T>(SlackRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await SendAsync(request, cancellationToken);
        return Read(answer.Body, type) ?? throw Broken(request, "the answer is not what Slack documents");
    }

    /// <exception cref="SlackException">Slack refused, or could not be reached although it was tried again.</exception>
    internal async Task<SlackAnswer> SendAsync(SlackRequest request, CancellationToken cancellationToken)
    {
        var mayBeDone = false;
        for (var attempt = 1; ; attempt++)
        {
            if (_refused.TryGetValue(request.Token, out var before))
                throw new SlackException(before.Code, $"{request.Method}: not sent, since Slack refused the token ({before.Code}).") { Method = request.Method };

            await _pace.EnterAsync(request, cancellationToken);
            var wait = TimeSpan.Zero;
            SlackException refusal;
            try
            {
                using var message = Message(request);
                using var response = await http.SendAsync(message, cancellationToken);
                var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
                if (Refusal(request, response.StatusCode, body) is not { } refused)
                    return new SlackAnswer(body, Scopes(response.Headers));

                refusal = refused;
                if (mayBeDone && refusal.Code == request.DoneCode)
                    return new SlackAnswer(body, []);
                if (refusal.Code == SlackException.RateLimited)
                {
                    var pause = Pause(response.Headers.RetryAfter);
                    _pace.Refused(request, pause);
                    LogPaused(request.Method, pause);
                    if (attempt == Attempts || pause > SlackPace.LongestWait)
                        throw refusal;
                }
                else
                {
                    if (!refusal.IsUncertain || !request.IsRepeatable || attempt == Attempts)
                        throw refusal;
                    mayBeDone = true;
                    wait = Growing(attempt);
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                refusal = Broken(request, $"Slack cannot be reached: {exception.Message}");
                var isUndone = exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError };
                if ((!request.IsRepeatable && !isUndone) || attempt == Attempts)
                    throw refusal;
                mayBeDone |= !isUndone;
                wait = Growing(attempt);
            }

            LogRepeated(request.Method, attempt, refusal.Code);
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    /// <param name="url">One of Slack's own.</param>
    /// <exception cref="UploadException">It cannot be fetched.</exception>
    internal async Task<Stream> DownloadAsync(Uri url, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", options.BotToken) } };
        // Who may not see a file is led to a page for logging in.
        return await FileDownload.OpenAsync(http, message, "Slack", "Who runs this bot can see to it that the app has the scope files:read.", cancellationToken);
    }

    private HttpRequestMessage Message(SlackRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, request.Address ?? new Uri($"{options.ApiUrl.AbsoluteUri.TrimEnd('/')}/{request.Method}"))
        {
            Content = request.Body?.Invoke() ?? new FormUrlEncodedContent([]),
        };
        if (request.Token != SlackToken.None)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", request.Token == SlackToken.App ? options.AppToken : options.BotToken);
        return message;
    }

    /// <summary>Null when Slack took it. HTTP 200 says nothing yet: https://docs.slack.dev/apis/web-api/#errors.</summary>
    private SlackException? Refusal(SlackRequest request, HttpStatusCode status, byte[] body)
    {
        var head = Read(body, SlackWireJson.Default.AnswerHead);
        var isSuccess = (int)status is >= 200 and <= 299;
        if (isSuccess && (head?.Ok ?? request.Address is not null))
            return null;

        if (status == HttpStatusCode.TooManyRequests)
            return new SlackException(SlackException.RateLimited, $"{request.Method}: {SlackException.RateLimited} (HTTP 429)") { Method = request.Method };
        if (head?.Ok is null && (isSuccess || status >= HttpStatusCode.InternalServerError))
            return Broken(request, $"there is no answer of Slack (HTTP {(int)status})");

        var code = head?.Error is { } error && IsName().IsMatch(error) ? error : string.Create(CultureInfo.InvariantCulture, $"http_{(int)status}");
        var needed = Named(head?.Needed);
        var refusal = new SlackException(code, $"{request.Method}: {code}{(needed is null ? "" : $", needs the scope {needed}")}{Places(head?.ResponseMetadata)}") { Method = request.Method, Needed = needed };
        if (refusal.IsTokenRefused && request.Token != SlackToken.None)
        {
            _refused[request.Token] = refusal;
            if (request.Token == SlackToken.Bot)
                _isBotRefused.TrySetResult(refusal);
        }

        return refusal;
    }

    // Of what Slack writes of blocks, the places alone: the rest may quote what people wrote.
    private static string Places(AnswerHints? hints)
    {
        var places = (hints?.Messages ?? []).Select(message => Pointer().Match(message ?? "")).Where(match => match.Success).Select(match => match.Groups["place"].Value).Take(3).ToList();
        return places.Count == 0 ? "" : $", at {string.Join(" and ", places)}";
    }

    private static string? Named(string? scopes) => scopes is not null && IsScopes().IsMatch(scopes) ? scopes : null;

    private static SlackException Broken(SlackRequest request, string reason) => new(SlackException.Unreachable, $"{request.Method}: {reason}") { Method = request.Method };

    private TimeSpan Pause(RetryConditionHeaderValue? told)
    {
        var pause = told?.Delta ?? (told?.Date - time.GetUtcNow()) ?? DefaultPause;
        return pause > FirstWait ? pause : FirstWait;
    }

    private static string[] Scopes(HttpResponseHeaders headers) =>
        headers.TryGetValues("X-OAuth-Scopes", out var values) ? string.Join(',', values).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [];

    /// <summary>Null when it is something else.</summary>
    internal static T? Read<T>(byte[] body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            // A page of a proxy before Slack, or the plain "ok" of a response_url.
            return null;
        }
    }

    // With jitter, so that calls that failed together do not come back together.
    private TimeSpan Growing(int attempt) => FirstWait * Math.Pow(2, attempt - 1) * (0.75 + (Random.NextDouble() / 2));

    [GeneratedRegex("^[a-z0-9_]{1,80}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex IsName();

    [GeneratedRegex("^[a-z0-9_.:, -]{1,2000}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex IsScopes();

    [GeneratedRegex(@"\[json-pointer:(?<place>[a-z0-9_/]{1,100})\]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Pointer();

    [LoggerMessage(LogLevel.Warning, "Slack wants {Method} to rest for {Pause} (ratelimited); answers wait so long. Is the bot asked very much, or does it run twice?")]
    private partial void LogPaused(string method, TimeSpan pause);

    [LoggerMessage(LogLevel.Debug, "{Method} is tried again after attempt {Attempt} ({Code})")]
    private partial void LogRepeated(string method, int attempt, string code);
}
