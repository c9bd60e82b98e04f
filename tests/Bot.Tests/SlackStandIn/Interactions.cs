using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.SlackStandIn;

/// <summary>Brings what people ask to the bot, and takes what it acknowledges with.</summary>
internal sealed class Interactions(SlackServer server)
{
    private readonly Dictionary<string, SlackInteraction> _byTrigger = [];
    private readonly Dictionary<string, SlackInteraction> _byPath = [];

    internal SlackInteraction Begin((SlackPerson Person, Asked Asked) begun)
    {
        var interaction = new SlackInteraction(server, begun.Person, begun.Asked);
        lock (server.Gate)
        {
            if (interaction.TriggerId is { } trigger)
                _byTrigger[trigger] = interaction;
            if (interaction.ResponseUrl is { } address)
                _byPath[address.AbsolutePath] = interaction;
        }

        server.Courier.Send(interaction.Delivery);
        return interaction;
    }

    /// <summary>Good for 3 s and for one use.</summary>
    internal SlackInteraction Exchange(string triggerId)
    {
        var interaction = _byTrigger.GetValueOrDefault(triggerId) ?? throw new ApiRefusal("invalid_trigger_id");
        if (interaction.IsTriggerUsed)
            throw new ApiRefusal("exchanged_trigger_id");
        if (server.Now - interaction.Begun > SlackInteraction.MostTriggerLife)
            throw new ApiRefusal("expired_trigger_id");
        interaction.IsTriggerUsed = true;
        return interaction;
    }

    internal SlackInteraction? FindByPath(string path) => _byPath.GetValueOrDefault(path);

    internal void Take(SlackInteraction interaction, JsonNode? answer)
    {
        lock (server.Gate)
        {
            switch (interaction.Payload.Text("type"))
            {
                case null:
                    TakeCommand(interaction, answer);
                    break;
                case "block_suggestion":
                    TakeOptions(answer);
                    break;
                case "view_submission":
                    TakeSubmission(interaction, answer);
                    break;
            }
        }
    }

    private void TakeCommand(SlackInteraction interaction, JsonNode? answer)
    {
        if (answer is null)
            return;
        var body = answer as JsonObject ?? throw new ApiRefusal("json_not_object");
        server.Responses.Answer(interaction, body, "acknowledgement");
    }

    private static void TakeOptions(JsonNode? answer)
    {
        var body = answer as JsonObject ?? [];
        if (body["options"] is null == body["option_groups"] is null)
            throw ApiRefusal.Invalid("options", "a suggestion has one of options, option_groups");
        var errors = new BlockErrors();
        errors.CheckKeys(body, "", ["options", "option_groups"]);
        ElementRules.CheckOptions(body, "", 100, errors, least: 0);
        ElementRules.CheckGroups(body, "", errors);
        if (errors.Messages.Count > 0)
            throw new ApiRefusal("invalid_arguments", errors.Messages);
    }

    private void TakeSubmission(SlackInteraction interaction, JsonNode? answer)
    {
        var view = interaction.View ?? throw new InvalidOperationException("A submission has a view.");
        var body = answer as JsonObject ?? [];
        switch (body.Text("response_action"))
        {
            case null when body.Count == 0:
                view.IsClosed = true;
                break;
            case "clear":
                Views.Clear(view);
                break;
            case "update":
                server.Views.Update(view, body["view"], "/view");
                break;
            case "push":
                server.Views.Open(interaction.Person, body["view"], view, "/view");
                break;
            case "errors":
                var inputs = view.Blocks.Where(block => block.Text("type") is "input").Select(block => block.Text("block_id")).ToHashSet();
                var errors = body["errors"] as JsonObject ?? [];
                if (errors.Count == 0 || errors.Any(error => !inputs.Contains(error.Key) || error.Value is not JsonValue))
                    throw ApiRefusal.Invalid("errors", "must name input blocks with a text each");
                interaction.Errors = errors.ToDictionary(error => error.Key, error => error.Value?.ToString() ?? "");
                break;
            default:
                throw ApiRefusal.Invalid("response_action", "must be one of clear, update, push, errors");
        }
    }
}
