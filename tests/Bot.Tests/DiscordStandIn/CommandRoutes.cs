using System.Text.Json.Nodes;

namespace Bot.Tests.DiscordStandIn;

/// <summary>The commands of the application, global and of the guild.</summary>
internal sealed class CommandRoutes(DiscordServer server)
{
    private readonly Dictionary<string, List<JsonObject>> _scopes = [];

    /// <summary>How often the commands were written.</summary>
    internal Tally Writes { get; } = new();

    internal JsonObject? Find(string name) => _scopes.Values.SelectMany(commands => commands).FirstOrDefault(command => command.Text("name") == name);

    internal RestReply GetGlobal(RestCall call) => RestReply.Ok(Scope(call, "").ToJson());

    internal RestReply GetOfGuild(RestCall call) => RestReply.Ok(Scope(call, Guild(call)).ToJson());

    internal RestReply PutGlobal(RestCall call) => Put(call, "");

    internal RestReply PutOfGuild(RestCall call) => Put(call, Guild(call));

    private RestReply Put(RestCall call, string guild)
    {
        var before = Scope(call, guild);
        if (call.Json is not JsonArray list || list.Any(command => command is not JsonObject))
            throw RestRefusal.Form("_", "LIST_TYPE_CONVERT", "Must be a list of commands.");
        var commands = list.OfType<JsonObject>().ToList();
        var errors = new FormErrors();
        CommandRules.Check(commands, errors);
        errors.ThrowIfAny();
        _scopes[guild] = [.. commands.Select(command => Stored(command, before.Find(old => IsSame(old, command)), guild))];
        Writes.Add();
        return RestReply.Ok(_scopes[guild].ToJson());
    }

    private JsonObject Stored(JsonObject command, JsonObject? before, string guild)
    {
        var type = command.Number("type") ?? 1;
        var stored = new JsonObject
        {
            ["id"] = before?.Text("id") ?? server.Ids.Next(),
            ["application_id"] = server.ApplicationId,
            ["version"] = before?.Text("version") ?? server.Ids.Next(),
            ["default_member_permissions"] = command["default_member_permissions"]?.DeepClone(),
            ["type"] = type,
            ["name"] = command.Text("name"),
            ["name_localizations"] = command["name_localizations"]?.DeepClone(),
            ["description"] = type == 1 ? command.Text("description") : "",
            ["description_localizations"] = command["description_localizations"]?.DeepClone(),
            ["nsfw"] = command.Flag("nsfw") ?? false,
        };
        if (guild.Length > 0)
        {
            stored["guild_id"] = guild;
        }
        else
        {
            stored["dm_permission"] = command["contexts"] is not JsonArray contexts || contexts.Any(context => context?.GetValue<int>() == 1);
            stored["contexts"] = command["contexts"]?.DeepClone();
            stored["integration_types"] = command["integration_types"]?.DeepClone() ?? new JsonArray(0);
        }

        if (command.Objects("options") is { Count: > 0 } options)
            stored["options"] = options.Select(StoredOption).ToJson();
        // A version stands for a change of substance.
        if (before is not null && !JsonNode.DeepEquals(before, stored))
            stored["version"] = server.Ids.Next();
        return stored;
    }

    /// <summary>Discord leaves out what is false or empty.</summary>
    private static JsonObject StoredOption(JsonObject option)
    {
        var stored = new JsonObject();
        foreach (var (name, value) in option)
        {
            if (value is not (null or JsonArray { Count: 0 }) && !(name is "required" or "autocomplete" && option.Flag(name) is false))
                stored[name] = name == "options" ? option.Objects(name).Select(StoredOption).ToJson() : value.DeepClone();
        }

        return stored;
    }

    private static bool IsSame(JsonObject old, JsonObject command) =>
        old.Text("name") == command.Text("name") && old.Number("type") == (command.Number("type") ?? 1);

    private List<JsonObject> Scope(RestCall call, string guild) => call.Values["app"] == server.ApplicationId
        ? _scopes.GetValueOrDefault(guild) ?? []
        : throw new RestRefusal(403, 20012, "You are not authorized to perform this action on this application");

    private string Guild(RestCall call) => call.Values["guild"] == server.GuildId ? server.GuildId : throw RestRefusal.MissingAccess();
}
