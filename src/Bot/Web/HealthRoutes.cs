using System.Text.Json;
using Bot.Chat;

namespace Bot.Web;

/// <summary>What watchdogs ask for: whether the process lives, whether it is ready, and how it stands in full.</summary>
internal static class HealthRoutes
{
    internal static void Map(IEndpointRouteBuilder site)
    {
        site.MapMethods("/health", WebSite.Reading, (WebCorpus corpus, IEnumerable<ConnectorHealth> connectors) => Json(HealthDocument.Of(corpus, connectors), StatusCodes.Status200OK));
        site.MapMethods("/health/live", WebSite.Reading, () => Results.Text("ok"));
        site.MapMethods("/health/ready", WebSite.Reading, (WebCorpus corpus, IEnumerable<ConnectorHealth> connectors) =>
            HealthDocument.Of(corpus, connectors) is var health && health.Status == HealthDocument.Ok ? Json(health, StatusCodes.Status200OK) : Json(health, StatusCodes.Status503ServiceUnavailable));
    }

    private static IResult Json(HealthDocument health, int status) =>
        Results.Text(JsonSerializer.Serialize(health, HealthJson.Default.HealthDocument), "application/json; charset=utf-8", statusCode: status);
}
