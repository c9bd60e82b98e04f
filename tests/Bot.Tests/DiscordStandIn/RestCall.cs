using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Bot.Tests.DiscordStandIn;

internal sealed record RestReply(int Status, JsonNode? Body)
{
    internal static RestReply Nothing { get; } = new(204, null);

    internal static RestReply Ok(JsonNode body) => new(200, body);
}

/// <summary>A request, read whole.</summary>
internal sealed record RestCall(string Route, RouteValueReader Values, IQueryCollection Query, JsonNode? Json, IReadOnlyList<UploadedFile> Files)
{
    private const int MostBytes = 25 * 1024 * 1024;

    internal JsonObject Body => Json as JsonObject ?? [];

    internal static async Task<RestCall> ReadAsync(HttpContext context, string route, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var values = new RouteValueReader(context);
        if (request.ContentLength is null or 0 && !request.Headers.TransferEncoding.Contains("chunked"))
            return new RestCall(route, values, request.Query, null, []);
        if (request.ContentLength > MostBytes)
            throw new RestRefusal(413, 40005, "Request entity too large");
        if (!request.HasFormContentType && request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) is not true)
            throw RestRefusal.Form("_", "CONTENT_TYPE_INVALID", $"Expected \"Content-Type\" header to be one of application/json, multipart/form-data; got \"{request.ContentType}\".");
        try
        {
            return request.HasFormContentType
                ? await ReadFormAsync(request, route, values, cancellationToken)
                : new RestCall(route, values, request.Query, await JsonNode.ParseAsync(request.Body, cancellationToken: cancellationToken), []);
        }
        catch (JsonException broken)
        {
            throw new RestRefusal(400, 50109, "The request body contains invalid JSON.", details: broken.Message);
        }
    }

    private static async Task<RestCall> ReadFormAsync(HttpRequest request, string route, RouteValueReader values, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var files = new List<UploadedFile>();
        JsonNode? json = null;
        if (form.TryGetValue("payload_json", out var payload))
            json = JsonNode.Parse(payload.ToString());
        foreach (var part in form.Files)
        {
            using var content = new MemoryStream();
            await part.CopyToAsync(content, cancellationToken);
            if (part.Name == "payload_json")
                json = JsonNode.Parse(content.ToArray());
            else if (part.Name.StartsWith("files[", StringComparison.Ordinal) && int.TryParse(part.Name[6..^1], System.Globalization.CultureInfo.InvariantCulture, out var number))
                files.Add(new UploadedFile(number, part.FileName, part.ContentType ?? "application/octet-stream", content.ToArray()));
            else
                throw RestRefusal.Form(part.Name, "FILE_NAME_INVALID", "A file of a message is the part files[n].");
        }

        return new RestCall(route, values, request.Query, json, files);
    }
}

internal sealed class RouteValueReader(HttpContext context)
{
    internal string this[string name] => context.Request.RouteValues[name] as string ?? throw new ArgumentException($"The route has no {{{name}}}.", nameof(name));
}
