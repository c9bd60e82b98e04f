using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.SlackStandIn;

/// <summary>What somebody asks of the bot, as it is brought to it.</summary>
internal sealed record Asked(DeliveryKind Kind, JsonObject Payload, bool AcceptsAnswer)
{
    internal SlackChannel? Channel { get; init; }

    internal SlackMessage? Message { get; init; }

    internal SlackView? View { get; init; }
}

/// <summary>Writes the payloads of commands and interactions (docs.slack.dev/reference/interaction-payloads).</summary>
internal static class Payloads
{
    internal static (SlackPerson, Asked) Command(SlackServer server, SlackPerson person, SlackChannel channel, string command, string text) => (person, new Asked(
        DeliveryKind.Command,
        new JsonObject
        {
            ["token"] = server.VerificationToken,
            ["team_id"] = server.TeamId,
            ["team_domain"] = SlackServer.TeamDomain,
            ["channel_id"] = channel.Id,
            ["channel_name"] = channel.ToldName,
            ["user_id"] = person.Id,
            ["user_name"] = person.Name,
            ["command"] = command,
            ["text"] = text,
            ["api_app_id"] = server.AppId,
            ["is_enterprise_install"] = "false",
            ["response_url"] = server.NewResponseUrl("commands"),
            ["trigger_id"] = NewTrigger(server),
        },
        AcceptsAnswer: true)
    { Channel = channel });

