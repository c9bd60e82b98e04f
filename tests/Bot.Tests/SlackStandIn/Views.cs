using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.SlackStandIn;

/// <summary>Makes views of what the bot sends, and knows those that are there.</summary>
internal sealed class Views(SlackServer server)
{
    private readonly List<SlackView> _all = [];

    internal SlackView? Find(string? id, string? externalId) => _all.Find(view => !view.IsClosed && (id is not null ? view.Id == id : view.Json.Text("external_id") == externalId));

    internal SlackView Open(SlackPerson person, JsonNode? body, SlackView? previous, string at)
    {
        var checkedBody = ViewRules.Check(body, at, "modal");
        // https://docs.slack.dev/reference/block-kit/block-elements/file-input-element
        if (Elements.In(checkedBody.Objects("blocks")).Any(pair => pair.Element.Text("type") == "file_input"))
            server.Api.Demand("files:read");
        var view = new SlackView(server, person, Describe(checkedBody, server.Ids.Next("V"), previous)) { Previous = previous };
        DemandNewName(view, view.Json.Text("external_id"));
        _all.Add(view);
        person.Show(view);
        return view;
    }

    internal void Update(SlackView view, JsonNode? body, string at)
    {
        var checkedBody = ViewRules.Check(body, at, view.Json.Text("type") ?? "modal");
        DemandNewName(view, checkedBody.Text("external_id"));
        view.Change(Describe(checkedBody, view.Id, view.Previous));
    }

    internal SlackView Publish(SlackPerson person, JsonNode? body)
    {
        var checkedBody = ViewRules.Check(body, "/view", "home");
        if (person.Home is { } home)
        {
            home.Change(Describe(checkedBody, home.Id, null));
            person.ShowHome(home);
            return home;
        }

        var view = new SlackView(server, person, Describe(checkedBody, server.Ids.Next("V"), null));
        _all.Add(view);
        person.ShowHome(view);
        return view;
    }

    /// <summary>Closes a form and those under it.</summary>
    internal static void Clear(SlackView view)
    {
        for (var one = view; one is not null; one = one.Previous)
            one.IsClosed = true;
    }

    private void DemandNewName(SlackView view, string? externalId)
    {
        if (externalId is { Length: > 0 } && _all.Exists(other => other != view && !other.IsClosed && other.Json.Text("external_id") == externalId))
            throw new ApiRefusal("duplicate_external_id");
    }

    private JsonObject Describe(JsonObject body, string id, SlackView? previous)
    {
        var blocks = BlockForm.Complete(server.Ids, body["blocks"] as JsonArray ?? []);
        return new JsonObject
        {
            ["id"] = id,
            ["team_id"] = server.TeamId,
            ["type"] = body.Text("type"),
            ["blocks"] = blocks,
            ["private_metadata"] = body.Text("private_metadata") ?? "",
            ["callback_id"] = body.Text("callback_id") ?? "",
            ["state"] = new JsonObject { ["values"] = Elements.Values(blocks.OfType<JsonObject>(), _ => null) },
            ["hash"] = $"{server.Now.ToUnixTimeSeconds()}.{server.Ids.Next("")[^8..]}",
            ["title"] = BlockForm.Complete(body["title"]) ?? new JsonObject { ["type"] = "plain_text", ["text"] = "View Title", ["emoji"] = true },
            ["clear_on_close"] = body.Flag("clear_on_close") ?? false,
            ["notify_on_close"] = body.Flag("notify_on_close") ?? false,
            ["close"] = BlockForm.Complete(body["close"]),
            ["submit"] = BlockForm.Complete(body["submit"]),
            ["previous_view_id"] = previous?.Id,
            ["root_view_id"] = Root(previous)?.Id ?? id,
            ["app_id"] = server.AppId,
            ["external_id"] = body.Text("external_id") ?? "",
            ["app_installed_team_id"] = server.TeamId,
            ["bot_id"] = server.BotId,
        };
    }

    private static SlackView? Root(SlackView? view)
    {
        while (view?.Previous is { } previous)
            view = previous;
        return view;
    }
}
