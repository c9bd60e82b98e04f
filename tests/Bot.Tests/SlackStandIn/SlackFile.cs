using System.Text.Json.Nodes;

namespace Bot.Tests.SlackStandIn;

/// <summary>A file of the workspace.</summary>
internal sealed record SlackFile(string Id, string Name, string Title, byte[] Content)
{
    internal string? AltText { get; init; }

    internal JsonObject Describe(SlackServer server) => new()
    {
        ["id"] = Id,
        ["created"] = server.Now.ToUnixTimeSeconds(),
        ["timestamp"] = server.Now.ToUnixTimeSeconds(),
        ["name"] = Name,
        ["title"] = Title,
        ["mimetype"] = "application/octet-stream",
        ["filetype"] = Path.GetExtension(Name).TrimStart('.'),
        ["size"] = Content.Length,
        ["mode"] = "hosted",
        ["is_external"] = false,
        ["is_public"] = true,
        ["url_private"] = new Uri(server.BaseUrl, $"/files-pri/{Id}/{Uri.EscapeDataString(Name)}").ToString(),
        ["permalink"] = new Uri(server.BaseUrl, $"/files/{Id}").ToString(),
        ["alt_txt"] = AltText,
    };
}
