using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Bot.Tests.DiscordStandIn;

/// <summary>Every address that the stand-in answers at.</summary>
internal sealed class Routes(DiscordServer server, RestHost rest, ChannelRoutes channels, CommandRoutes commands, InteractionRoutes interactions)
{
    private const string Message = "/channels/{channel}/messages/{message}";
    private const string Webhook = "/webhooks/{app}/{token}";

    internal void Map(WebApplication site)
    {
        rest.Map(site, "GET", "/gateway", _ => RestReply.Ok(new JsonObject { ["url"] = server.GatewayUrl }));
        rest.Map(site, "GET", "/gateway/bot", _ => RestReply.Ok(GatewayOfBot()));
        rest.Map(site, "GET", "/users/@me", _ => RestReply.Ok(server.Descriptions.BotUser()));
        rest.Map(site, "POST", "/users/@me/channels", channels.OpenDirect);
        rest.Map(site, "GET", "/users/@me/guilds", _ => RestReply.Ok(new JsonArray(GuildInShort())));
        rest.Map(site, "GET", "/applications/@me", _ => RestReply.Ok(server.Descriptions.Application()));
        rest.Map(site, "GET", "/oauth2/applications/@me", _ => RestReply.Ok(server.Descriptions.Application()));

        rest.Map(site, "GET", "/channels/{channel}", channels.Get);
        rest.Map(site, "POST", "/channels/{channel}/messages", channels.PostMessage, "message");
        rest.Map(site, "POST", "/channels/{channel}/typing", channels.Type);
        rest.Map(site, "GET", Message, channels.GetMessage);
        rest.Map(site, "PATCH", Message, channels.EditMessage, "edit");
        rest.Map(site, "DELETE", Message, channels.DeleteMessage);
        rest.Map(site, "POST", Message + "/threads", channels.StartThread, "thread");

        rest.Map(site, "GET", "/applications/{app}/commands", commands.GetGlobal);
        rest.Map(site, "PUT", "/applications/{app}/commands", commands.PutGlobal, "commands");
        rest.Map(site, "GET", "/applications/{app}/guilds/{guild}/commands", commands.GetOfGuild);
        rest.Map(site, "PUT", "/applications/{app}/guilds/{guild}/commands", commands.PutOfGuild, "commands");

        rest.Map(site, "POST", "/interactions/{interaction}/{token}/callback", interactions.Callback, "callback");
        rest.Map(site, "POST", Webhook, interactions.Follow, "followup");
        rest.Map(site, "GET", Webhook + "/messages/{message}", interactions.GetMessage);
        rest.Map(site, "PATCH", Webhook + "/messages/{message}", interactions.EditMessage, "webhookEdit");
        rest.Map(site, "DELETE", Webhook + "/messages/{message}", interactions.DeleteMessage);

        site.MapGet("/attachments/{channel}/{message}/{attachment}/{name}", SendFileAsync);
        site.MapGet("/ephemeral-attachments/{channel}/{attachment}/{name}", server.SentFiles.SendAsync);
        site.Map(DiscordServer.GatewayPath, server.Gateway.HandleAsync);
        site.Map(DiscordServer.ResumePath, server.Gateway.HandleAsync);
        site.MapFallback(rest.RefuseUnknownAsync);
    }

    private JsonObject GatewayOfBot() => new()
    {
        ["url"] = server.GatewayUrl,
        ["shards"] = server.Settings.Shards,
        ["session_start_limit"] = new JsonObject
        {
            ["total"] = server.Settings.SessionStarts,
            ["remaining"] = server.Gateway.SessionStartsRemaining,
            ["reset_after"] = (long)server.Settings.SessionStartsResetAfter.TotalMilliseconds,
            ["max_concurrency"] = server.Settings.MaxConcurrency,
        },
    };

    private JsonObject GuildInShort() => new()
    {
        ["id"] = server.GuildId,
        ["name"] = "Newsroom",
        ["icon"] = null,
        ["banner"] = null,
        ["owner"] = false,
        ["permissions"] = Descriptions.Bits(server.Settings.BotPermissions),
        ["features"] = new JsonArray(),
    };

    private async Task SendFileAsync(HttpContext context)
    {
        var file = server.Messages.FindFile(context.Request.RouteValues["attachment"] as string ?? "");
        if (file is null)
        {
            context.Response.StatusCode = 404;
            return;
        }

        context.Response.ContentType = file.ContentType;
        await context.Response.Body.WriteAsync(file.Content, context.RequestAborted);
    }
}
