using Bot.Models;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Bot.Telemetry;

/// <summary>Sends what is measured to where the settings say. Where they say nothing, nothing is listened to.</summary>
internal static class TelemetryHosting
{
    /// <param name="node">What this process is called among those of the cluster; null where it is alone.</param>
    internal static void Add(IServiceCollection services, TelemetryOptions options, string? node = null)
    {
        services.AddSingleton(options);
        services.AddHostedService<StateMetrics>();
        if (options.Otlp is null && !options.Prometheus)
            return;
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("bot", serviceVersion: typeof(TelemetryHosting).Assembly.GetName().Version?.ToString(3), serviceInstanceId: node))
            .WithMetrics(metrics =>
            {
                // Of outgoing requests metrics alone: their addresses may be secrets.
                metrics.AddMeter(BotTelemetry.Name, ModelTelemetry.MeterName).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation();
                if (options.Prometheus)
                    metrics.AddPrometheusExporter();
                if (options.Otlp is { } collector)
                    metrics.AddOtlpExporter(exporter => Aim(exporter, collector, "v1/metrics", options.OtlpProtocol));
            });
        if (options.Otlp is { } endpoint)
        {
            telemetry.WithTracing(tracing => tracing
                .AddSource(BotTelemetry.Name, BotTelemetry.EngineName)
                // A path may hold the id of a conversation, which lets in who knows it; queries are taken out by the library.
                .AddAspNetCoreInstrumentation(requests => requests.EnrichWithHttpResponse = (activity, response) =>
                    activity.SetTag("url.path", (response.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText))
                .AddOtlpExporter(exporter => Aim(exporter, endpoint, "v1/traces", options.OtlpProtocol)));
        }
    }

    internal static void Map(IEndpointRouteBuilder site, TelemetryOptions options)
    {
        if (options.Prometheus)
            site.MapPrometheusScrapingEndpoint();
    }

    // An address that is set in code is taken as it is, so the path of HTTP stands in it.
    private static void Aim(OtlpExporterOptions exporter, Uri collector, string path, OtlpExportProtocol protocol) =>
        (exporter.Endpoint, exporter.Protocol) = (protocol is OtlpExportProtocol.HttpProtobuf ? new Uri($"{collector.AbsoluteUri.TrimEnd('/')}/{path}") : collector, protocol);
}
