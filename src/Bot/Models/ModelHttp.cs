using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace Bot.Models;

/// <summary>The way to an endpoint: retries, time-outs, and rest for one that fails again and again. Nothing is repeated once an answer began.</summary>
internal static class ModelHttp
{
    private const string Name = "models";
    private const int Retries = 2;
    private const int LeastCalls = 6;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Sampling = TimeSpan.FromSeconds(60);

    /// <param name="hasKey">Else none is sent, also not the one that the client of OpenAI asks for.</param>
    /// <param name="total">For the beginning of an answer, with all attempts; its end is up to the caller.</param>
    internal static HttpClient NewClient(bool hasKey, TimeSpan total, TimeProvider time)
    {
        var services = new ServiceCollection();
        // Its logs would tell more than operators need, headers with keys among it.
        var client = services.AddHttpClient(Name).RemoveAllLoggers()
            .ConfigureHttpClient(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler((handler, _) => (handler.AllowAutoRedirect, handler.UseCookies, handler.PooledConnectionLifetime) = (false, false, TimeSpan.FromMinutes(5)))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        if (!hasKey)
            client.AddHttpMessageHandler(() => new KeylessHandler());
        client.AddResilienceHandler(Name, pipeline =>
        {
            pipeline.TimeProvider = time;
            pipeline.AddTimeout(total)
                .AddRetry(new HttpRetryStrategyOptions
                {
                    MaxRetryAttempts = Retries,
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = TimeSpan.FromSeconds(1),
                    MaxDelay = LongestWait,
                    UseJitter = true,
                    ShouldRetryAfterHeader = true,
                    ShouldHandle = attempt => ValueTask.FromResult(HttpClientResiliencePredicates.IsTransient(attempt.Outcome) && Wait(attempt.Outcome.Result, time) <= LongestWait),
                })
                .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
                {
                    FailureRatio = 0.5,
                    MinimumThroughput = LeastCalls,
                    SamplingDuration = Sampling,
                    BreakDuration = Rest,
                    // Who asks too much is told when to come back; that is no fault of the endpoint.
                    ShouldHandle = attempt => ValueTask.FromResult(HttpClientResiliencePredicates.IsTransient(attempt.Outcome) && attempt.Outcome.Result?.StatusCode is not HttpStatusCode.TooManyRequests),
                })
                // One that hangs leaves time for another.
                .AddTimeout(total * 2 / 3);
        });
        return services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient(Name);
    }

    /// <summary>How long the endpoint asks to wait; nobody waits so long for an answer if it is more than some seconds.</summary>
    private static TimeSpan Wait(HttpResponseMessage? response, TimeProvider time) => response?.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } date } => date - time.GetUtcNow(),
        _ => TimeSpan.Zero,
    };

    private sealed class KeylessHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = null;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
