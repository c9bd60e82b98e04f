using Bot.Answers;
using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Tests.Answers;

public class WordingTests
{
    [Fact]
    public void An_article_without_a_title_is_called_by_its_first_words_after_the_asides()
    {
        var article = Some.Article("Share this\nThe mayor of Calais came to London today to complain") with
        {
            Title = null,
            Asides = [new TextSpan(0, 10)],
        };

        Assert.Equal("“The mayor of Calais came to London today…”", Wording.Title(article));
    }

    [Fact]
    public void Freshness_names_version_size_and_newest_date() =>
        Assert.Equal("Corpus v1 · 5 articles · newest Dec 2024 (inferred)", Wording.Freshness(Some.Corpus));

    [Fact]
    public void Freshness_does_not_invent_a_date() =>
        Assert.Equal("Corpus v1 · 1 article · dates unknown", Wording.Freshness(new CorpusState("v1", 1, PublicationDate.Unknown)));

    [Theory]
    [InlineData(DifferenceKind.Number, "The sources give different numbers: [1] 28 (The Post, Aug 30–31, 2016) and [2] 29 (publisher unknown, date unknown).")]
    [InlineData(DifferenceKind.Time, "The sources give different dates: [1] 28 (The Post, Aug 30–31, 2016) and [2] 29 (publisher unknown, date unknown).")]
    [InlineData(DifferenceKind.Wording, "The sources give different wordings: [1] “28” (The Post, Aug 30–31, 2016) and [2] “29” (publisher unknown, date unknown).")]
    [InlineData(DifferenceKind.Claim, "The sources say the contrary: [1] (The Post, Aug 30–31, 2016) and [2] (publisher unknown, date unknown).")]
    public void A_difference_names_both_sources_and_takes_no_side(DifferenceKind kind, string expected)
    {
        var other = new Article { File = "b.txt", Text = "29 networks." };
        var answer = Some.Found(Some.Citation(Some.Article("28 networks."), "28"), Some.Citation(other, "29", 2)) with
        {
            Difference = new Difference(kind, new DifferingWords(1, "28"), new DifferingWords(2, "29")),
        };

        Assert.Equal(expected, Wording.Difference(answer));
    }

    [Theory]
    [InlineData(0, "No article of the corpus is by “The Post”.")]
    [InlineData(1, "The article by “The Post” does not answer this: No article mentions “whales”.")]
    [InlineData(1_200, "The 1,200 articles by “The Post” do not answer this: No article mentions “whales”.")]
    public void A_refusal_tells_which_articles_were_asked(int articles, string expected)
    {
        var answer = Some.NotFound() with { Corpus = Some.Corpus with { Articles = articles }, Filter = new ArticleFilter { Publisher = "The\nPost" } };

        Assert.Equal(expected, Wording.NotFound(articles == 0 ? answer with { Missing = "No article of the corpus is by “The Post”." } : answer));
    }

    [Fact]
    public void Only_a_corpus_without_articles_is_said_to_hold_none() =>
        Assert.Equal("The corpus holds no articles yet.", Wording.NotFound(Some.NotFound() with { Corpus = Some.Corpus with { Articles = 0 } }));

    [Fact]
    public void Nothing_in_a_text_can_steer_the_terminal() =>
        Assert.Equal("a[31mred\nb", PlainText.Clean("a\e[31m\u202Ered\r\n\u0085\0b"));
}
