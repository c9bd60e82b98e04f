using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Bot.Slack;
using Bot.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Slack;

/// <summary>The endpoint alone, on a clock of the test; what it delivers is kept and acknowledged by the test.</summary>
internal sealed class EndpointRig : IAsyncDisposable
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    private readonly WebApplication _site;
    private readonly HttpClient _http;

    private EndpointRig(Func<SlackAcknowledgement?>? acknowledge, bool isKnown)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Logging.AddProvider(Log);
        builder.WebHost.UseTestServer();
        _site = builder.Build();
        var bot = new SlackBot();
        if (isKnown)
            bot.Identity = new SlackIdentity("News", "T1", "bot", "U1", "B1", Url: null, []);
        var endpoint = new SlackEndpoint(
            delivery =>
            {
                Delivered.Add(delivery);
                if (acknowledge is not null)
                    _ = delivery.Acknowledge(acknowledge());
            },
            bot, new SlackSignature(Secret, Time), _site.Services.GetRequiredService<IHostApplicationLifetime>(), Time, _site.Services.GetRequiredService<ILogger<SlackEndpoint>>());
        endpoint.Map(_site);
        _http = new HttpClient(new Later(_site)) { BaseAddress = new Uri("http://localhost") };
    }

    internal SkippingTime Time { get; } = SkippingTime.Standing;

    internal LogLines Log { get; } = new();

    internal List<SlackDelivery> Delivered { get; } = [];

    internal IHostApplicationLifetime Lifetime => _site.Services.GetRequiredService<IHostApplicationLifetime>();

    internal static async Task<EndpointRig> StartAsync(CancellationToken cancellationToken, Func<SlackAcknowledgement?>? acknowledge = null, bool isKnown = true)
    {
        var rig = new EndpointRig(acknowledge, isKnown);
        await rig._site.StartAsync(cancellationToken);
        return rig;
    }

    /// <param name="signedBody">The body that the signature is of, where it is another one.</param>
    internal async Task<(HttpStatusCode Status, string Body)> PostAsync(string path, string body, CancellationToken cancellationToken, string? signedBody = null, string? retry = null, int secondsAgo = 0)
    {
        var timestamp = (Time.GetUtcNow().ToUnixTimeSeconds() - secondsAgo).ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{signedBody ?? body}")));
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body) };
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", $"v0={signature}");
        if (retry is not null)
            request.Headers.Add("X-Slack-Retry-Num", retry);
        using var response = await _http.SendAsync(request, cancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _site.DisposeAsync();
        Log.Dispose();
    }

    /// <summary>The server of the test has its handler only after the start.</summary>
    private sealed class Later(WebApplication site) : HttpMessageHandler
    {
        private readonly Lazy<HttpMessageInvoker> _server = new(() => new HttpMessageInvoker(site.GetTestServer().CreateHandler()));

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _server.Value.SendAsync(request, cancellationToken);
    }
}
