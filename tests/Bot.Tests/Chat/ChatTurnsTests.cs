using Bot.Answers;
using Bot.Chat;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Tests.Stores;
using Bot.Models;

namespace Bot.Tests.Chat;

public abstract class ChatTurnsTests : IDisposable
{
    private static readonly ChatPlace Channel = new("test", "c1", PlaceKind.Channel);
    private static readonly ChatPlace Thread = new("test", "t1", PlaceKind.Thread, "c1");
    private static readonly ChatUser Alice = new("a", "Alice", [], Manages: false);
    private static readonly ChatUser Bob = new("b", "Bob", [], Manages: false);

    private readonly StorePlace _place;
    private readonly SetClock _clock = new();
    private readonly ChatTurns _turns;

    private protected ChatTurnsTests(StorePlace place) => (_place, _turns) = (place, new ChatTurns(ChatDatabase.Open(place.Databases), _clock));

    [Fact]
    public void In_a_channel_a_question_goes_on_from_the_last_one_of_the_same_person_for_half_an_hour()
    {
        Add("1", Channel, Alice);
        Add("2", Channel, Bob);

        Assert.Equal("1", Before(Channel, Alice));
        _clock.Now += TimeSpan.FromMinutes(31);
        Assert.Null(Before(Channel, Alice));
    }

    [Fact]
    public void In_a_thread_it_goes_on_from_the_last_one_of_anybody()
    {
        Add("1", Thread, Alice);
        Add("2", Channel, Alice);
        _clock.Now += TimeSpan.FromDays(2);

        Assert.Equal("1", Before(Thread, Bob));
    }

    [Fact]
    public void A_private_turn_is_seen_by_its_own_person_in_private_alone()
    {
        Add("1", Thread, Alice, isPrivate: true);

        Assert.Null(Before(Thread, Bob));
        Assert.Null(Before(Thread, Bob, isPrivate: true));
        Assert.Null(Before(Thread, Alice));
        Assert.Equal("1", Before(Thread, Alice, isPrivate: true));
    }

    [Fact]
    public void A_reply_goes_on_from_the_answer_it_replies_to()
    {
        Add("1", Channel, Alice);
        Add("2", Channel, Bob);
        Add("3", Channel, Alice, isPrivate: true);

        Assert.Equal("1", Before(Channel, Bob, replyTo: "1"));
        Assert.Equal("1", Before(new ChatPlace("test", "t2", PlaceKind.Thread, "c1"), Bob, replyTo: "1"));
        Assert.Null(Before(Channel, Bob, replyTo: "3"));
        Assert.Null(Before(Channel, Bob, replyTo: ChatTurns.UnknownTurn));
        Assert.Null(Before(new ChatPlace("test", "c2", PlaceKind.Channel), Bob, replyTo: "1"));
    }

    [Fact]
    public void Figures_are_no_question_to_go_on_from()
    {
        Add("1", Thread, Alice);
        _turns.Add(Turn("2", Thread, Alice) with { Request = new TurnRequest(ArticleFilter.Everything, [], new Core.Figures.FigureQuery { Topic = "ferries" }) });

        Assert.Equal("1", Before(Thread, Alice));
    }

    [Fact]
    public void A_turn_that_was_answered_elsewhere_than_meant_belongs_there()
    {
        Add("1", Thread, Alice);
        _turns.Move("1", Channel);

        Assert.Null(_turns.FindThread("test", "t1"));
        Assert.Null(_turns.FindThread("test", "c1"));
        Assert.Equal("1", Before(Channel, Alice));
    }

    [Fact]
    public void Old_turns_are_forgotten()
    {
        Add("1", Channel, Alice);
        _clock.Now += TimeSpan.FromDays(10);
        Add("2", Channel, Alice);

        Assert.Equal(1, _turns.Forget(TimeSpan.FromDays(9)));
        Assert.Null(_turns.Find("1"));
        Assert.NotNull(_turns.Find("2"));
    }

    [Fact]
    public void What_a_model_told_keeps_what_was_forgotten_meanwhile_forgotten()
    {
        Add("1", Thread, Alice);
        _turns.Add(Turn("2", Thread, Bob) with { Request = new TurnRequest(ArticleFilter.Everything, [new Turn("who built it", "Berg built it.")]) });
        var forgetting = new ChatForgetMe(ChatDatabase.Open(_place.Databases), new Asking(_ => throw new NotSupportedException(), (_, _) => [], _clock));

        forgetting.Forget(Call(Thread, Alice), new ChatRequest.ForgetMe(IsConfirmed: true));
        _turns.Tell("2", "It was Berg.", new ToldSentences("model", 8, []));

        var left = Assert.IsType<ChatTurn>(_turns.Find("2"));
        Assert.Empty(left.Request.Context);
        Assert.Null(left.Request.Told);
        Assert.Equal("Berg built it.", left.Answer);
    }

    [Fact]
    public void What_a_model_told_is_kept_with_its_turn()
    {
        Add("1", Thread, Alice);

        _turns.Tell("1", "It was Berg.", new ToldSentences("model", 8, []));

        Assert.Equal(("It was Berg.", "model"), (_turns.Find("1")?.Answer, _turns.Find("1")?.Request.Told?.Model));
    }

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Add(string id, ChatPlace place, ChatUser user, bool isPrivate = false)
    {
        _turns.Add(Turn(id, place, user) with { IsPrivate = isPrivate });
        _clock.Now += TimeSpan.FromSeconds(1);
    }

    private string? Before(ChatPlace place, ChatUser user, bool isPrivate = false, string? replyTo = null) => _turns.Before(Call(place, user) with { IsPrivate = isPrivate }, replyTo)?.Id;

    private static ChatTurn Turn(string id, ChatPlace place, ChatUser user) => new(id, place, user.Id, IsPrivate: false, "who built it", "Berg built it.", new TurnRequest(ArticleFilter.Everything, []), "v1");

    private static ChatCall Call(ChatPlace place, ChatUser user) => new(user, place, IsPrivate: false, new ChatRequest.Help(ReadsThreads: false));

    private sealed class SetClock : TimeProvider
    {
        internal DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

public sealed class LocalChatTurnsTests() : ChatTurnsTests(StorePlace.Local());

public sealed class SharedChatTurnsTests() : ChatTurnsTests(StorePlace.Shared());
