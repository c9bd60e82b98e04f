using System.Text.Json.Nodes;

namespace Bot.Tests.DiscordStandIn;

/// <summary>Which first responses an interaction takes.</summary>
internal static class CallbackRules
{
    internal static void Check(DiscordServer server, Interaction interaction, JsonObject body, IReadOnlyList<UploadedFile> files, string route)
    {
        var errors = new FormErrors();
        var type = body.Number("type");
        if (!IsAllowed(interaction, type))
        {
            errors.Add("type", "INTERACTION_CALLBACK_TYPE_INVALID", $"Callback type {body["type"]?.ToJsonString()} is not for interaction type {interaction.Type}.");
            errors.ThrowIfAny();
        }

        var content = body["data"] as JsonObject;
        switch (type)
        {
            case 4 or 7:
                if (content is null)
                    errors.Require("data");
                MessageRules.Check(content ?? [], files, server.Settings.AttachmentSizeLimit, errors, "data.");
                errors.ThrowIfAny();
                if (type == 4 && MessageRules.IsEmpty(content ?? []) && files.Count == 0)
                    throw new RestRefusal(400, 50006, "Cannot send an empty message");
                server.ExpectNoPing(content ?? [], route, isNew: type == 4);
                break;
            case 5 when content is not null && (content.Number("flags") ?? 0) is not (0 or PostedMessage.Ephemeral):
                errors.Add("data.flags", "FLAGS_INVALID", "Only EPHEMERAL is allowed for a deferral.");
                break;
            case 8:
                ModalRules.CheckChoices(content ?? [], errors);
                break;
            case 9:
                ModalRules.Check(content ?? [], errors);
                break;
        }

        errors.ThrowIfAny();
    }

    private static bool IsAllowed(Interaction interaction, long? type) => type switch
    {
        4 or 5 => interaction.Type is Interaction.Command or Interaction.Component or Interaction.ModalSubmit,
        6 or 7 => interaction.Type is Interaction.Component || (interaction.Type is Interaction.ModalSubmit && interaction.Source is not null),
        8 => interaction.Type is Interaction.Autocomplete,
        9 => interaction.Type is Interaction.Command or Interaction.Component,
        _ => false,
    };
}
