using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.SlackStandIn;

/// <summary>What a form or a home tab may hold (docs.slack.dev/reference/views).</summary>
internal static class ViewRules
{
    private const int MostBytes = 250_000;

    internal static JsonObject Check(JsonNode? body, string at, string type)
    {
        if (body is not JsonObject view)
            throw ApiRefusal.Invalid("view");
        var errors = new BlockErrors();
        if (view.Text("type") != type)
            errors.Add($"{at}/type", $"must be {type}");
        errors.CheckKeys(view, at, type is "home"
            ? ["blocks!", "private_metadata", "callback_id", "external_id"]
            : ["blocks!", "title!", "submit", "close", "private_metadata", "callback_id", "external_id", "clear_on_close", "notify_on_close", "submit_disabled"]);
        errors.CheckText(view, "title", at, 24);
        errors.CheckText(view, "submit", at, 24);
        errors.CheckText(view, "close", at, 24);
        errors.CheckLength(view, "private_metadata", at, 3000, least: 0);
        errors.CheckLength(view, "callback_id", at, 255, least: 0);
        errors.CheckLength(view, "external_id", at, 255, least: 0);
        errors.CheckFlag(view, "clear_on_close", at);
        errors.CheckFlag(view, "notify_on_close", at);
        BlockRules.Check(view["blocks"], $"{at}/blocks", isView: true, errors);
        if (type is "modal" && view["submit"] is null && view.Objects("blocks").Any(block => block.Text("type") is "input"))
            errors.Add($"{at}/submit", "must be present when there are input blocks");
        if (view.ToJsonString().Length > MostBytes)
            throw new ApiRefusal("view_too_large");
        return errors.Messages.Count == 0 ? view : throw new ApiRefusal("invalid_arguments", errors.Messages);
    }
}
