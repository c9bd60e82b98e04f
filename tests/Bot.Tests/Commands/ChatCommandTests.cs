using Bot.Answers;
using Bot.Commands;
using Bot.Core.Answers;

namespace Bot.Tests.Commands;

public sealed class ChatCommandTests : IDisposable
{
    private readonly List<Question> _asked = [];
    private readonly StringWriter _output = new();

    [Fact]
    public async Task A_follow_up_brings_the_turns_before_it()
    {
        await TalkAsync("who is Amber Rudd\n\nand her colleague?\n");

        Assert.Equal(["who is Amber Rudd", "and her colleague?"], _asked.Select(question => question.Text));
        Assert.Equal([new Turn("who is Amber Rudd", "Amber Rudd")], _asked[1].Context);
    }

    [Fact]
    public async Task New_forgets_the_conversation()
    {
        await TalkAsync("who is Amber Rudd\nnew\nand her colleague?\n");

        Assert.Empty(_asked[1].Context);
    }

    [Fact]
    public async Task More_shows_further_passages_of_the_last_answer()
    {
        await TalkAsync("more\nwho is Amber Rudd\nMORE\n");

        Assert.StartsWith("Ask a question first.\n", _output.ToString());
        Assert.Contains("[2] “met her colleague”", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exit_leaves_without_reading_on()
    {
        await TalkAsync("exit\nwho is Amber Rudd\n");

        Assert.Empty(_asked);
    }

    [Fact]
    public async Task A_question_that_is_too_long_does_not_end_the_chat()
    {
        await TalkAsync(new string('a', 10_000) + "\nwho is Amber Rudd\n");

        Assert.StartsWith("Please ask in at most 2,000 characters.\n", _output.ToString());
        Assert.Single(_asked);
    }

    public void Dispose() => _output.Dispose();

    private async Task TalkAsync(string input)
    {
        var article = Some.Article("Amber Rudd met her colleague in Paris.");
        var answer = Some.Found(Some.Citation(article, "Amber Rudd")) with { Passages = [Some.Citation(article, "met her colleague")] };
        using var typed = new StringReader(input);
        var asking = new Asking(
            question =>
            {
                _asked.Add(question);
                return answer;
            },
            (_, _) => [],
            TimeProvider.System);

        await ChatCommand.TalkAsync(
            asking, new TextLayout(80, Colors: false, "seeds"), new Terminal(typed, _output, TextWriter.Null), TestContext.Current.CancellationToken);
    }
}
