using System.Text;
using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

public sealed class FreshPostingsTests
{
    /// <summary>More than one processor takes at once.</summary>
    private const int Many = 300;

    private const int PassageWords = 20;

    [Fact]
    public void It_does_not_matter_which_thread_analyses_an_article_and_when()
    {
        var articles = Articles(new Random(11));
        var (inOrder, reversed) = (Analyse(articles, Enumerable.Range(0, Many), threads: 1), Analyse(articles, Enumerable.Range(0, Many).Reverse(), threads: 3));

        Assert.Equal(inOrder.Terms, reversed.Terms);
        for (var term = 0; term < inOrder.Terms.Count; term++)
        {
            Assert.Equal(Listed(inOrder.PassagesOf(term)), Listed(reversed.PassagesOf(term)));
            Assert.Equal(Listed(inOrder.ArticlesOf(term)), Listed(reversed.ArticlesOf(term)));
            Assert.Equal((inOrder.PassagesOf(term).Inner, inOrder.PassagesOf(term).InnerCapitals), (reversed.PassagesOf(term).Inner, reversed.PassagesOf(term).InnerCapitals));
        }
    }

    [Theory]
    [InlineData(14, 14)]
    [InlineData(15, 15)]
    [InlineData(16, 16)]
    [InlineData(255, 255)]
    [InlineData(300, 255)]
    public void A_word_that_a_passage_has_often_counts_up_to_255(int times, byte counted)
    {
        var text = $"Wind {string.Join(' ', Enumerable.Repeat("turbine", times))} blows.";

        var fresh = Analyse([Some.Article(text)], [0], threads: 1, passageWords: 1_000);

        Assert.Equal([$"0: {counted} "], Listed(fresh.PassagesOf(Term(fresh, "turbin"))));
        Assert.Equal(["0: 1 "], Listed(fresh.PassagesOf(Term(fresh, "blow"))));
    }

    [Fact]
    public void Capitals_count_within_sentences_and_tell_of_a_passage_wherever_they_stand()
    {
        var fresh = Analyse([Some.Article("Farms grow. Big farms and Farms of old farms. We sold Farms.")], [0], threads: 1);

        var farms = fresh.PassagesOf(Term(fresh, "farm"));

        // Of five the first begins a sentence; two of the others have a capital.
        Assert.Equal(["0: 5 capital"], Listed(farms));
        Assert.Equal((4, 2), (farms.Inner, farms.InnerCapitals));
    }

    [Fact]
    public void A_function_word_is_of_the_article_and_not_of_its_passages()
    {
        var fresh = Analyse([Some.Article("Wind of old."), Some.Article("Sun and of and wind. Of this. The of.")], [0, 1], threads: 1);

        Assert.Equal(["0: 1 ", "1: 1 capital"], Listed(fresh.ArticlesOf(Term(fresh, "of"))));
        Assert.Empty(Listed(fresh.PassagesOf(Term(fresh, "of"))));
    }

    [Fact]
    public void Title_and_publisher_are_in_every_passage()
    {
        var article = Some.Article(string.Join('\n', Enumerable.Repeat("One two three four five six seven eight nine ten eleven twelve.", 6))) with { Title = "Harbour news" };

        var fresh = Analyse([article], [0], threads: 1);

        Assert.Equal(["0: 1 capital", "1: 1 capital", "2: 1 capital"], Listed(fresh.PassagesOf(Term(fresh, "harbour"))));
    }

    private static FreshPostings Analyse(Article[] articles, IEnumerable<int> order, int threads, int passageWords = PassageWords)
    {
        using var analyzers = new ArticleAnalyzers(passageWords);
        ArticleAnalyzer[] taken = [.. Enumerable.Range(0, threads).Select(_ => analyzers.Take())];
        var analysed = new AnalysedArticle[articles.Length];
        foreach (var article in order)
            analysed[article] = taken[article % threads].Analyse(articles[article]);
        int[] starts = [0, .. analysed.Select((_, article) => analysed[..(article + 1)].Sum(before => before.PassageStarts.Length))];
        return new FreshPostings(analysed, starts, analyzers.Terms, analyzers.Capitals());
    }

    private static int Term(FreshPostings fresh, string term) => fresh.Terms.Select(utf8 => Encoding.UTF8.GetString(utf8)).ToList().IndexOf(term);

    private static string[] Listed(FreshList list) =>
        [.. Enumerable.Range(0, list.Documents.Length).Select(i => $"{list.Documents.Span[i]}: {list.Frequencies.Span[i]} {(list.Capitals.Span[i] == 1 ? "capital" : "")}")];

    private static Article[] Articles(Random random)
    {
        string[] words = ["wind", "Turbine", "the", "of", "harbour", "Oslo", "price", "2019", "été", "rises", .. Enumerable.Range(0, 200).Select(i => $"word{i}")];
        return
        [
            .. Enumerable.Range(0, Many).Select(i => Some.Article(
                string.Join(". ", Enumerable.Range(0, random.Next(12)).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(1, 15)).Select(_ => words[random.Next(words.Length)])))), $"{i}.txt") with
            { Title = $"The {words[random.Next(words.Length)]}" }),
        ];
    }
}
