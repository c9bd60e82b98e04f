using System.Data.Common;
using System.Text;
using Bot.Chat;
using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Core.Tests.Stores;
using Bot.Discord;
using Bot.Slack;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Chat;

public abstract class ChatDigestTests : IDisposable
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Start = Monday.AddDays(-3);
    private static readonly ChatPlace Place = new("discord", "c1", PlaceKind.Channel);

    private readonly StorePlace _place;
    private readonly FakeTimeProvider _time = new(Start);
    private readonly ChatDatabase _database;
    private readonly ChatTurns _turns;
    private readonly ChatRatings _ratings;

    private protected ChatDigestTests(StorePlace place)
    {
        _place = place;
        _database = ChatDatabase.Open(place.Databases);
        _turns = new ChatTurns(_database, _time);
        _ratings = new ChatRatings(_database, _time);
    }

    [Fact]
    public void Questions_that_differ_in_capitals_blanks_and_their_end_are_one_and_the_most_asked_come_first()
    {
        Ask("who painted it", "a");
        Ask("where is the lighthouse?", "a");
        Ask("Where is  the lighthouse", "b");
        var last = Ask("where is the Lighthouse ?!", "b");
        Ask("how high is it", "a", isFound: true);

        var digest = Week();

        Assert.Equal([("where is the Lighthouse ?!", 3, 2), ("who painted it", 1, 1)], digest.NotFound.Select(question => (question.Text, question.Times, question.People)));
        Assert.Equal(last.Id, digest.NotFound[0].Turn);
        Assert.Equal((5, 1), (digest.Asked, digest.Answered));
    }

    [Fact]
    public void Persons_of_two_platforms_with_the_same_id_are_two()
    {
        Ask("who painted it", "a");
        Ask("who painted it", "a", place: Place with { Platform = "slack" });

        Assert.Equal(2, Assert.Single(Week().NotFound).People);
    }

    [Fact]
    public void What_was_asked_in_direct_messages_is_counted_and_neither_shown_nor_exported()
    {
        var direct = Place with { Kind = PlaceKind.Direct };
        Ask("what ails Bob", "a", place: direct);
        Rate(Ask("who loves Bob", "a", isFound: true, place: direct), "a", isHelpful: false);

        var digest = Week();

        Assert.Empty(digest.NotFound.Concat(digest.Rejected));
        Assert.Equal((2, 1, 1), (digest.Asked, digest.NotFoundPrivate, digest.RejectedPrivate));
        Assert.DoesNotContain("Bob", Encoding.UTF8.GetString(new FeedbackExport(_database).Csv().Csv), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_asked_and_rated_at_other_times_is_left_out()
    {
        Ask("who built it", "a", time: Monday.AddDays(-7).AddMilliseconds(-1));
        Ask("who painted it", "a", time: Monday.AddDays(-7));
        _time.SetUtcNow(Monday);
        Rate(Ask("where is it", "a", isFound: true), "b", isHelpful: false);

        var digest = Week();

        Assert.Equal(["who painted it"], digest.NotFound.Select(question => question.Text));
        Assert.Empty(digest.Rejected);
        Assert.Equal((1, 0, 0), (digest.Asked, digest.Answered, digest.NotHelpful));
    }

    [Fact]
    public void Ten_are_shown_and_of_the_others_the_number()
    {
        for (var i = 0; i < 13; i++)
            Ask($"who painted {i}", "a");
        for (var i = 0; i < 11; i++)
            Rate(Ask($"where is {i}", "a", isFound: true), "b", isHelpful: false);

        var digest = Week();
        var card = DigestCards.Of(digest);

        Assert.Equal((10, 3, 10, 1), (digest.NotFound.Count, digest.NotFoundLeft, digest.Rejected.Count, digest.RejectedLeft));
        Assert.Equal(["3 more questions found nothing.", "Answers to 1 more question were rated not helpful."], card.Notes);
        Assert.Equal(Enumerable.Range(1, 20).Select(number => $"Open {number}"), card.Buttons.Select(button => button.Label));
    }

    [Fact]
    public void Ratings_are_told_with_their_reasons_and_notes()
    {
        var turn = Ask("where is it", "a", isFound: true);
        Rate(turn, "b", isHelpful: false, "wrong-year", "it was 2006");
        Rate(turn, "c", isHelpful: false, "wrong-year");
        Rate(turn, "d", isHelpful: false, note: "no idea");
        Rate(turn, "e", isHelpful: true);

        var card = DigestCards.Of(Week());

        var entry = Assert.Single(card.Entries);
        Assert.Equal("rated 3 times by 3 people, last on Feb 27, 2026", entry.Source.Provenance);
        Assert.Equal(["The year is wrong (2), no reason given", "“no idea”", "“it was 2006”"], entry.Asides);
        Assert.Equal("1 question: 1 answered, 0 found nothing. Answers were rated helpful once, not helpful 3 times.", card.Lead[0].Text);
    }

    [Fact]
    public void What_was_asked_in_private_is_counted_and_shown_once_it_was_shared()
    {
        var turn = Ask("where is the treasure", "a", isPrivate: true);
        Rate(turn, "a", isHelpful: false, note: "the treasure is in the cellar");

        var before = Week();
        _turns.Share(turn.Id);
        _turns.Add(turn with { Id = ChatTurns.NewId(), IsPrivate = false });
        var after = Week();

        Assert.Empty(before.NotFound);
        Assert.Empty(before.Rejected);
        Assert.Equal((1, 1, 1), (before.Asked, before.NotFoundPrivate, before.RejectedPrivate));
        Assert.Equal(["where is the treasure"], after.NotFound.Select(question => question.Text));
        Assert.Equal((1, 0), (after.Asked, after.NotFoundPrivate));
    }

    [Fact]
    public void Figures_are_told_with_their_years()
    {
        var request = new TurnRequest(ArticleFilter.Everything, [], new FigureQuery { Topic = "whales", FromYear = 2014, ToYear = 2016 });
        _turns.Add(new ChatTurn("1", Place, "a", IsPrivate: false, "whales", Answer: null, request, "v1") { IsFound = false });

        Assert.Equal("Figures on “whales” for 2014–2016", Assert.Single(Week().NotFound).Text);
    }

    [Fact]
    public void A_rating_outlives_its_question_without_the_words()
    {
        var turn = Ask("where is it", "a", isFound: true);
        _time.Advance(TimeSpan.FromDays(1));
        Rate(turn, "b", isHelpful: false, "outdated", "it moved");

        _time.Advance(TimeSpan.FromDays(1));
        _turns.Forget(TimeSpan.FromDays(1.5));
        var half = Kept();
        _time.Advance(TimeSpan.FromDays(1));
        _turns.Forget(TimeSpan.FromDays(1.5));

        Assert.Equal([("outdated", null, "it moved")], half);
        Assert.Equal([("outdated", null, null)], Kept());
        Assert.Equal((0, 1), (Week().Rejected.Count, Week().RejectedPrivate));
    }

    [Fact]
    public void No_cell_of_the_export_is_a_formula()
    {
        var turn = Ask("where is it", "a", isFound: true);
        Rate(turn, "b", isHelpful: false, note: "=HYPERLINK(\"https://evil.example\")");
        Ask("@SUM(1)", "a", place: Place with { Channel = "+1" });

        var rows = Encoding.UTF8.GetString(new FeedbackExport(_database).Csv().Csv).Split("\r\n");

        Assert.Equal("rating,2026-02-27T09:00:00Z,discord,c1,where is it,no,,\"'=HYPERLINK(\"\"https://evil.example\"\")\",v1", rows[1]);
        Assert.Equal("not found,2026-02-27T09:00:00Z,discord,'+1,'@SUM(1),,,,v1", rows[2]);
    }

    [Fact]
    public void The_longest_digest_fits_into_a_message_of_each_chat()
    {
        for (var i = 0; i < 10; i++)
            Ask($"{i} {new string('*', 1_500)} {i}", "a");
        for (var i = 0; i < 10; i++)
        {
            var turn = Ask($"{i} {new string('&', 1_500)} {i}", "a", isFound: true);
            foreach (var user in new[] { "b", "c", "d", "e" })
                Rate(turn, user, isHelpful: false, note: new string('_', 1_000));
        }

        var card = DigestCards.Of(Week());
        var (discord, slack) = (CardMessage.Of(card), CardBlocks.Of(card));

        Assert.InRange(discord.Embeds!.Sum(embed => (embed.Title?.Length ?? 0) + (embed.Description?.Length ?? 0)), 1_000, 6_000); // drawn as embeds
        Assert.Equal(4, discord.Components!.Count); // five buttons a row
        Assert.InRange(slack.Blocks.Count, 20, 50);
        Assert.Equal(20, Assert.Single(slack.Blocks.OfType<SlackBlock.Actions>()).Elements.Count);
        Assert.Equal(["answer.txt"], discord.Files!.Select(file => file.Name)); // what was cut
    }

    [Fact]
    public void A_digest_of_nothing_says_so()
    {
        var card = DigestCards.Of(Week());

        Assert.Equal("Digest: Feb 23, 2026 to Mar 2, 2026", card.Title);
        Assert.Equal(["Nothing was asked."], card.Lead.Select(line => line.Text));
        Assert.Empty(card.Buttons);
    }

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    private Digest Week() => new ChatDigest(_database).Of(Monday.AddDays(-7), Monday);

    private ChatTurn Ask(string question, string user, bool isFound = false, bool isPrivate = false, ChatPlace? place = null, DateTimeOffset? time = null)
    {
        var turn = new ChatTurn(ChatTurns.NewId(), place ?? Place, user, isPrivate, question, isFound ? "There." : null, new TurnRequest(ArticleFilter.Everything, []), "v1") { IsFound = isFound };
        (time is { } then ? new ChatTurns(_database, new FakeTimeProvider(then)) : _turns).Add(turn);
        return turn;
    }

    private void Rate(ChatTurn turn, string user, bool isHelpful, string? reason = null, string? note = null) =>
        _ratings.Rate(turn, new ChatUser(user, user, [], Manages: false), new ChatRequest.Rate(turn.Id, isHelpful, reason, note));

    private IReadOnlyList<(string? Reason, string? Question, string? Note)> Kept() =>
        _database.Read("SELECT reason, question, note FROM rating", row => (Text(row, 0), Text(row, 1), Text(row, 2)));

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}

public sealed class LocalChatDigestTests() : ChatDigestTests(StorePlace.Local());

public sealed class SharedChatDigestTests() : ChatDigestTests(StorePlace.Shared());