    internal static (SlackPerson, Asked) Act(SlackServer server, SlackPerson person, SlackMessage message, string actionId, string? blockId, object? value)
    {
        var blocks = message.Blocks;
        var payload = Begin(server, person, "block_actions");
        payload["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = message.Ts, ["channel_id"] = message.Channel.Id, ["is_ephemeral"] = message.IsEphemeral };
        if (message.ThreadTs is { } thread)
            payload["container"]!.AsObject()["thread_ts"] = thread; // Set two lines above.
        payload["trigger_id"] = NewTrigger(server);
        payload["channel"] = Name(message.Channel);
        // Slack does not keep ephemeral messages, and so cannot tell them.
        if (!message.IsEphemeral)
            payload["message"] = message.Json;
        payload["state"] = new JsonObject { ["values"] = Elements.Values(blocks, Only(blocks, actionId, blockId, value)) };
        payload["response_url"] = server.NewResponseUrl("actions");
        payload["actions"] = new JsonArray(Action(server, blocks, actionId, blockId, value));
        return (person, new Asked(DeliveryKind.Interactive, payload, AcceptsAnswer: false) { Channel = message.Channel, Message = message });
    }

    internal static (SlackPerson, Asked) Act(SlackServer server, SlackPerson person, SlackView view, string actionId, string? blockId, object? value)
    {
        var blocks = view.Blocks;
        var payload = Begin(server, person, "block_actions");
        var values = Elements.Values(blocks, Only(blocks, actionId, blockId, value));
        payload["container"] = new JsonObject { ["type"] = "view", ["view_id"] = view.Id };
        payload["trigger_id"] = NewTrigger(server);
        payload["view"] = view.With(values);
        payload["state"] = new JsonObject { ["values"] = values };
        payload["actions"] = new JsonArray(Action(server, blocks, actionId, blockId, value));
        return (person, new Asked(DeliveryKind.Interactive, payload, AcceptsAnswer: false) { View = view });
    }

    internal static (SlackPerson, Asked) MessageShortcut(SlackServer server, SlackPerson person, SlackMessage message, string callbackId)
    {
        var payload = Begin(server, person, "message_action");
        payload["callback_id"] = callbackId;
        payload["action_ts"] = server.Ids.NextStamp();
        payload["trigger_id"] = NewTrigger(server);
        payload["response_url"] = server.NewResponseUrl("app");
        payload["message_ts"] = message.Ts;
        payload["channel"] = Name(message.Channel);
        payload["message"] = message.Json;
        return (person, new Asked(DeliveryKind.Interactive, payload, AcceptsAnswer: false) { Channel = message.Channel, Message = message });
    }

    internal static (SlackPerson, Asked) GlobalShortcut(SlackServer server, SlackPerson person, string callbackId)
    {
        var payload = Begin(server, person, "shortcut");
        payload["callback_id"] = callbackId;
        payload["action_ts"] = server.Ids.NextStamp();
        payload["trigger_id"] = NewTrigger(server);
        return (person, new Asked(DeliveryKind.Interactive, payload, AcceptsAnswer: false));
    }

    internal static (SlackPerson, Asked) Suggest(SlackServer server, SlackPerson person, SlackMessage? message, SlackView? view, string actionId, string typed)
    {
        var (block, element) = Find(view?.Blocks ?? message?.Blocks ?? [], actionId);
        if (element.Text("type") is not ("external_select" or "multi_external_select"))
            throw new ArgumentException($"{actionId} is a {element.Text("type")}, which asks the bot for nothing.", nameof(actionId));
        if (typed.Length < (element.Number("min_query_length") ?? 3))
            throw new ArgumentException($"Slack asks only from {element.Number("min_query_length") ?? 3} characters on.", nameof(typed));
        var payload = Begin(server, person, "block_suggestion");
        payload["action_id"] = actionId;
        payload["block_id"] = block.Text("block_id");
        payload["value"] = typed;
        if (view is not null)
        {
            payload["container"] = new JsonObject { ["type"] = "view", ["view_id"] = view.Id };
            payload["view"] = view.Json;
        }
        else if (message is not null)
        {
            payload["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = message.Ts, ["channel_id"] = message.Channel.Id, ["is_ephemeral"] = message.IsEphemeral };
            payload["channel"] = Name(message.Channel);
            payload["message"] = message.IsEphemeral ? null : message.Json;
        }

        return (person, new Asked(DeliveryKind.Interactive, payload, AcceptsAnswer: true) { Channel = message?.Channel, Message = message, View = view });
    }

    internal static (SlackPerson, Asked) Submit(SlackServer server, SlackPerson person, SlackView view, IReadOnlyList<(string ActionId, object Value)> values)
    {
        if (view.IsClosed)
            throw new InvalidOperationException("The form is closed.");
        foreach (var (actionId, _) in values)
            Find(view.Blocks, actionId);
        var state = Elements.Values(view.Blocks, element => Sent(server, person, values.FirstOrDefault(value => value.ActionId == element.Text("action_id")).Value));
        foreach (var block in view.Blocks.Where(block => block.Text("type") is "input" && block.Flag("optional") is not true))
        {
            if (state[block.Text("block_id") ?? ""]?[block["element"]?["action_id"]?.ToString() ?? ""] is not JsonObject value || Elements.IsEmpty(value))
                throw new InvalidOperationException($"Slack does not send a form with the field {block["element"]?["action_id"]} left empty.");
        }

        var payload = Begin(server, person, "view_submission");
        payload["trigger_id"] = NewTrigger(server);
        payload["view"] = view.With(state);
        payload["response_urls"] = new JsonArray();
        return (person, new Asked(DeliveryKind.Interactive, payload, AcceptsAnswer: true) { View = view });
    }

    /// <summary>Files are uploaded by the client before the form is sent.</summary>
    private static object? Sent(SlackServer server, SlackPerson person, object? value) => value is SlackFile file ? new JsonArray(file.Describe(server, person.Id)) : value;

    internal static (SlackPerson, Asked) Close(SlackServer server, SlackPerson person, SlackView view, bool isCleared)
    {
        var payload = Begin(server, person, "view_closed");
        payload["view"] = view.Json;
        payload["is_cleared"] = isCleared;
        return (person, new Asked(DeliveryKind.Interactive, payload, AcceptsAnswer: false) { View = view });
    }

    private static JsonObject Begin(SlackServer server, SlackPerson person, string type) => new()
    {
        ["type"] = type,
        ["user"] = new JsonObject { ["id"] = person.Id, ["username"] = person.Name, ["name"] = person.Name, ["team_id"] = server.TeamId },
        ["api_app_id"] = server.AppId,
        ["token"] = server.VerificationToken,
        ["team"] = new JsonObject { ["id"] = server.TeamId, ["domain"] = SlackServer.TeamDomain },
        ["enterprise"] = null,
        ["is_enterprise_install"] = false,
    };

    private static JsonObject Action(SlackServer server, IEnumerable<JsonObject> blocks, string actionId, string? blockId, object? value)
    {
        var (block, element) = Find(blocks, actionId, blockId);
        var action = new JsonObject { ["action_id"] = actionId, ["block_id"] = block.Text("block_id"), ["type"] = element.Text("type") };
        if (element.Text("type") is "button" or "icon_button")
        {
            foreach (var name in new[] { "text", "value", "style", "url" })
            {
                if (element[name] is { } told)
                    action[name] = told.DeepClone();
            }
        }
        else if (element.Text("type") is "overflow")
        {
            action["selected_option"] = element.Objects("options").First(option => option.Text("value") == value as string).DeepClone();
        }
        else if (element.Text("type") is "feedback_buttons")
        {
            action["value"] = value as string;
        }
        else
        {
            foreach (var (name, chosen) in Elements.Value(element, value))
                action[name] = chosen?.DeepClone();
            if (element["placeholder"] is { } placeholder)
                action["placeholder"] = placeholder.DeepClone();
        }

        action["action_ts"] = server.Ids.NextStamp();
        return action;
    }

    /// <summary>The value for the element that was used, none for the others, which keep theirs.</summary>
    private static Func<JsonObject, object?> Only(IReadOnlyList<JsonObject> blocks, string actionId, string? blockId, object? value)
    {
        var used = Find(blocks, actionId, blockId).Element;
        return element => ReferenceEquals(element, used) ? value : null;
    }

    private static (JsonObject Block, JsonObject Element) Find(IEnumerable<JsonObject> blocks, string actionId, string? blockId = null)
    {
        var found = Elements.In(blocks).FirstOrDefault(pair => pair.Element.Text("action_id") == actionId && (blockId is null || pair.Block.Text("block_id") == blockId));
        return found.Element is null ? throw new ArgumentException($"Nothing here has the action id {actionId}.", nameof(actionId)) : found;
    }

    private static JsonObject Name(SlackChannel channel) => new() { ["id"] = channel.Id, ["name"] = channel.ToldName };

    private static string NewTrigger(SlackServer server) => $"{server.Ids.NextStamp()}.{Guid.NewGuid():N}";
}
