using System.Text.RegularExpressions;
using Bot.Answers;
using Bot.Chat;

namespace Bot.Discord;

/// <summary>What a message says, and to whom.</summary>
internal static partial class MessageReader
{
    /// <param name="bot">The bot's own id.</param>
    /// <param name="seesContent">Discord shows the bot messages that do not mention it.</param>
    internal static HeardMessage Read(ReceivedMessage message, string bot, ChatPlace place, bool seesContent)
    {
        var isMention = message.Mentions?.Any(user => user.Id == bot) == true;
        var replied = message.ReferencedMessage;
        var isReplyToBot = replied?.Author?.Id == bot;
        var isDirect = message.GuildId is null;
        return new HeardMessage(
            DiscordPlaces.UserOf(message),
            place,
            TextOf(message, bot),
            IsToBot: isMention || isReplyToBot || isDirect,
            IsToOthers: message.Mentions is { Count: > 0 } || message.MentionRoles is { Count: > 0 } || message.MentionEveryone || message.MessageReference is not null,
            isReplyToBot ? TurnOf(replied, bot) ?? ChatTurns.UnknownTurn : null)
        {
            RepliedText = replied is not null && !isReplyToBot ? TextOf(replied, bot) : null,
            Help = CommandDefinition.Help(seesContent),
            IsHidden = !isDirect && !isMention && !seesContent,
        };
    }

    /// <summary>The buttons of an answer name its turn; those of others name nothing.</summary>
    internal static string? TurnOf(ReceivedMessage? answer, string bot) => answer?.Author?.Id != bot
        ? null
        : answer.Components?.SelectMany(row => row.Components ?? []).Select(button => CardButton.TryParse(button.CustomId)?.Turn).FirstOrDefault(turn => turn is { Length: > 0 });

    private static string TextOf(ReceivedMessage message, string bot)
    {
        var names = (message.Mentions ?? []).DistinctBy(user => user.Id).ToDictionary(user => user.Id, user => user.GlobalName ?? user.Username ?? "", StringComparer.Ordinal);
        var text = Mention().Replace(message.Content ?? "", mention => mention.Groups["id"].Value is var id && id == bot ? " " : names.GetValueOrDefault(id, ""));
        return PlainText.OneLine(Markup().Replace(text, " "));
    }

    [GeneratedRegex("<@!?(?<id>[0-9]+)>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Mention();

    /// <summary>Roles, channels, emoji, times and commands: https://discord.com/developers/docs/reference#message-formatting.</summary>
    [GeneratedRegex("<(@&|#|a?:|t:|/|id:)[^<>]{1,100}>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Markup();
}
