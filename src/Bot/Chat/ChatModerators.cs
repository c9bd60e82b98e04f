namespace Bot.Chat;

/// <summary>Who may change what all others see.</summary>
internal sealed class ChatModerators(ChatOptions options)
{
    internal bool May(ChatUser user) =>
        user.Manages || options.Moderators.Contains(user.Id, StringComparer.Ordinal) || user.Roles.Any(role => options.ModeratorRoles.Contains(role, StringComparer.Ordinal));
}
