using Bot.Answers;
using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Tests.Answers;

public class AskingTests
{
    private readonly List<Question> _asked = [];

    [Fact]
    public void A_question_of_2000_characters_is_asked_and_a_longer_one_is_not()
    {
        var asking = Asking();

        Assert.IsType<Asked.Answered>(asking.Ask(new string('a', 2_000), []));
        var refused = Assert.IsType<Asked.Refused>(asking.Ask(new string('a', 2_001), []));
        Assert.Equal("Please ask in at most 2,000 characters.", refused.Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    [InlineData("\0\0")]
    public void Nothing_is_not_a_question(string text)
    {
        Assert.IsType<Asked.Refused>(Asking().Ask(text, []));
        Assert.Empty(_asked);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("Hi there! 👋")]
    [InlineData("Thanks a lot.")]
    [InlineData("Merci !")]
    public void A_greeting_is_not_a_question(string text)
    {
        var refused = Assert.IsType<Asked.Refused>(Asking().Ask(text, []));

        Assert.StartsWith("I answer questions about the articles.", refused.Reason);
        Assert.Empty(_asked);
    }

    [Theory]
    [InlineData("thanks to whom was it built")]
    [InlineData("hello kitty")]
    [InlineData("what can you do about migrants")]
    public void What_only_begins_like_a_greeting_is_asked(string text)
    {
        Assert.IsType<Asked.Answered>(Asking().Ask(text, []));
    }

    [Fact]
    public void Control_characters_never_reach_the_engine()
    {
        Asking().Ask("who\0is\u202E Amber\r\nRudd", []);

        Assert.Equal("who is Amber Rudd", Assert.Single(_asked).Text);
    }

    [Fact]
    public void A_question_is_asked_of_everything_unless_it_is_limited()
    {
        var limited = new ArticleFilter { Publisher = "The Post" };

        Asking().Ask("who", []);
        Asking().Ask("who", [], filter: limited);

        Assert.Equal([ArticleFilter.Everything, limited], _asked.Select(question => question.Filter));
    }

    private Asking Asking() => new(
        question =>
        {
            _asked.Add(question);
            return Some.NotFound();
        },
        (_, _) => [],
        TimeProvider.System);
}
