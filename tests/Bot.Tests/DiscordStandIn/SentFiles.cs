using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Bot.Tests.DiscordStandIn;

/// <summary>A file that somebody sends with a command.</summary>
internal sealed record SentFile(string Id, string Name, byte[] Content);

/// <summary>Keeps the files that people send with commands, and gives them to whoever knows the address, as Discord's own places do.</summary>
internal sealed class SentFiles(DiscordServer server)
{
    private readonly ConcurrentDictionary<string, SentFile> _files = new(StringComparer.Ordinal);

    /// <summary>What is answered instead of the content.</summary>
    internal int? Status { get; set; }

    internal SentFile Add(string name, byte[] content)
    {
        var file = new SentFile(server.Ids.Next(), name, content);
        return _files[file.Id] = file;
    }

    internal JsonObject Describe(TextChannel channel, SentFile file)
    {
        var address = new Uri(server.BaseUrl, $"/ephemeral-attachments/{channel.Id}/{file.Id}/{Uri.EscapeDataString(file.Name)}").ToString();
        return new JsonObject
        {
            ["id"] = file.Id,
            ["filename"] = file.Name,
            ["size"] = file.Content.Length,
            ["url"] = address,
            ["proxy_url"] = address,
            ["content_type"] = "application/octet-stream",
            ["ephemeral"] = true,
        };
    }

    internal async Task SendAsync(HttpContext context)
    {
        // These places are not the API: a token has nothing to do there.
        if (context.Request.Headers.Authorization.Count > 0)
            server.Breach($"{context.Request.Path}: the token was sent along");
        if (Status is { } status)
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = new Uri(server.BaseUrl, "/elsewhere").ToString();
            return;
        }

        if (!_files.TryGetValue(context.Request.RouteValues["attachment"] as string ?? "", out var file))
        {
            context.Response.StatusCode = 404;
            return;
        }

        context.Response.ContentType = "application/octet-stream";
        await context.Response.Body.WriteAsync(file.Content, context.RequestAborted);
    }
}
