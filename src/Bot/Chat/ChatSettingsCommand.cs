using Bot.Answers;
using Bot.Core;
using Bot.Moderation;

namespace Bot.Chat;

/// <summary>Shows and changes how the bot behaves in a channel.</summary>
internal sealed partial class ChatSettingsCommand(Corpus corpus, ChannelSettings settings, AuditLog audit, TimeProvider time, ILogger<ChatSettingsCommand> logger)
{
    internal Card Change(ChatCall call, ChatRequest.Settings asked)
    {
        if (call.Place.Kind == PlaceKind.Direct)
            return Card.Said("Settings are those of a channel: use the command there.");

        var old = settings.Of(call.Place);
        var changed = new ChannelSetting(asked.IsPrivate ?? old.IsPrivate, Changed(asked.Folder?.Trim().Trim('/'), old.Folder), Changed(asked.Tag, old.Tag));
        if (changed == old)
            return Card.Said(Describe(old));

        if (!corpus.Current.Articles.Any(article => settings.Scope(changed).Admits(article)))
            return Card.Said($"Nothing was changed: no article is {Part(changed)}. Folders are named as below the folder of articles, such as “reports/2016”.");
        settings.Save(call.Place, changed);
        LogChanged(call.User.Id, call.Place.Platform, call.Place.Channel);
        audit.Add(new AuditEntry(time.GetUtcNow(), call.Actor, asked.Audited, "done", Before: null, After: null));
        return Card.Said($"Changed. {Describe(changed)}");
    }

    // An empty text, or the dash that stands for it where none can be typed, takes the limit away.
    private static string? Changed(string? asked, string? old) => asked is null ? old : asked.Trim() is "" or "-" ? null : PlainText.OneLine(asked);

    private static string Describe(ChannelSetting setting) =>
        $"In this channel answers are {(setting.IsPrivate ? "private to the one who asks" : "public")}, and come from "
        + ((setting.Folder ?? setting.Tag) is null ? "the articles that are open everywhere." : $"articles {Part(setting)} alone.");

    private static string Part(ChannelSetting setting) => string.Join(
        " and ", new[] { setting.Folder is { } folder ? $"in the folder “{folder}”" : null, setting.Tag is { } tag ? $"tagged “{tag}”" : null }.OfType<string>());

    [LoggerMessage(LogLevel.Information, "User {User} changed the settings of {Platform} channel {Channel}")]
    private partial void LogChanged(string user, string platform, string channel);
}
