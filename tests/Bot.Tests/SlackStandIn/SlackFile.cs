using System.Text.Json.Nodes;

namespace Bot.Tests.SlackStandIn;

/// <summary>A file of the workspace.</summary>
internal sealed record SlackFile(string Id, string Name, string Title, byte[] Content)
{
    internal string? AltText { get; init; }

    internal JsonObject Describe(SlackServer server, string user)
    {
        var address = new Uri(server.BaseUrl, $"/files-pri/{server.TeamId}-{Id}/{Uri.EscapeDataString(Name)}").ToString();
        var kind = Path.GetExtension(Name).TrimStart('.');
        return new JsonObject
        {
            ["id"] = Id,
            ["created"] = server.Now.ToUnixTimeSeconds(),
            ["timestamp"] = server.Now.ToUnixTimeSeconds(),
            ["name"] = Name,
            ["title"] = Title,
            ["mimetype"] = "application/octet-stream",
            ["filetype"] = kind,
            ["pretty_type"] = kind.ToUpperInvariant(),
            ["user"] = user,
            ["user_team"] = server.TeamId,
            ["editable"] = false,
            ["size"] = Content.Length,
            ["mode"] = "hosted",
            ["is_external"] = false,
            ["external_type"] = "",
            ["is_public"] = true,
            ["public_url_shared"] = false,
            ["display_as_bot"] = false,
            ["username"] = "",
            ["url_private"] = address,
            ["url_private_download"] = new Uri(server.BaseUrl, $"/files-pri/{server.TeamId}-{Id}/download/{Uri.EscapeDataString(Name)}").ToString(),
            ["media_display_type"] = "unknown",
            ["permalink"] = new Uri(server.BaseUrl, $"/files/{Id}").ToString(),
            ["permalink_public"] = new Uri(server.BaseUrl, $"/public/{Id}").ToString(),
            ["is_starred"] = false,
            ["has_rich_preview"] = false,
            ["file_access"] = "visible",
            ["channels"] = new JsonArray(),
            ["groups"] = new JsonArray(),
            ["alt_txt"] = AltText,
        };
    }
}
