using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Bot.Tests.SlackStandIn;

/// <summary>What is answered over HTTP: JSON, or a text.</summary>
internal sealed record Reply(int Status, JsonNode? Body, IReadOnlyDictionary<string, string>? Headers = null, string? Text = null)
{
    /// <summary>In short, for the list of requests.</summary>
    internal string Told => Status != 200 ? Status.ToString(CultureInfo.InvariantCulture)
        : Body is JsonObject json ? json["error"]?.ToString() ?? "ok" : "ok";

    internal static Reply Page(int status) => new(status, null, Text: $"<html><body>{status}</body></html>");

    internal async Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        foreach (var (name, value) in Headers ?? new Dictionary<string, string>())
            context.Response.Headers[name] = value;
        context.Response.ContentType = Text is null ? "application/json; charset=utf-8" : "text/html";
        await context.Response.WriteAsync(Text ?? Body?.ToJsonString() ?? "", context.RequestAborted);
    }
}
