using System.Threading.Channels;
using Bot.Chat;
using Bot.Core;
using Bot.Moderation;
using Bot.Tests.Running;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Chat;

public sealed class AuditPostsTests : IDisposable
{
    private static readonly AuditEntry Entry = new(new DateTimeOffset(2026, 11, 26, 5, 10, 0, TimeSpan.Zero), new Actor("slack", "U1", "mona", "C1"), "reload", "done", "a", "b");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-audit-");
    private readonly LogLines _log = new();
    private readonly ILoggerFactory _loggers;
    private readonly AuditLog _audit;

    public AuditPostsTests()
    {
        _loggers = LoggerFactory.Create(logging => logging.AddProvider(_log));
        _audit = AuditLog.Open(new LocalDatabases(_folder.FullName), _loggers.CreateLogger<AuditLog>());
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_entry_is_a_line_in_each_channel_whatever_became_of_the_others()
    {
        var (discord, slack) = (new Poster("discord") { Fails = true }, new Poster("slack"));
        using var posts = new AuditPosts(_audit, Options("discord:123456789012345678", "slack:C0123"), [discord, slack], _loggers.CreateLogger<AuditPosts>());
        await posts.StartAsync(Cancellation);

        _audit.Add(Entry);
        _audit.Add(Entry with { What = "rollback a" });

        Assert.Equal("C0123: mona (Slack): reload, done (a → b)", await slack.Posted.Reader.ReadAsync(Cancellation));
        Assert.Equal("C0123: mona (Slack): rollback a, done (a → b)", await slack.Posted.Reader.ReadAsync(Cancellation));
        Assert.Equal(2, _log.All.Count(line => line.Contains("could not be posted in discord channel 123456789012345678 (Chat:ModeratorChannels): it is closed", StringComparison.Ordinal)));
        await posts.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_channel_of_a_chat_that_is_not_connected_is_told_to_the_operator()
    {
        using var posts = new AuditPosts(_audit, Options("slack:C0123"), [new Poster("discord")], _loggers.CreateLogger<AuditPosts>());

        await posts.StartAsync(Cancellation);

        Assert.Contains("channel C0123 of slack, which the bot is not connected to", await _log.NextAsync("Chat:ModeratorChannels", Cancellation), StringComparison.Ordinal);
        await posts.StopAsync(Cancellation);
    }

    [Theory]
    [InlineData("discord:123456789012345678", true)]
    [InlineData("slack:C0123ABCD", true)]
    [InlineData("slack:general", false)]
    [InlineData("discord:C0123ABCD", false)]
    [InlineData("123456789012345678", false)]
    [InlineData("teams:123456789012345678", false)]
    public void A_channel_is_named_by_its_platform_and_its_id(string text, bool isNamed) => Assert.Equal(isNamed, ModeratorChannel.Parse(text) is not null);

    public void Dispose()
    {
        _loggers.Dispose();
        _log.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private static ChatOptions Options(params IReadOnlyList<string> channels)
    {
        var options = new ChatOptions();
        foreach (var channel in channels)
            options.ModeratorChannels.Add(channel);
        return options;
    }

    private sealed class Poster(string platform) : IChannelPoster
    {
        internal Channel<string> Posted { get; } = Channel.CreateUnbounded<string>();

        internal bool Fails { get; init; }

        public string Platform => platform;

        public Task PostAsync(string channel, Card card, CancellationToken cancellationToken)
        {
            if (Fails)
                throw new ChannelPostException("it is closed", new IOException());
            Posted.Writer.TryWrite($"{channel}: {card.Lead[0].Text}");
            return Task.CompletedTask;
        }
    }
}
