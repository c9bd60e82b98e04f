using System.Text.Json.Nodes;

namespace Bot.Tests.DiscordStandIn;

/// <summary>Brings what happens in channels to the gateway, to each session what its intents let it see.</summary>
internal sealed class Announcements(DiscordServer server)
{
    private static readonly string[] Privileged = ["content", "embeds", "attachments", "components"];

    internal void Created(PostedMessage message)
    {
        if (message.IsEphemeral)
            return;
        message.Channel.Add(message);
        Send("MESSAGE_CREATE", message);
    }

    internal void Updated(PostedMessage message)
    {
        if (!message.IsEphemeral)
            Send("MESSAGE_UPDATE", message);
    }

    internal void Deleted(PostedMessage message)
    {
        if (message.IsEphemeral)
            return;
        var json = new JsonObject { ["id"] = message.Id, ["channel_id"] = message.Channel.Id };
        if (message.Channel.Guild is { } guild)
            json["guild_id"] = guild;
        server.Gateway.Dispatch("MESSAGE_DELETE", json, IntentOf(message.Channel), message.Channel.Guild);
    }

    internal void ThreadCreated(TextChannel thread)
    {
        var json = server.Descriptions.Channel(thread);
        json["newly_created"] = true;
        server.Gateway.Dispatch("THREAD_CREATE", json, GatewayIntents.Guilds, thread.Guild);
    }

    internal void ChannelRemoved(TextChannel channel) => server.Gateway.Dispatch(
        channel.Parent is null ? "CHANNEL_DELETE" : "THREAD_DELETE", server.Descriptions.Channel(channel), GatewayIntents.Guilds, channel.Guild);

    private void Send(string name, PostedMessage message)
    {
        if (!message.Channel.IsDirect && !message.Channel.BotPermissions.HasFlag(Permissions.ViewChannel))
            return;
        var json = message.Json;
        if (message.Channel.Guild is { } guild)
        {
            json["guild_id"] = guild;
            json["member"] = Descriptions.Member();
        }

        server.Gateway.Dispatch(name, IntentOf(message.Channel), message.Channel.Guild, session =>
        {
            var seen = json.Clone();
            if (!MaySee(session, message))
            {
                foreach (var field in Privileged)
                    seen[field] = field == "content" ? "" : new JsonArray();
            }

            return seen;
        });
    }

    private bool MaySee(GatewaySession session, PostedMessage message) => session.Hears(GatewayIntents.MessageContent)
        || message.Channel.IsDirect || message.Author == server.BotId
        || message.Json.Objects("mentions").Any(user => user.Text("id") == server.BotId);

    private static GatewayIntents IntentOf(TextChannel channel) => channel.IsDirect ? GatewayIntents.DirectMessages : GatewayIntents.GuildMessages;
}
