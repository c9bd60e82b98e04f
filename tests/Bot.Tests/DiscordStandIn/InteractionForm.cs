using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Tests.DiscordStandIn;

/// <summary>Makes interactions as Discord's own clients would, and refuses what they would not let a person do.</summary>
internal static class InteractionForm
{
    /// <summary>The type of an option that takes a file.</summary>
    private const int Attachment = 11;

    internal static Interaction Command(DiscordServer server, Person person, TextChannel channel, string command, (string Name, object Value)[] options, string? focused)
    {
        var names = command.Split(' ');
        JsonObject registered;
        lock (server.Gate)
            registered = server.Commands.Find(names[0])?.Clone() ?? throw new ArgumentException($"The bot has registered no command {names[0]}.", nameof(command));
        if (channel.IsDirect && registered["contexts"] is JsonArray contexts && contexts.All(context => context?.GetValue<int>() != 1))
            throw new ArgumentException($"/{names[0]} is not shown in direct messages.", nameof(channel));

        var content = new JsonObject { ["id"] = registered.Text("id"), ["name"] = names[0], ["type"] = 1 };
        if (registered.Text("guild_id") is { } guild)
            content["guild_id"] = guild;
        var definition = registered;
        var place = content;
        foreach (var name in names.Skip(1))
        {
            definition = definition.Objects("options").FirstOrDefault(option => option.Text("name") == name && option.Number("type") is 1 or 2)
                ?? throw new ArgumentException($"/{command} has no part {name}.", nameof(command));
            var inner = new JsonObject { ["name"] = name, ["type"] = definition.Number("type") };
            place["options"] = new JsonArray(inner);
            place = inner;
        }

        place["options"] = Options(definition, options, focused);
        var files = options.Select(option => option.Value).OfType<SentFile>().ToList();
        if (files.Count > 0)
            content["resolved"] = new JsonObject { ["attachments"] = new JsonObject(files.Select(file => KeyValuePair.Create<string, JsonNode?>(file.Id, server.SentFiles.Describe(channel, file)))) };
        return Begin(server, person, channel, focused is null ? Interaction.Command : Interaction.Autocomplete, content);
    }

    internal static Interaction Choose(DiscordServer server, Person person, PostedMessage message, string command)
    {
        JsonObject registered;
        lock (server.Gate)
            registered = server.Commands.Find(command)?.Clone() ?? throw new ArgumentException($"The bot has registered no command {command}.", nameof(command));
        if (registered.Number("type") != 3)
            throw new ArgumentException($"{command} does not stand in the menu of a message.", nameof(command));
        if (message.IsDeleted || (message.IsEphemeral && message.Viewer != person))
            throw new ArgumentException("The person does not see the message.", nameof(message));
        var content = new JsonObject
        {
            ["id"] = registered.Text("id"),
            ["name"] = command,
            ["type"] = 3,
            ["target_id"] = message.Id,
            ["resolved"] = new JsonObject { ["messages"] = new JsonObject { [message.Id] = message.Json } },
        };
        return Begin(server, person, message.Channel, Interaction.Command, content);
    }

