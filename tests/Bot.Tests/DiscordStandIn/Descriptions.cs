using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Tests.DiscordStandIn;

/// <summary>Users, guild, channels and the application, as objects of the API.</summary>
internal sealed class Descriptions(DiscordServer server)
{
    private const string Joined = "2024-05-01T10:00:00.000000+00:00";

    internal JsonObject BotUser() => new()
    {
        ["id"] = server.BotId,
        ["username"] = "newsbot",
        ["discriminator"] = "0001",
        ["global_name"] = null,
        ["avatar"] = null,
        ["bot"] = true,
        ["verified"] = true,
        ["mfa_enabled"] = true,
        ["flags"] = 0,
        ["public_flags"] = 0,
        ["email"] = null,
    };

    internal static JsonObject User(Person person) => new()
    {
        ["id"] = person.Id,
        ["username"] = person.Name,
        ["discriminator"] = "0",
        ["global_name"] = person.Name,
        ["avatar"] = null,
        ["public_flags"] = 0,
        ["bot"] = person.IsBot,
    };

    internal static JsonObject Member(Permissions? permissions = null)
    {
        var member = new JsonObject
        {
            ["roles"] = new JsonArray(),
            ["nick"] = null,
            ["avatar"] = null,
            ["joined_at"] = Joined,
            ["premium_since"] = null,
            ["communication_disabled_until"] = null,
            ["pending"] = false,
            ["flags"] = 0,
            ["deaf"] = false,
            ["mute"] = false,
        };
        if (permissions is { } granted)
            member["permissions"] = Bits(granted);
        return member;
    }

    internal static string Bits(Permissions permissions) => ((long)permissions).ToString(CultureInfo.InvariantCulture);

    internal JsonObject Guild(string id) => new()
    {
        ["id"] = id,
        ["name"] = "Newsroom",
        ["icon"] = null,
        ["owner_id"] = server.Alice.Id,
        ["afk_timeout"] = 300,
        ["verification_level"] = 0,
        ["default_message_notifications"] = 1,
        ["explicit_content_filter"] = 0,
        ["mfa_level"] = 0,
        ["nsfw_level"] = 0,
        ["premium_tier"] = 0,
        ["system_channel_flags"] = 0,
        ["preferred_locale"] = "en-GB",
        ["features"] = new JsonArray(),
        ["emojis"] = new JsonArray(),
        ["stickers"] = new JsonArray(),
        ["roles"] = new JsonArray(new JsonObject
        {
            ["id"] = id,
            ["name"] = "@everyone",
            ["color"] = 0,
            ["hoist"] = false,
            ["position"] = 0,
            ["permissions"] = Bits(server.Settings.BotPermissions),
            ["managed"] = false,
            ["mentionable"] = false,
            ["flags"] = 0,
        }),
        ["joined_at"] = Joined,
        ["large"] = false,
        ["unavailable"] = false,
        ["member_count"] = server.People.Count + 1,
        ["members"] = new JsonArray([.. server.People.Select(MemberOf), BotMember()]),
        ["channels"] = server.Channels.Where(channel => channel.Type == 0 && channel.Guild == id && !channel.IsRemoved).Select(Channel).ToJson(),
        ["threads"] = server.Channels.Where(channel => channel.Type == 11 && channel.Guild == id && !channel.IsRemoved).Select(Channel).ToJson(),
        ["presences"] = new JsonArray(),
        ["voice_states"] = new JsonArray(),
        ["stage_instances"] = new JsonArray(),
        ["guild_scheduled_events"] = new JsonArray(),
        ["soundboard_sounds"] = new JsonArray(),
    };

    internal JsonObject Channel(TextChannel channel)
    {
        var json = new JsonObject
        {
            ["id"] = channel.Id,
            ["type"] = channel.Type,
            ["last_message_id"] = channel.Messages is [.., var last] ? last.Id : null,
            ["flags"] = 0,
        };
        if (channel.Recipient is { } recipient)
        {
            json["recipients"] = new JsonArray(User(recipient));
            return json;
        }

        json["guild_id"] = channel.Guild;
        json["name"] = channel.Name;
        json["parent_id"] = channel.Parent?.Id;
        json["rate_limit_per_user"] = 0;
        if (channel.Parent is null)
        {
            json["position"] = 0;
            json["topic"] = null;
            json["nsfw"] = false;
            json["permission_overwrites"] = new JsonArray();
            return json;
        }

        json["owner_id"] = server.BotId;
        json["message_count"] = channel.Messages.Count;
        json["member_count"] = 1;
        json["total_message_sent"] = channel.Messages.Count;
        json["thread_metadata"] = new JsonObject
        {
            ["archived"] = false,
            ["archive_timestamp"] = Joined,
            ["auto_archive_duration"] = 1440,
            ["locked"] = false,
            ["create_timestamp"] = Joined,
        };
        return json;
    }

    internal JsonObject Application() => new()
    {
        ["id"] = server.ApplicationId,
        ["name"] = "News bot",
        ["icon"] = null,
        ["description"] = "",
        ["bot_public"] = false,
        ["bot_require_code_grant"] = false,
        ["verify_key"] = server.VerifyKey,
        ["flags"] = server.ApplicationFlags,
        ["hook"] = true,
        ["interactions_endpoint_url"] = server.Endpoint?.ToString(),
        ["integration_types_config"] = new JsonObject { ["0"] = new JsonObject() },
        ["owner"] = User(server.Alice),
        ["team"] = null,
        ["bot"] = BotUser(),
    };

    private static JsonObject MemberOf(Person person)
    {
        var member = Member();
        member["user"] = User(person);
        return member;
    }

    private JsonObject BotMember()
    {
        var member = Member();
        member["user"] = BotUser();
        return member;
    }
}
