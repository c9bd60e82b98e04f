using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.SlackStandIn;

/// <summary>Where payloads are posted to; an app with one address gives it three times.</summary>
internal sealed record RequestUrls(Uri Events, Uri Commands, Uri Interactivity)
{
    internal static RequestUrls All(Uri address) => new(address, address, address);
}

/// <summary>What is wrong with a request that pretends to come from Slack.</summary>
internal enum Forgery { None, WrongSignature, NoSignature, OldTimestamp, FutureTimestamp, ChangedBody, BrokenTimestamp }

/// <summary>Posts payloads to the bot, signed: events as JSON, commands as a form, interactions as the field `payload` of a form.</summary>
internal sealed class HttpDelivery(SlackServer server) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Requests that were answered, or given up.</summary>
    internal Tally Attempts { get; } = new();

    internal void Send(Delivery delivery, RequestUrls addresses)
    {
        delivery.Sent = server.Settings.Time.GetTimestamp();
        _ = PostAsync(delivery, delivery.Kind switch
        {
            DeliveryKind.Event => addresses.Events,
            DeliveryKind.Command => addresses.Commands,
            _ => addresses.Interactivity,
        });
    }

    /// <summary>What Slack does when the address of events is entered; null when it holds.</summary>
    internal async Task<string?> VerifyUrlAsync(Uri events, CancellationToken cancellationToken)
    {
        var challenge = Guid.NewGuid().ToString("N");
        var body = new JsonObject { ["token"] = server.VerificationToken, ["challenge"] = challenge, ["type"] = "url_verification" };
        using var answer = await PostAsync(events, body.ToJsonString(), "application/json", Forgery.None, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        var told = answer.Content.Headers.ContentType?.MediaType is "application/json" ? Parse(text)?["challenge"]?.ToString() : text;
        return answer.IsSuccessStatusCode && told == challenge ? null : $"url_verification was answered with {(int)answer.StatusCode} {text}";
    }

    /// <summary>Posts the payload of a delivery as somebody would who is not Slack, or (without a forgery) once more.</summary>
    internal Task<HttpResponseMessage> ForgeAsync(Uri address, Delivery delivery, Forgery forgery, CancellationToken cancellationToken)
    {
        var (body, type) = Write(delivery);
        return PostAsync(address, body, type, forgery, cancellationToken);
    }

    internal async Task<HttpResponseMessage> PostAsync(Uri address, string body, string type, Forgery forgery, CancellationToken cancellationToken, int retries = 0, string reason = "")
    {
        var time = forgery switch
        {
            Forgery.OldTimestamp => server.Now - TimeSpan.FromSeconds(301),
            Forgery.FutureTimestamp => server.Now + TimeSpan.FromSeconds(301),
            _ => server.Now,
        };
        var timestamp = forgery is Forgery.BrokenTimestamp ? "yesterday" : time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(forgery is Forgery.ChangedBody ? $"{body} " : body));
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        if (forgery is not Forgery.NoSignature)
            request.Headers.Add("X-Slack-Signature", Sign(timestamp, body, forgery is Forgery.WrongSignature ? $"{server.SigningSecret}0" : server.SigningSecret));
        request.Headers.UserAgent.ParseAdd("Slackbot 1.0 (+https://api.slack.com/robots)");
        if (retries > 0)
        {
            request.Headers.Add("X-Slack-Retry-Num", retries.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("X-Slack-Retry-Reason", reason);
        }

        return await _client.SendAsync(request, cancellationToken);
    }

    public void Dispose() => _client.Dispose();

    internal static string Sign(string timestamp, string body, string secret) =>
        "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}")));

    private async Task PostAsync(Delivery delivery, Uri address)
    {
        using var limit = new CancellationTokenSource(Delivery.MostUntilAcknowledged, server.Settings.Time);
        try
        {
            var (body, type) = Write(delivery);
            using var answer = await PostAsync(address, body, type, Forgery.None, limit.Token, delivery.Retries, delivery.RetryReason);
            var text = await answer.Content.ReadAsStringAsync(limit.Token);
            if (answer.IsSuccessStatusCode)
            {
                delivery.Acknowledge(Read(delivery, text, answer.Content.Headers.ContentType?.MediaType));
                return;
            }

            server.Breach(string.Create(CultureInfo.InvariantCulture, $"HTTP: {delivery.Name} was answered with {(int)answer.StatusCode}"));
            if (answer.Headers.TryGetValues("X-Slack-No-Retry", out var values) && values.Contains("1"))
                delivery.Fail("http_error");
            else
                server.Courier.Fail(delivery, "http_error", "dispatch_failed");
        }
        catch (OperationCanceledException)
        {
            server.Breach($"HTTP: {delivery.Name} was not acknowledged within 3 s");
            server.Courier.Fail(delivery, "http_timeout", "operation_timeout");
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            server.Courier.Fail(delivery, "connection_failed", "dispatch_failed");
        }
        finally
        {
            Attempts.Add();
        }
    }

    private JsonNode? Read(Delivery delivery, string text, string? type)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (type is "application/json")
            return Parse(text);
        // A command may be answered with plain text; elsewhere a text says nothing.
        if (delivery.Kind is DeliveryKind.Command)
            return new JsonObject { ["text"] = text };
        if (delivery.Name is "view_submission" or "block_suggestion")
            server.Breach($"HTTP: {delivery.Name} was answered with {type}, not JSON");
        return null;
    }

    private static (string Body, string Type) Write(Delivery delivery) => delivery.Kind switch
    {
        DeliveryKind.Event => (delivery.Payload.ToJsonString(), "application/json"),
        DeliveryKind.Command => (Form(delivery.Payload.Select(pair => (pair.Key, pair.Value?.ToString() ?? ""))), "application/x-www-form-urlencoded"),
        _ => (Form([("payload", delivery.Payload.ToJsonString())]), "application/x-www-form-urlencoded"),
    };

    /// <summary>A space is a plus, as Slack writes it.</summary>
    private static string Form(IEnumerable<(string Name, string Value)> fields) =>
        string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value).Replace("%20", "+", StringComparison.Ordinal)}"));

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
