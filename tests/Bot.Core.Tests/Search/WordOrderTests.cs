using Bot.Core.Answers;
using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

public sealed class WordOrderTests
{
    // The question's words: council, of, kilmory, sold, the, old, harbour.
    private const string Question = "council of Kilmory sold the old harbour";

    [Theory]
    [InlineData("The council of Kilmory sold the old harbour.", 7, 7, 2)]
    [InlineData("The old harbour of Kilmory sold.", 3, 3, 2)] // "the old harbour"
    [InlineData("Sold: the harbour council.", 3, 2, 1)] // "sold the ... harbour"; "sold the"
    [InlineData("Ferries ran all winter.", 0, 0, 0)]
    public void Words_in_a_row_and_in_order_are_counted(string sentence, int inOrder, int inARow, int functionWords)
    {
        var index = Some.Index(sentence, Question);
        var order = new WordOrder(new QuestionMatcher(index, Some.Reader(index).Read(new Question(Question))));
        var tokens = index.SentenceTokensOf(0);

        Assert.Equal(inOrder / 7f, order.CommonSubsequence(tokens));
        Assert.Equal(inARow / 7f, order.CommonRun(tokens));
        Assert.Equal(functionWords / 2f, order.FunctionWords(tokens));
    }
}
