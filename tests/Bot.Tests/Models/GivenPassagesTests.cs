using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Models;

namespace Bot.Tests.Models;

public sealed class GivenPassagesTests
{
    private static readonly Article Ferry = Some.Article("The ferry\n\nIt runs every hour. A ticket costs 7 euros.\n\nSome 3,000 people took it in 2021.", "ferry.txt");
    private static readonly Article Bridge = Some.Article("The bridge\n\nIt opened in 1998. It cost 40 million euros.", "bridge.txt");

    [Fact]
    public void The_passages_of_the_quotes_come_first_each_once_and_numbered()
    {
        var (hour, people, bridge) = (Some.Citation(Ferry, "It runs every hour. A ticket costs 7 euros."), Some.Citation(Ferry, "Some 3,000 people took it in 2021."), Some.Citation(Bridge, "It opened in 1998. It cost 40 million euros."));

        var given = GivenPassages.Of(Answer([Some.Citation(Bridge, "It opened in 1998."), Some.Citation(Bridge, "It cost 40 million euros.")], [hour, people, bridge]), 8);

        Assert.Equal([bridge.Quote, hour.Quote, people.Quote], given.Select(passage => passage.Quote));
        Assert.Equal([1, 2, 3], given.Select(passage => passage.Number));
    }

    [Fact]
    public void No_more_are_given_than_are_wanted()
    {
        var passages = new[] { Some.Citation(Ferry, "It runs every hour."), Some.Citation(Ferry, "A ticket costs 7 euros."), Some.Citation(Bridge, "It opened in 1998.") };

        Assert.Equal(2, GivenPassages.Of(Answer([passages[0]], passages), 2).Count);
    }

    [Fact]
    public void A_quote_outside_of_all_passages_comes_with_its_paragraph()
    {
        var given = GivenPassages.Of(Answer([Some.Citation(Ferry, "A ticket costs 7 euros.")], []), 8);

        Assert.Equal("It runs every hour. A ticket costs 7 euros.", Assert.Single(given).Quote);
    }

    [Fact]
    public void Of_a_paragraph_without_an_end_the_quote_alone_is_given()
    {
        var endless = Some.Article(string.Join(' ', Enumerable.Repeat("One more sentence.", 200)) + " It opened in 1998.", "endless.txt");

        Assert.Equal("It opened in 1998.", Assert.Single(GivenPassages.Of(Answer([Some.Citation(endless, "It opened in 1998.")], []), 8)).Quote);
    }

    [Fact]
    public void A_passage_without_an_end_is_cut_between_words()
    {
        var endless = Some.Article(string.Concat(Enumerable.Repeat("word ", 1_000)), "endless.txt");
        var whole = new Citation(1, endless, new TextSpan(0, endless.Text.Length), Paragraph: 1, Score: 1);

        var given = Assert.Single(GivenPassages.Of(Answer([whole], [whole]), 8));

        Assert.InRange(given.Span.Length, 1_900, 2_000);
        Assert.EndsWith("word", given.Quote, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_text_in_another_article_is_given_once()
    {
        var copy = Ferry with { File = "copy.txt" };

        Assert.Single(GivenPassages.Of(Answer([Some.Citation(Ferry, "It runs every hour.")], [Some.Citation(Ferry, "It runs every hour."), Some.Citation(copy, "It runs every hour.")]), 8));
    }

    private static Answer.Found Answer(IReadOnlyList<Citation> quotes, IReadOnlyList<Citation> passages) =>
        new([new CitedSentence(quotes[0].Quote, [1])], quotes) { Confidence = 0.9, Passages = passages, Corpus = Some.Corpus };
}
