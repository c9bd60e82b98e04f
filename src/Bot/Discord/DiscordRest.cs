using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bot.Answers;
using Bot.Chat;

namespace Bot.Discord;

/// <summary>
/// Sends requests to Discord's REST interface, v10: at the pace of its limits, repeated when it is busy and repeating does no harm.
/// Neither the token of the bot nor that of an interaction is ever part of a message or a log line.
/// </summary>
internal sealed partial class DiscordRest(HttpClient http, DiscordOptions options, TimeProvider time, ILogger<DiscordRest> logger)
{
    private const int Attempts = 5;
    private const int EarlyAttempts = 3;
    private const int LongestReason = 300;

    // Discord asks for an address and a version; the bot has no home page.
    private const string UserAgent = "DiscordBot (https://localhost, 1.0)";

    private static readonly string[] FileHosts = ["cdn.discordapp.com", "media.discordapp.net"];

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(250);

    /// <summary>Longer, nobody waits for the answer.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private readonly RouteLimits _limits = new(options.RequestsPerSecond, time);
    private volatile bool _isTokenRefused;

    internal async Task<T> SendAsync<T>(DiscordRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(request, cancellationToken);
        return Read(answer, type) ?? throw new DiscordException(HttpStatusCode.OK, 0, $"{request.Route}: the answer is not what Discord documents.");
    }

    /// <returns>The body of the answer.</returns>
    /// <exception cref="DiscordException">Discord refused, or could not be reached although it was tried again.</exception>
    internal async Task<byte[]> SendAsync(DiscordRequest request, CancellationToken cancellationToken)
    {
        var mayBeDone = false;
        for (var attempt = 1; ; attempt++)
        {
            // Requests with a wrong token count towards a ban of the address.
            if (_isTokenRefused && !request.IsOfInteraction)
                throw new DiscordException(HttpStatusCode.Unauthorized, 0, $"{request.Route}: not sent, since Discord refused the token.");

            TimeSpan wait;
            using (await _limits.EnterAsync(request, cancellationToken))
            {
                try
                {
                    using var message = Message(request);
                    using var response = await http.SendAsync(message, cancellationToken);
                    _limits.Learn(request, response.Headers);
                    var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
                    if (response.IsSuccessStatusCode)
                        return body;

                    if (response.StatusCode == HttpStatusCode.TooManyRequests)
                    {
                        wait = Slow(request, response, body);
                        if (attempt == Attempts || wait > LongestWait)
                            throw Refusal(request, response.StatusCode, body);
                    }
                    else
                    {
                        var refusal = Refusal(request, response.StatusCode, body);
                        if (mayBeDone && refusal.Code == request.DoneCode)
                            return body;
                        var isEarly = refusal.Code == request.EarlyCode && attempt < EarlyAttempts;
                        var isBroken = response.StatusCode >= HttpStatusCode.InternalServerError && request.IsRepeatable && attempt < Attempts;
                        if (!isEarly && !isBroken)
                            throw refusal;
                        mayBeDone |= isBroken;
                        wait = Growing(attempt);
                    }
                }
                catch (Exception exception) when (exception is HttpRequestException or TimeoutException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
                {
                    if (!request.IsRepeatable || attempt == Attempts)
                        throw new DiscordException(HttpStatusCode.ServiceUnavailable, 0, $"{request.Route}: Discord cannot be reached: {exception.Message}");
                    mayBeDone = true;
                    wait = Growing(attempt);
                }
            }

            LogRepeated(request.Route, attempt, wait);
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    /// <summary>Of Discord's own places alone, and without the token.</summary>
    /// <exception cref="UploadException">It cannot be fetched.</exception>
    internal async Task<Stream> DownloadAsync(Uri? url, CancellationToken cancellationToken)
    {
        if (url is null || !IsFilePlace(url))
            throw new UploadException("The file is not where Discord keeps files, so it was not fetched.");
        using var message = new HttpRequestMessage(HttpMethod.Get, url);
        message.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        return await FileDownload.OpenAsync(http, message, "Discord", "Please send it again.", cancellationToken);
    }

    private bool IsFilePlace(Uri url) => url.IsAbsoluteUri && url.UserInfo.Length == 0
        && ((url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && FileHosts.Contains(url.IdnHost, StringComparer.Ordinal))
            || (options.ApiUrl.IsLoopback && url.Scheme == options.ApiUrl.Scheme && url.Host == options.ApiUrl.Host && url.Port == options.ApiUrl.Port));

    private HttpRequestMessage Message(DiscordRequest request)
    {
        var message = new HttpRequestMessage(request.Method, new Uri($"{options.ApiUrl.AbsoluteUri.TrimEnd('/')}/v10/{request.Path}")) { Content = request.Body?.Invoke() };
        message.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        if (!request.IsOfInteraction)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bot", options.Token);
        return message;
    }

    private TimeSpan Slow(DiscordRequest request, HttpResponseMessage response, byte[] body)
    {
        var told = Read(body, DiscordJson.Default.TooManyRequests);
        var wait = told is { RetryAfter: > 0 } ? TimeSpan.FromSeconds(told.RetryAfter) : response.Headers.RetryAfter?.Delta ?? FirstWait;
        // What is refused before it reaches Discord, with a page, is refused whatever the route.
        _limits.Refused(request, wait, told?.Global != false);
        return wait;
    }

    private DiscordException Refusal(DiscordRequest request, HttpStatusCode status, byte[] body)
    {
        if (status == HttpStatusCode.Unauthorized && !request.IsOfInteraction)
            _isTokenRefused = true;
        var told = Read(body, DiscordJson.Default.RefusedRequest);
        var reason = PlainText.OneLine($"{told?.Message ?? status.ToString()} {(told is { Errors.ValueKind: JsonValueKind.Object } ? told.Errors.GetRawText() : "")}");
        return new DiscordException(status, told?.Code ?? 0, $"{request.Route}: {(reason.Length > LongestReason ? reason[..LongestReason] : reason)} (HTTP {(int)status}, code {told?.Code ?? 0})");
    }

    private static T? Read<T>(byte[] body, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            // A proxy before Discord answers with a page.
            return default;
        }
    }

    // With jitter, so that requests that failed together do not come back together.
    private static TimeSpan Growing(int attempt) => FirstWait * Math.Pow(2, attempt - 1) * (0.75 + (Random.Shared.NextDouble() / 2));

    [LoggerMessage(LogLevel.Debug, "{Route} is tried again after attempt {Attempt}, in {Wait}")]
    private partial void LogRepeated(string route, int attempt, TimeSpan wait);
}
