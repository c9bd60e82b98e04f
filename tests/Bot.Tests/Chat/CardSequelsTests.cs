using Bot.Chat;
using Bot.Tests.Running;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Chat;

public sealed class CardSequelsTests : IDisposable
{
    private readonly LogLines _log = new();
    private readonly ILoggerFactory _loggers;
    private readonly CardSequels _sequels;
    private readonly List<Card> _shown = [];

    public CardSequelsTests()
    {
        _loggers = LoggerFactory.Create(logging => logging.AddProvider(_log));
        _sequels = new CardSequels(TimeProvider.System, _loggers.CreateLogger<LiveCard>());
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_breaks_leaves_the_card_without_the_note_that_more_is_to_come()
    {
        var card = Card.Said("The quotes.") with { Sequel = (_, _) => throw new InvalidOperationException("broken") };

        await Assert.ThrowsAsync<InvalidOperationException>(() => _sequels.EditAsync(card, ShowAsync, Cancellation));

        Assert.NotEmpty(card.Awaiting.Notes);
        Assert.Empty(Assert.Single(_shown).Notes);
    }

    [Fact]
    public async Task A_bot_that_stops_takes_the_note_away_first()
    {
        using var stopping = new CancellationTokenSource();
        var card = Card.Said("The quotes.") with
        {
            Sequel = async (_, token) =>
            {
                await stopping.CancelAsync();
                token.ThrowIfCancellationRequested();
                return new SequelEnd(Card.Said("Never."), IsNews: true);
            },
        };

        await Assert.ThrowsAsync<OperationCanceledException>(() => _sequels.EditAsync(card, ShowAsync, stopping.Token));

        Assert.Equal("The quotes.", Assert.Single(Assert.Single(_shown).Lead).Text);
    }

    [Theory]
    [InlineData("The budget is used up.", 1)]
    [InlineData(null, 0)]
    public async Task Where_nothing_can_be_edited_the_note_alone_follows(string? note, int messages)
    {
        var card = Card.Said("The quotes.") with { Sequel = (_, _) => Task.FromResult(new SequelEnd(Card.Said("The quotes.") with { Notes = ["Noted."] }, IsNews: false, note)) };

        await _sequels.FollowAsync(card, ShowAsync, Cancellation);

        Assert.Equal(messages, _shown.Count);
        Assert.All(_shown, shown => Assert.Equal(note, Assert.Single(shown.Lead).Text));
    }

    [Fact]
    public async Task A_message_that_is_gone_is_told_in_the_log_alone()
    {
        var card = Card.Said("The quotes.") with { Sequel = (_, _) => Task.FromResult(new SequelEnd(Card.Said("In words."), IsNews: true)) };

        await _sequels.EditAsync(card, (_, _) => throw new InvalidOperationException("Unknown Message"), Cancellation);

        Assert.Single(_log.All, line => line.Contains("Unknown Message", StringComparison.Ordinal));
    }

    public void Dispose() => _loggers.Dispose();

    private Task ShowAsync(Card card, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _shown.Add(card);
        return Task.CompletedTask;
    }
}
