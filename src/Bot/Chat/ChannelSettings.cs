using System.Collections.Immutable;
using Bot.Core.Articles;

namespace Bot.Chat;

/// <param name="IsPrivate">Answers are for the one who asks, until that person shares them.</param>
/// <param name="Folder">The only folder that is answered from; null for all.</param>
/// <param name="Tag">The only tag.</param>
internal sealed record ChannelSetting(bool IsPrivate, string? Folder, string? Tag);

/// <summary>
/// The settings of channels. They are read without waiting, since whether an answer is private must be known before anything else; a thread has those of its channel.
/// </summary>
internal sealed class ChannelSettings
{
    /// <summary>Announced when one changed.</summary>
    internal const string Changed = "settings";

    private static readonly ChannelSetting Default = new(IsPrivate: false, Folder: null, Tag: null);

    private readonly ChatDatabase _database;
    private readonly ArticleFilter _everywhere;
    private ImmutableDictionary<(string Platform, string Channel), ChannelSetting> _settings;

    public ChannelSettings(ChatDatabase database, ChatOptions options)
    {
        _database = database;
        _everywhere = Everywhere(options);
        _settings = Read();
    }

    /// <summary>Reads them anew, since another process changed one.</summary>
    internal void Refresh() => _settings = Read();

    private ImmutableDictionary<(string Platform, string Channel), ChannelSetting> Read() =>
        _database
            .Read("SELECT platform, channel, private, folder, tag FROM channel", row => (
                Key: (row.GetString(0), row.GetString(1)),
                Setting: new ChannelSetting(row.GetBoolean(2), row.IsDBNull(3) ? null : row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4))))
            .ToImmutableDictionary(row => row.Key, row => row.Setting);

    /// <summary>What is answered from where no channel has a setting.</summary>
    internal static ArticleFilter Everywhere(ChatOptions options) => new() { Folders = [.. options.Folders], Tags = [.. options.Tags] };

    internal ChannelSetting Of(ChatPlace place) => Find(place) ?? Default;

    /// <summary>The part of the corpus that is answered from in this place.</summary>
    internal ArticleFilter Scope(ChatPlace place) => Scope(Of(place));

    /// <summary>What a channel does not set is as everywhere, so that setting a tag alone opens no folder.</summary>
    internal ArticleFilter Scope(ChannelSetting setting) => _everywhere with
    {
        Folders = setting.Folder is { } folder ? [folder] : _everywhere.Folders,
        Tags = setting.Tag is { } tag ? [tag] : _everywhere.Tags,
    };

    /// <summary>Changes when the scope does.</summary>
    internal static string KeyOf(ArticleFilter scope) => string.Join('\n', scope.Folders.Select(folder => $"folder {folder}").Concat(scope.Tags.Select(tag => $"tag {tag}")));

    internal void Save(ChatPlace place, ChannelSetting setting)
    {
        var channel = place.Parent ?? place.Channel;
        _database.Write(writer =>
        {
            writer.Write(
            """
            INSERT INTO channel (platform, channel, private, folder, tag) VALUES (@platform, @channel, @private, @folder, @tag)
            ON CONFLICT (platform, channel) DO UPDATE SET private = @private, folder = @folder, tag = @tag
            """,
            ("@platform", place.Platform),
            ("@channel", channel),
            ("@private", setting.IsPrivate),
            ("@folder", setting.Folder),
            ("@tag", setting.Tag));
            writer.Announce(Changed, channel);
        });
        ImmutableInterlocked.AddOrUpdate(ref _settings, (place.Platform, channel), setting, (_, _) => setting);
    }

    private ChannelSetting? Find(ChatPlace place) => _settings.GetValueOrDefault((place.Platform, place.Parent ?? place.Channel));
}