    internal static Interaction Press(DiscordServer server, Person person, PostedMessage message, string customId, string[] values)
    {
        var component = message.FindComponent(customId) ?? throw new ArgumentException($"The message has no active component {customId}.", nameof(customId));
        if (message.IsDeleted || (message.IsEphemeral && message.Viewer != person))
            throw new ArgumentException("The person does not see the message.", nameof(message));
        var content = new JsonObject { ["component_type"] = component.Number("type"), ["custom_id"] = customId, ["id"] = component.Number("id") };
        if (component.Number("type") != ComponentRules.Button)
            content["values"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
        return Begin(server, person, message.Channel, Interaction.Component, content, message);
    }

    internal static Interaction Submit(DiscordServer server, Person person, Interaction opener, (string CustomId, string Value)[] values)
    {
        var modal = opener.Modal ?? throw new ArgumentException("The interaction has opened no form.", nameof(opener));
        foreach (var (customId, _) in values.Where(value => ModalRules.Inputs(modal).All(input => input.Text("custom_id") != value.CustomId)))
            throw new ArgumentException($"The form has no field {customId}.", nameof(values));
        var rows = modal.Objects("components").Select((row, number) => row["component"] is JsonObject component
            ? new JsonObject { ["type"] = ComponentRules.Label, ["id"] = number + 1, ["component"] = Filled(component, values) }
            : new JsonObject { ["type"] = ComponentRules.ActionRow, ["id"] = number + 1, ["components"] = row.Objects("components").Select(input => Filled(input, values)).ToJson() });
        var content = new JsonObject { ["custom_id"] = modal.Text("custom_id"), ["components"] = rows.ToJson() };
        return Begin(server, person, opener.Channel, Interaction.ModalSubmit, content, opener.Source);
    }

    private static JsonObject Filled(JsonObject input, (string CustomId, string Value)[] values)
    {
        var customId = input.Text("custom_id");
        var given = values.Where(value => value.CustomId == customId).Select(value => value.Value).FirstOrDefault();
        var filled = new JsonObject { ["type"] = input.Number("type"), ["custom_id"] = customId };
        if (input.Number("type") == ComponentRules.StringSelect)
        {
            var chosen = given is null ? input.Objects("options").Where(option => option.Flag("default") is true).Select(option => option.Text("value")) : [given];
            filled["values"] = new JsonArray([.. chosen.Select(value => JsonValue.Create(value))]);
            return filled;
        }

        var text = given ?? input.Text("value") ?? "";
        if (text.Length > (input.Number("max_length") ?? 4000) || (text.Length == 0 && input.Flag("required") is not false))
            throw new ArgumentException($"Discord does not let the field {customId} be sent with {text.Length} characters.", nameof(values));
        filled["value"] = text;
        return filled;
    }

    private static JsonArray Options(JsonObject definition, (string Name, object Value)[] given, string? focused)
    {
        var defined = definition.Objects("options");
        if (definition.Objects("options").Any(option => option.Number("type") is 1 or 2))
            throw new ArgumentException("Discord does not let a command be sent without one of its subcommands.", nameof(definition));
        if (focused is null && defined.FirstOrDefault(option => option.Flag("required") is true && given.All(value => value.Name != option.Text("name"))) is { } missing)
            throw new ArgumentException($"The option {missing.Text("name")} is required.", nameof(given));
        if (focused is not null && defined.Any(option => option.Text("name") == focused && option.Flag("autocomplete") is not true))
            throw new ArgumentException($"The option {focused} does not ask the bot for choices.", nameof(focused));
        return [.. given.Select(value =>
        {
            var option = defined.FirstOrDefault(option => option.Text("name") == value.Name)
                ?? throw new ArgumentException($"The command has no option {value.Name}.", nameof(given));
            if (option.Number("type") == Attachment != value.Value is SentFile)
                throw new ArgumentException($"The option {value.Name} is of type {option.Number("type")}.", nameof(given));
            var sent = new JsonObject { ["name"] = value.Name, ["type"] = option.Number("type"), ["value"] = value.Value is SentFile file ? file.Id : JsonSerializer.SerializeToNode(value.Value) };
            if (value.Name == focused)
                sent["focused"] = true;
            else if (value.Value is string text && text.Length > (option.Number("max_length") ?? 6000))
                throw new ArgumentException($"The option {value.Name} is too long.", nameof(given));
            return sent;
        })];
    }

    private static Interaction Begin(DiscordServer server, Person person, TextChannel channel, int type, JsonObject content, PostedMessage? source = null)
    {
        var payload = new JsonObject
        {
            ["id"] = server.Ids.Next(),
            ["application_id"] = server.ApplicationId,
            ["type"] = type,
            ["data"] = content,
            ["channel_id"] = channel.Id,
            ["channel"] = server.Descriptions.Channel(channel),
            ["token"] = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(96)).Replace('+', '-').Replace('/', '_'),
            ["version"] = 1,
            ["app_permissions"] = Descriptions.Bits(channel.IsDirect ? Permissions.Usual : channel.BotPermissions),
            ["locale"] = "en-GB",
            ["entitlements"] = new JsonArray(),
            ["authorizing_integration_owners"] = new JsonObject { ["0"] = channel.Guild ?? "0" },
            ["context"] = channel.IsDirect ? 1 : 0,
            ["attachment_size_limit"] = server.Settings.AttachmentSizeLimit,
        };
        if (!server.Settings.TellsChannels)
            payload.Remove("channel");
        if (channel.IsDirect)
        {
            payload["user"] = Descriptions.User(person);
        }
        else
        {
            var member = Descriptions.Member(person.Permissions);
            member["user"] = Descriptions.User(person);
            payload["member"] = member;
            payload["guild_id"] = channel.Guild;
            payload["guild"] = new JsonObject { ["id"] = channel.Guild, ["locale"] = "en-GB", ["features"] = new JsonArray() };
            payload["guild_locale"] = "en-GB";
        }

        if (source is not null)
            payload["message"] = source.Json;
        return new Interaction(server, person, channel, payload) { Source = source };
    }
}
