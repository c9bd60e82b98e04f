using System.Threading.Channels;
using Bot.Chat;
using Bot.Core.Articles;
using Bot.Core.Tests.Stores;
using Bot.Tests.Running;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Chat;

public abstract class DigestPostTests : IDisposable
{
    /// <summary>A Monday.</summary>
    private static readonly DateTimeOffset Due = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    private readonly StorePlace _place;
    private readonly SkippingTime _time = SkippingTime.Standing;
    private readonly Poster _poster = new();
    private readonly LogLines _log = new();
    private readonly ILoggerFactory _loggers;
    private readonly ChatDatabase _database;
    private readonly ChatOptions _options = new() { DigestDay = DayOfWeek.Monday };

    private protected DigestPostTests(StorePlace place)
    {
        _place = place;
        _loggers = LoggerFactory.Create(logging => logging.AddProvider(_log));
        _database = ChatDatabase.Open(place.Databases);
        _options.ModeratorChannels.Add("discord:123456789012345678");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2030-03-04T09:00", "2030-03-04T09:00")]
    [InlineData("2030-03-04T08:59", "2030-02-25T09:00")]
    [InlineData("2030-03-05T00:00", "2030-03-04T09:00")]
    [InlineData("2030-03-10T23:59", "2030-03-04T09:00")]
    [InlineData("2030-03-03T10:00", "2030-02-25T09:00")]
    public void It_is_due_once_a_week(string now, string due) =>
        Assert.Equal(Read(due), DigestPost.LastDue(DayOfWeek.Monday, 9, Read(now)));

    [Fact]
    public async Task It_is_posted_at_its_hour_each_week_in_which_somebody_asked()
    {
        _time.SetUtcNow(Due.AddHours(-30));
        Ask("who painted it");
        await using var post = await StartAsync();

        await _time.PassAsync(TimeSpan.FromHours(30), Cancellation);
        var first = await _poster.NextAsync(Cancellation);
        await _time.PassAsync(TimeSpan.FromDays(7), Cancellation);
        Ask("where is it");
        await _time.PassAsync(TimeSpan.FromDays(7), Cancellation);
        var second = await _poster.NextAsync(Cancellation);

        Assert.Equal(("123456789012345678", "Digest: Feb 25, 2030 to Mar 4, 2030", "“who painted it”"), (first.Channel, first.Card.Title, first.Card.Entries[0].Source.Title));
        Assert.Equal(("Digest: Mar 11, 2030 to Mar 18, 2030", "“where is it”"), (second.Card.Title, second.Card.Entries[0].Source.Title));
    }

    [Fact]
    public async Task It_is_not_posted_again_after_a_restart()
    {
        _time.SetUtcNow(Due.AddMinutes(-1));
        Ask("who painted it");
        await using (await StartAsync())
        {
            await _time.PassAsync(TimeSpan.FromMinutes(1), Cancellation);
            await _poster.NextAsync(Cancellation);
        }

        _time.SetUtcNow(Due.AddHours(2));
        Ask("where is it");
        await using var again = await StartAsync();
        await _time.PassAsync(TimeSpan.FromDays(7) - TimeSpan.FromHours(2), Cancellation);

        Assert.Equal("Digest: Mar 4, 2030 to Mar 11, 2030", (await _poster.NextAsync(Cancellation)).Card.Title);
    }

    [Theory]
    [InlineData(23, "Digest: Feb 25, 2030 to Mar 4, 2030")]
    [InlineData(24, "Digest: Mar 4, 2030 to Mar 11, 2030")]
    public async Task A_post_that_was_missed_is_made_up_for_within_a_day(int late, string title)
    {
        _time.SetUtcNow(Due.AddHours(-1));
        Ask("who painted it");
        _time.SetUtcNow(Due.AddHours(late));
        Ask("where is it");

        await using var post = await StartAsync();
        await _time.PassAsync(TimeSpan.FromDays(7) - TimeSpan.FromHours(late), Cancellation);

        Assert.Equal(title, (await _poster.NextAsync(Cancellation)).Card.Title);
    }

    [Fact]
    public async Task A_channel_that_is_out_of_reach_is_tried_again_and_no_other_twice()
    {
        _options.ModeratorChannels.Add("discord:223456789012345678");
        _time.SetUtcNow(Due);
        var asked = new ChatTurns(_database, new FakeTimeProvider(Due.AddHours(-1)));
        asked.Add(new ChatTurn("1", new ChatPlace("discord", "c1", PlaceKind.Channel), "a", IsPrivate: false, "who painted it", Answer: null, new TurnRequest(ArticleFilter.Everything, []), "v1") { IsFound = false });
        _poster.Broken = "123456789012345678";

        await using var post = await StartAsync();
        var other = await _poster.NextAsync(Cancellation);
        var logged = await _log.NextAsync("could not be posted", Cancellation);
        _poster.Broken = null;
        await _time.PassAsync(TimeSpan.FromMinutes(15), Cancellation);
        var late = await _poster.NextAsync(Cancellation);
        await _time.PassAsync(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(15), Cancellation);

        Assert.Equal(["223456789012345678", "123456789012345678"], [other.Channel, late.Channel]);
        Assert.StartsWith("Error: The digest could not be posted in discord:123456789012345678 (Chat:ModeratorChannels): The channel is closed.", logged, StringComparison.Ordinal);
        Assert.Equal(0, _poster.Waiting);
    }

    [Fact]
    public async Task Without_a_day_nothing_is_posted()
    {
        _options.DigestDay = null;
        _time.SetUtcNow(Due);
        Ask("who painted it");
        using var post = new DigestPost(new ChatDigest(_database), _database, _options, [_poster], _time, _loggers.CreateLogger<DigestPost>());

        await post.StartAsync(Cancellation);

        await (post.ExecuteTask ?? Task.CompletedTask);
        Assert.Equal(0, _poster.Waiting);
    }

    public void Dispose()
    {
        _loggers.Dispose();
        _log.Dispose();
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    private static DateTimeOffset Read(string text) => new(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero);

    private void Ask(string question) => new ChatTurns(_database, _time).Add(
        new ChatTurn(ChatTurns.NewId(), new ChatPlace("discord", "c1", PlaceKind.Channel), "a", IsPrivate: false, question, Answer: null, new TurnRequest(ArticleFilter.Everything, []), "v1") { IsFound = false });

    private async Task<Running> StartAsync()
    {
        var post = new DigestPost(new ChatDigest(_database), _database, _options, [_poster], _time, _loggers.CreateLogger<DigestPost>());
        await post.StartAsync(Cancellation);
        return new Running(post);
    }

    private sealed class Running(DigestPost post) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await post.StopAsync(CancellationToken.None);
            post.Dispose();
        }
    }

    private sealed class Poster : IChannelPoster
    {
        private readonly Channel<(string Channel, Card Card)> _posted = Channel.CreateUnbounded<(string, Card)>();

        public string Platform => "discord";

        /// <summary>Nothing can be posted there.</summary>
        internal string? Broken { get; set; }

        internal int Waiting => _posted.Reader.Count;

        public Task PostAsync(string channel, Card card, CancellationToken cancellationToken)
        {
            if (channel == Broken)
                throw new ChannelPostException("The channel is closed.", new InvalidOperationException());
            _posted.Writer.TryWrite((channel, card));
            return Task.CompletedTask;
        }

        internal async Task<(string Channel, Card Card)> NextAsync(CancellationToken cancellationToken) => await _posted.Reader.ReadAsync(cancellationToken);
    }
}

public sealed class LocalDigestPostTests() : DigestPostTests(StorePlace.Local());

public sealed class SharedDigestPostTests() : DigestPostTests(StorePlace.Shared());
