using System.Threading.Channels;
using Bot.Moderation;

namespace Bot.Chat;

/// <summary>Posts a line for each entry of the audit into the channels of moderators, aside: what was done waits for no post and fails by none.</summary>
internal sealed partial class AuditPosts : BackgroundService
{
    /// <summary>More wait only when a platform is away; then the oldest are dropped, since the history has them all.</summary>
    private const int MostWaiting = 500;

    private readonly Channel<AuditEntry> _waiting = Channel.CreateBounded<AuditEntry>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly IReadOnlyList<ModeratorChannel> _channels;
    private readonly Dictionary<string, IChannelPoster> _posters;
    private readonly AuditLog _audit;
    private readonly ILogger _logger;

    public AuditPosts(AuditLog audit, ChatOptions options, IEnumerable<IChannelPoster> posters, ILogger<AuditPosts> logger)
    {
        _channels = [.. options.ModeratorChannels.Select(ModeratorChannel.Parse).OfType<ModeratorChannel>()];
        _posters = posters.ToDictionary(poster => poster.Platform, StringComparer.Ordinal);
        (_audit, _logger) = (audit, logger);
        if (_channels.Count > 0)
            audit.Added += Wait;
    }

    public override void Dispose()
    {
        _audit.Added -= Wait;
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var channel in _channels.Where(channel => !_posters.ContainsKey(channel.Platform)))
            LogNoChat(channel.Platform, channel.Channel);
        await foreach (var entry in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            foreach (var channel in _channels)
                await PostAsync(channel, Card.Said(HistoryCards.Line(entry)), stoppingToken);
        }
    }

    private void Wait(AuditEntry entry) => _waiting.Writer.TryWrite(entry);

    private async Task PostAsync(ModeratorChannel channel, Card card, CancellationToken cancellationToken)
    {
        if (!_posters.TryGetValue(channel.Platform, out var poster))
            return;
        try
        {
            await poster.PostAsync(channel.Channel, card, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotPosted(channel.Platform, channel.Channel, exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Chat:ModeratorChannels names channel {Channel} of {Platform}, which the bot is not connected to")]
    private partial void LogNoChat(string platform, string channel);

    [LoggerMessage(LogLevel.Warning, "A line of the audit could not be posted in {Platform} channel {Channel} (Chat:ModeratorChannels): {Reason}")]
    private partial void LogNotPosted(string platform, string channel, string reason);
}
