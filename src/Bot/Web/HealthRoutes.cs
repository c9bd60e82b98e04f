using System.Text.Json;
using Bot.Chat;

namespace Bot.Web;

/// <summary>What watchdogs ask for.</summary>
internal static class HealthRoutes
{
    internal static void Map(IEndpointRouteBuilder site) =>
        site.MapMethods("/health", WebSite.Reading, (WebCorpus corpus, IEnumerable<ConnectorHealth> connectors) => Results.Text(
            JsonSerializer.Serialize(HealthDocument.Of(corpus.State(), connectors, corpus.Asking.Models.Health), HealthJson.Default.HealthDocument), "application/json; charset=utf-8"));
}
