using Bot.Commands;
using Bot.Core.Articles;
using OpenTelemetry.Exporter;

namespace Bot.Telemetry;

/// <summary>Where metrics and traces go; nowhere by default.</summary>
internal sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>Of a collector that speaks OTLP, such as http://127.0.0.1:4317; none when absent.</summary>
    public Uri? Otlp { get; set; }

    /// <summary>Grpc, or HttpProtobuf, for which collectors have port 4318.</summary>
    public OtlpExportProtocol OtlpProtocol { get; set; } = OtlpExportProtocol.Grpc;

    /// <summary>A page for Prometheus at /metrics. Who reaches the web side reads it.</summary>
    public bool Prometheus { get; set; }

    /// <summary>The texts of questions go into the log and into traces; without it they never do.</summary>
    public bool QuestionTexts { get; set; }

    /// <exception cref="CorpusException">A setting is wrong.</exception>
    internal static TelemetryOptions Read(SettingsFile settings)
    {
        var options = new TelemetryOptions();
        settings.Bind(Section, section => section.Bind(options));
        if (options.Otlp is not (null or { IsAbsoluteUri: true, Scheme: "http" or "https" }))
            throw new CorpusException($"appsettings.json or environment, section {Section}: Otlp is the address of a collector, such as http://127.0.0.1:4317; “{options.Otlp}” is none.");
        return options;
    }
}
