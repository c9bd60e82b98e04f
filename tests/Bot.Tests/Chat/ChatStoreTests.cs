using System.Text;
using Bot.Answers;
using Bot.Chat;
using Bot.Core.Articles;
using Bot.Core.Tests.Stores;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Chat;

/// <summary>Settings, hints, ratings, and what is deleted of one person.</summary>
public abstract class ChatStoreTests : IDisposable
{
    private static readonly ChatPlace Place = new("discord", "c1", PlaceKind.Channel);

    private readonly StorePlace _place;
    private readonly ChatDatabase _database;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    private readonly ChatTurns _turns;
    private readonly ChatRatings _ratings;

    private protected ChatStoreTests(StorePlace place)
    {
        _place = place;
        _database = ChatDatabase.Open(place.Databases);
        (_turns, _ratings) = (new ChatTurns(_database, _time), new ChatRatings(_database, _time));
    }

    [Fact]
    public void The_last_settings_of_a_channel_are_there_after_a_restart()
    {
        var settings = new ChannelSettings(_database, new ChatOptions());
        settings.Save(Place, new ChannelSetting(IsPrivate: true, "reports", "harbour"));
        settings.Save(Place with { Channel = "c2" }, new ChannelSetting(IsPrivate: true, null, null));
        settings.Save(Place, new ChannelSetting(IsPrivate: false, null, "ferries"));

        var after = new ChannelSettings(ChatDatabase.Open(_place.Open()), new ChatOptions());

        Assert.Equal(new ChannelSetting(IsPrivate: false, null, "ferries"), after.Of(Place));
        Assert.Equal(new ChannelSetting(IsPrivate: true, null, null), after.Of(Place with { Channel = "t1", Kind = PlaceKind.Thread, Parent = "c2" }));
        Assert.False(after.Of(Place with { Channel = "c3" }).IsPrivate);
    }

    [Fact]
    public void Of_several_processes_one_is_the_first_to_give_a_hint()
    {
        var hints = Enumerable.Range(0, 4).Select(_ => new ChatHints(ChatDatabase.Open(_place.Open()))).ToList();

        var first = 0;
        Parallel.ForEach(hints, one =>
        {
            if (one.IsFirst("discord", "c1"))
                Interlocked.Increment(ref first);
        });

        Assert.Equal(1, first);
        Assert.True(hints[0].IsFirst("slack", "c1"));
    }

    [Fact]
    public void Of_ratings_of_one_person_the_last_counts()
    {
        var turn = Ask("1", "a", "where is it");
        Rate(turn, "b", isHelpful: true);
        _time.Advance(TimeSpan.FromSeconds(1));
        Rate(turn, "c", isHelpful: true, note: "thank you");
        _time.Advance(TimeSpan.FromSeconds(1));
        Rate(turn, "b", isHelpful: false, "outdated", "it moved");

        Assert.Equal([(false, "outdated", "it moved"), (true, null, "thank you")], _ratings.Of("1"));
    }

    [Fact]
    public void An_answer_is_shared_once_until_it_is_taken_back()
    {
        Ask("1", "a", "where is it");

        Assert.Equal([true, false], [_turns.Share("1"), _turns.Share("1")]);
        _turns.Unshare("1");
        Assert.True(_turns.Share("1"));
    }

    [Fact]
    public void Of_who_wants_to_be_forgotten_nothing_is_kept_and_of_others_all()
    {
        var (own, other) = (Ask("1", "a", "where is it"), Ask("2", "b", "who built it"));
        Ask("3", "a", "asked elsewhere", Place with { Platform = "slack" });
        Rate(other, "a", isHelpful: false, note: "my note");
        Rate(own, "b", isHelpful: true);
        var forgetting = new ChatForgetMe(_database, new Asking(_ => throw new NotSupportedException(), (_, _) => [], _time));

        var asked = forgetting.Forget(Call("a"), new ChatRequest.ForgetMe(IsConfirmed: false));
        var done = forgetting.Forget(Call("a"), new ChatRequest.ForgetMe(IsConfirmed: true));

        Assert.Contains("1 question of yours and 1 rating", asked.Lead[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("Deleted: 1 question of yours and 1 rating", done.Lead[0].Text, StringComparison.Ordinal);
        Assert.Equal(["asked elsewhere", "who built it"], _database.Read("SELECT text FROM turn", row => row.GetString(0)).Order(StringComparer.Ordinal));
        Assert.Equal(["b kept without the question"], _database.Read("SELECT \"user\", question FROM rating", row => $"{row.GetString(0)} kept {(row.IsDBNull(1) ? "without the question" : row.GetString(1))}"));
        Assert.Equal("Nothing that you asked or rated is kept.", forgetting.Forget(Call("a"), new ChatRequest.ForgetMe(IsConfirmed: true)).Lead[0].Text);
    }

    [Fact]
    public void The_export_tells_ratings_and_what_was_not_found_by_their_time()
    {
        _turns.Add(Turn("1", "a", "who painted it", Place) with { IsFound = false });
        _time.Advance(TimeSpan.FromSeconds(1));
        Rate(Ask("2", "a", "where is it"), "b", isHelpful: true);

        var (csv, ratings, notFound) = new FeedbackExport(_database).Csv();

        Assert.Equal((1, 1), (ratings, notFound));
        Assert.Equal(
            ["not found,2026-03-02T09:00:00Z,discord,c1,who painted it,,,,v1", "rating,2026-03-02T09:00:01Z,discord,c1,where is it,yes,,,v1"],
            Encoding.UTF8.GetString(csv).Split("\r\n")[1..3]);
    }

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    private ChatTurn Ask(string id, string user, string question, ChatPlace? place = null)
    {
        var turn = Turn(id, user, question, place ?? Place);
        _turns.Add(turn);
        return turn;
    }

    private static ChatTurn Turn(string id, string user, string question, ChatPlace place) =>
        new(id, place, user, IsPrivate: false, question, "There.", new TurnRequest(ArticleFilter.Everything, []), "v1") { IsFound = true };

    private void Rate(ChatTurn turn, string user, bool isHelpful, string? reason = null, string? note = null) =>
        _ratings.Rate(turn, new ChatUser(user, user, [], Manages: false), new ChatRequest.Rate(turn.Id, isHelpful, reason, note));

    private static ChatCall Call(string user) => new(new ChatUser(user, user, [], Manages: false), Place, IsPrivate: true, new ChatRequest.ForgetMe(IsConfirmed: true));
}

public sealed class LocalChatStoreTests() : ChatStoreTests(StorePlace.Local());

public sealed class SharedChatStoreTests() : ChatStoreTests(StorePlace.Shared());
