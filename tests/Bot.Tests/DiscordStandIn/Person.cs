using System.Text.Json.Nodes;

namespace Bot.Tests.DiscordStandIn;

/// <summary>Somebody in the guild, and what they can do to the bot.</summary>
internal sealed class Person(DiscordServer server, string name)
{
    private TextChannel? _direct;

    internal string Id { get; } = server.Ids.Next();

    internal string Name { get; } = name;

    internal bool IsBot { get; init; }

    internal Permissions Permissions { get; set; } = Permissions.Usual;

    internal TextChannel Direct
    {
        get
        {
            lock (server.Gate)
                return _direct ??= server.Add(new TextChannel(server, server.Ids.Next(), Name) { Recipient = this });
        }
    }

    /// <summary>Writes a message; whom it mentions is read from its text, as "&lt;@id&gt;".</summary>
    internal PostedMessage Say(TextChannel channel, string text, bool mentionsBot = false, PostedMessage? replyTo = null, bool pingsAuthor = true, int type = 0)
    {
        lock (server.Gate)
        {
            var spoken = mentionsBot ? $"<@{server.BotId}> {text}" : text;
            var message = server.Messages.Create(channel, Descriptions.User(this), new JsonObject { ["content"] = spoken }, [], type: replyTo is null ? type : 19);
            var json = message.Json;
            var mentioned = server.UserIds.Where(id => spoken.Contains($"<@{id}>", StringComparison.Ordinal) || spoken.Contains($"<@!{id}>", StringComparison.Ordinal)).ToHashSet();
            if (replyTo is not null)
            {
                json["message_reference"] = new JsonObject { ["type"] = 0, ["channel_id"] = channel.Id, ["message_id"] = replyTo.Id, ["guild_id"] = channel.Guild };
                json["referenced_message"] = replyTo.IsDeleted ? null : replyTo.Json;
                if (pingsAuthor && replyTo.Author is { } author)
                    mentioned.Add(author);
            }

            json["mentions"] = mentioned.Select(server.UserOf).ToJson();
            json["mention_roles"] = new JsonArray([.. spoken.Split("<@&").Skip(1).Select(rest => JsonValue.Create(rest.Split('>')[0]))]);
            json["mention_everyone"] = spoken.Contains("@everyone", StringComparison.Ordinal) || spoken.Contains("@here", StringComparison.Ordinal);
            message.Complete(json);
            server.Announcements.Created(message);
            return message;
        }
    }

    /// <summary>Uses a registered command; a subcommand is written behind its command, as "figures table".</summary>
    internal Interaction Command(TextChannel channel, string command, params (string Name, object Value)[] options) =>
        server.Interactions.Begin(InteractionForm.Command(server, this, channel, command, options, focused: null));

    /// <summary>Chooses a registered command from the menu of a message.</summary>
    internal Interaction Choose(PostedMessage message, string command) => server.Interactions.Begin(InteractionForm.Choose(server, this, message, command));

    /// <summary>Types into an option that has autocompletion.</summary>
    internal Interaction Autocomplete(TextChannel channel, string command, string focused, string typed, params (string Name, object Value)[] options) =>
        server.Interactions.Begin(InteractionForm.Command(server, this, channel, command, [.. options, (focused, typed)], focused));

    /// <summary>Presses a button, or chooses values of a select.</summary>
    internal Interaction Press(PostedMessage message, string customId, params string[] values) =>
        server.Interactions.Begin(InteractionForm.Press(server, this, message, customId, values));

    /// <summary>Sends the form that an interaction has opened; fields left out stay as they were.</summary>
    internal Interaction SubmitModal(Interaction opener, params (string CustomId, string Value)[] values) =>
        server.Interactions.Begin(InteractionForm.Submit(server, this, opener, values));
}
