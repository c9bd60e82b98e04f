using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.SlackStandIn;

/// <summary>Which events the app hears of: what it subscribes to, has the scope for, and is in the channel of.</summary>
internal sealed class Events(SlackServer server)
{
    /// <summary>A mention comes as app_mention and, where the app hears messages, as message with the same ts; in direct messages only as message.</summary>
    internal void Posted(SlackMessage message)
    {
        var text = message.Text;
        if (message.Channel.Kind is not SlackChannelKind.Direct && !message.IsBots && text.Contains($"<@{server.BotUserId}>", StringComparison.Ordinal))
        {
            var mention = message.Json;
            mention["type"] = "app_mention";
            mention.Remove("parent_user_id");
            if (message.Channel.BotIsMember)
                Tell("app_mention", "app_mentions:read", Located(mention, message.Channel, message.Ts, withKind: false));
        }

        TellMessage(message.Channel, message.Json, message.Ts);
    }

    internal void Changed(SlackMessage message, JsonObject before) => TellMessage(message.Channel, new JsonObject
    {
        ["type"] = "message",
        ["subtype"] = "message_changed",
        ["message"] = message.Json,
        ["previous_message"] = before,
        ["hidden"] = true,
        ["ts"] = server.Ids.NextStamp(),
    });

    internal void Deleted(SlackMessage message) => TellMessage(message.Channel, new JsonObject
    {
        ["type"] = "message",
        ["subtype"] = "message_deleted",
        ["previous_message"] = message.Json,
        ["hidden"] = true,
        ["deleted_ts"] = message.Ts,
        ["ts"] = server.Ids.NextStamp(),
    });

    internal void HomeOpened(SlackPerson person, string tab)
    {
        var opened = new JsonObject
        {
            ["type"] = "app_home_opened",
            ["user"] = person.Id,
            ["channel"] = person.Direct.Id,
            ["tab"] = tab,
            ["event_ts"] = server.Ids.NextStamp(),
        };
        if (tab is "home" && person.Home is { } home)
            opened["view"] = home.Json;
        Tell("app_home_opened", null, opened);
    }

    /// <summary>Any other event, such as app_uninstalled, tokens_revoked or member_joined_channel.</summary>
    internal Delivery? Tell(string subscription, string? scope, JsonObject happened)
    {
        if (!server.Settings.Subscriptions.Contains(subscription) || (scope is not null && !server.Scopes.Contains(scope)))
            return null;
        var payload = new JsonObject
        {
            ["token"] = server.VerificationToken,
            ["team_id"] = server.TeamId,
            ["context_team_id"] = server.TeamId,
            ["context_enterprise_id"] = null,
            ["api_app_id"] = server.AppId,
            ["event"] = happened,
            ["type"] = "event_callback",
            ["event_id"] = server.Ids.Next("Ev"),
            ["event_time"] = server.Now.ToUnixTimeSeconds(),
            ["authorizations"] = new JsonArray(new JsonObject
            {
                ["enterprise_id"] = null,
                ["team_id"] = server.TeamId,
                ["user_id"] = server.BotUserId,
                ["is_bot"] = true,
                ["is_enterprise_install"] = false,
            }),
            ["is_ext_shared_channel"] = false,
            ["event_context"] = $"4-{server.Ids.Next("E")}",
        };
        return server.Courier.Send(new Delivery(server, DeliveryKind.Event, payload, acceptsAnswer: false));
    }

    private void TellMessage(SlackChannel channel, JsonObject message, string? ts = null)
    {
        if (channel.BotIsMember)
            Tell($"message.{(channel.Kind is SlackChannelKind.Direct ? "im" : $"{channel.EventKind}s")}", $"{channel.ScopeKind}:history", Located(message, channel, ts ?? message.Text("ts") ?? "", withKind: true));
    }

    private static JsonObject Located(JsonObject message, SlackChannel channel, string ts, bool withKind)
    {
        message["channel"] = channel.Id;
        message["event_ts"] = ts;
        if (withKind)
            message["channel_type"] = channel.EventKind;
        return message;
    }
}
