using System.Text.Json.Nodes;

namespace Bot.Tests.DiscordStandIn;

/// <summary>First responses to interactions, and the messages that come after them.</summary>
internal sealed class InteractionRoutes(DiscordServer server)
{
    private const int ChatInputCommandMessage = 20;
    private const int ReplyMessage = 19;

    internal RestReply Callback(RestCall call)
    {
        var interaction = server.FindInteraction(call.Values["token"]);
        if (interaction is null || interaction.Id != call.Values["interaction"])
            throw RestRefusal.UnknownInteraction();
        var message = Respond(interaction, call.Body, call.Files, call.Route);
        return call.Query["with_response"] == "true" ? RestReply.Ok(Described(interaction, call.Body, message)) : RestReply.Nothing;
    }

    /// <summary>Takes the first response, over whatever way it came.</summary>
    internal PostedMessage? Respond(Interaction interaction, JsonObject body, IReadOnlyList<UploadedFile> files, string route)
    {
        if (interaction.IsAcknowledged)
            throw new RestRefusal(400, 40060, "Interaction has already been acknowledged.");
        if (interaction.Elapsed > Interaction.MostUntilCallback)
            throw RestRefusal.UnknownInteraction();
        CallbackRules.Check(server, interaction, body, files, route);
        var type = (int)(body.Number("type") ?? 0);
        var shown = body["data"] as JsonObject ?? [];
        switch (type)
        {
            case 4:
                var reply = Post(interaction, shown, files, PostedMessage.Ephemeral & (int)(shown.Number("flags") ?? 0));
                interaction.Acknowledge(type, body, reply);
                interaction.Answer(reply);
                return reply;
            case 5:
                var waiting = Post(interaction, [], [], PostedMessage.Loading | (PostedMessage.Ephemeral & (int)(shown.Number("flags") ?? 0)));
                interaction.Acknowledge(type, body, waiting);
                return waiting;
            case 7:
                var source = interaction.Source ?? throw RestRefusal.UnknownMessage();
                server.Messages.Edit(source, shown, files, route);
                interaction.Acknowledge(type, body, source);
                server.Announcements.Updated(source);
                interaction.Answer(source);
                return source;
            default:
                interaction.Acknowledge(type, body, type == 6 ? interaction.Source : null);
                return null;
        }
    }

    internal RestReply GetMessage(RestCall call) => RestReply.Ok(Find(Open(call), call).Json);

    internal RestReply EditMessage(RestCall call)
    {
        var interaction = Open(call);
        var message = Find(interaction, call);
        var wasLoading = message.IsLoading;
        var errors = new FormErrors();
        MessageRules.Check(call.Body, call.Files, server.Settings.AttachmentSizeLimit, errors);
        errors.ThrowIfAny();
        server.ExpectNoPing(call.Body, call.Route, isNew: wasLoading);
        server.Messages.Edit(message, call.Body, call.Files, call.Route);
        server.Announcements.Updated(message);
        if (message == interaction.Original)
            interaction.Answer(message);
        return RestReply.Ok(message.Json);
    }

    internal RestReply DeleteMessage(RestCall call)
    {
        var message = Find(Open(call), call);
        message.IsDeleted = true;
        server.Announcements.Deleted(message);
        return RestReply.Nothing;
    }

    internal RestReply Follow(RestCall call)
    {
        var interaction = Open(call);
        var errors = new FormErrors();
        MessageRules.Check(call.Body, call.Files, server.Settings.AttachmentSizeLimit, errors);
        errors.ThrowIfAny();
        server.ExpectNoPing(call.Body, call.Route);
        if (MessageRules.IsEmpty(call.Body) && call.Files.Count == 0)
            throw new RestRefusal(400, 50006, "Cannot send an empty message");
        if (interaction.Original is { IsLoading: true, IsDeleted: false } waiting)
        {
            // The deferral has fixed who sees it; the first followup takes its place.
            server.Messages.Edit(waiting, call.Body, call.Files, call.Route);
            server.Announcements.Updated(waiting);
            interaction.Answer(waiting);
            return RestReply.Ok(waiting.Json);
        }

        var message = Post(interaction, call.Body, call.Files, PostedMessage.Ephemeral & (int)(call.Body.Number("flags") ?? 0), ReplyMessage);
        interaction.Follow(message);
        return RestReply.Ok(message.Json);
    }

    private PostedMessage Post(Interaction interaction, JsonObject body, IReadOnlyList<UploadedFile> files, int flags, int? type = null)
    {
        var message = server.Messages.Create(
            interaction.Channel, server.Descriptions.BotUser(), body, files, flags, type ?? (interaction.Type == Interaction.Command ? ChatInputCommandMessage : ReplyMessage));
        var json = message.Json;
        json["application_id"] = server.ApplicationId;
        json["webhook_id"] = server.ApplicationId;
        json["interaction_metadata"] = new JsonObject
        {
            ["id"] = interaction.Id,
            ["type"] = interaction.Type,
            ["user"] = Descriptions.User(interaction.Person),
            ["authorizing_integration_owners"] = interaction.Payload["authorizing_integration_owners"]?.DeepClone(),
        };
        message.Complete(json);
        message.Viewer = interaction.Person;
        server.Announcements.Created(message);
        return message;
    }

    private Interaction Open(RestCall call)
    {
        if (call.Values["app"] != server.ApplicationId || server.FindInteraction(call.Values["token"]) is not { IsAcknowledged: true } interaction)
            throw RestRefusal.UnknownWebhook();
        if (interaction.Channel.IsRemoved)
            throw RestRefusal.UnknownChannel();
        return interaction.Elapsed > Interaction.MostLife ? throw new RestRefusal(401, 50027, "Invalid Webhook Token") : interaction;
    }

    private static PostedMessage Find(Interaction interaction, RestCall call) =>
        interaction.Find(call.Values["message"]) ?? throw RestRefusal.UnknownMessage();

    private static JsonObject Described(Interaction interaction, JsonObject body, PostedMessage? message)
    {
        var described = new JsonObject
        {
            ["interaction"] = new JsonObject
            {
                ["id"] = interaction.Id,
                ["type"] = interaction.Type,
                ["response_message_id"] = message?.Id,
                ["response_message_loading"] = message?.IsLoading ?? false,
                ["response_message_ephemeral"] = message?.IsEphemeral ?? false,
            },
        };
        if (message is not null)
            described["resource"] = new JsonObject { ["type"] = body.Number("type"), ["message"] = message.Json };
        return described;
    }
}
