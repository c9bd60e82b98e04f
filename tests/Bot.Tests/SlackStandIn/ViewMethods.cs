using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.SlackStandIn;

/// <summary>views.*</summary>
internal sealed class ViewMethods(SlackServer server)
{
    /// <summary>Slack shows at most three forms over one another.</summary>
    private const int MostForms = 3;

    internal JsonObject Open(ApiCall call)
    {
        var view = call.Arguments["view"] ?? throw ApiRefusal.Invalid("view");
        var interaction = server.Interactions.Exchange(call.Demand("trigger_id"));
        return Told(server.Views.Open(interaction.Person, view, null, "/view"));
    }

    internal JsonObject Push(ApiCall call)
    {
        var interaction = server.Interactions.Exchange(call.Demand("trigger_id"));
        var open = interaction.Person.Views;
        if (open.Count == 0)
            throw new ApiRefusal("not_found");
        if (open.Count >= MostForms)
            throw new ApiRefusal("push_limit_reached");
        return Told(server.Views.Open(interaction.Person, call.Arguments["view"], open[^1], "/view"));
    }

    internal JsonObject Update(ApiCall call)
    {
        var (id, externalId) = (call.Text("view_id"), call.Text("external_id"));
        if (id is null && externalId is null)
            throw ApiRefusal.Invalid("view_id");
        var view = server.Views.Find(id, externalId) ?? throw new ApiRefusal("not_found");
        if (call.Text("hash") is { } hash && hash != view.Json.Text("hash"))
            throw new ApiRefusal("hash_conflict");
        server.Views.Update(view, call.Arguments["view"], "/view");
        return Told(view);
    }

    internal JsonObject Publish(ApiCall call)
    {
        var person = server.FindPerson(call.Demand("user_id")) ?? throw new ApiRefusal("user_not_found");
        if (call.Text("hash") is { } hash && person.Home is { } home && hash != home.Json.Text("hash"))
            throw new ApiRefusal("hash_conflict");
        return Told(server.Views.Publish(person, call.Arguments["view"]));
    }

    private static JsonObject Told(SlackView view) => new() { ["view"] = view.Json };
}
