using System.Collections.Concurrent;
using System.Net;
using Bot.Slack;
using Bot.Tests.Running;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Slack;

/// <summary>The network: answers each call as the script says, and keeps what was sent.</summary>
internal sealed class ScriptedSlack : HttpMessageHandler
{
    internal const string BotToken = "xoxb-secret-of-the-bot";
    internal const string AppToken = "xapp-secret-of-the-app";

    private readonly ConcurrentQueue<Func<HttpResponseMessage>> _script = new();
    private readonly ConcurrentQueue<SentCall> _calls = new();

    internal ScriptedSlack(TimeProvider time, string apiUrl = "https://slack.com/api/")
    {
        Loggers = LoggerFactory.Create(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace));
        Rest = new SlackRest(new HttpClient(this), new SlackOptions { BotToken = BotToken, AppToken = AppToken, ApiUrl = new Uri(apiUrl) }, time, Loggers.CreateLogger<SlackRest>());
        Api = new SlackApi(Rest);
    }

    internal LogLines Log { get; } = new();

    internal ILoggerFactory Loggers { get; }

    internal SlackRest Rest { get; }

    internal SlackApi Api { get; }

    internal IReadOnlyList<SentCall> Calls => [.. _calls];

    internal ScriptedSlack Answers(string body, HttpStatusCode status = HttpStatusCode.OK, params (string Name, string Value)[] headers)
    {
        _script.Enqueue(() =>
        {
            var response = new HttpResponseMessage(status) { Content = new StringContent(body) };
            foreach (var (name, value) in headers)
                response.Headers.Add(name, value);
            return response;
        });
        return this;
    }

    internal ScriptedSlack Breaks(Exception exception)
    {
        _script.Enqueue(() => throw exception);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // HttpMessageHandlers are given an address and a body.
        _calls.Enqueue(new SentCall(request.RequestUri!, request.Headers.Authorization?.ToString(), request.Content!.Headers.ContentType?.ToString(), await request.Content.ReadAsStringAsync(cancellationToken)));
        return _script.TryDequeue(out var answer) ? answer() : throw new InvalidOperationException($"Nothing is scripted for {request.RequestUri}.");
    }

    protected override void Dispose(bool disposing)
    {
        Loggers.Dispose();
        Log.Dispose();
        base.Dispose(disposing);
    }
}

internal sealed record SentCall(Uri Url, string? Authorization, string? ContentType, string Body);
