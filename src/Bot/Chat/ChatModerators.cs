namespace Bot.Chat;

/// <summary>Who may change what all others see.</summary>
internal sealed class ChatModerators(ChatOptions options)
{
    /// <summary>Others than those who manage a place are moderators too.</summary>
    internal bool AreNamed => options.Moderators.Count + options.ModeratorRoles.Count > 0;

    internal bool May(ChatUser user) =>
        user.Manages || options.Moderators.Contains(user.Id, StringComparer.Ordinal) || user.Roles.Any(role => options.ModeratorRoles.Contains(role, StringComparer.Ordinal));
}
