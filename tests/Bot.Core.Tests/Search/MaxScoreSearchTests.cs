using Bot.Core.Articles;
using Bot.Core.Indexing;
using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

/// <summary>The search leaves out what cannot be among the best, and finds what adding up every posting finds.</summary>
public sealed class MaxScoreSearchTests
{
    private const int Words = 300;

    [Theory]
    [InlineData(1, 40, 500)]
    [InlineData(10, 40, 100)]
    [InlineData(10, 40, PassageWindow.Size)]
    [InlineData(10, 4, 500)]
    [InlineData(100, 12, 700)]
    public void The_best_are_those_of_adding_up_every_posting(int count, int mostWords, int window)
    {
        var random = new Random(2026);
        var index = Index(random, articles: 1_500, mostWords);

        for (var i = 0; i < 300; i++)
        {
            var terms = RandomTerms(random, index);

            Assert.Equal(AddUp(index, terms).Take(count), new MaxScoreSearch(index, terms, window, isOnce: true).Top(count));
            Assert.Equal(AddUp(index, terms).Take(count), new MaxScoreSearch(index, terms, window).Top(count));
        }
    }

    [Fact]
    public void Of_some_articles_the_best_are_those_of_adding_up_their_postings()
    {
        var random = new Random(7);
        var articles = Articles(random, 500, mostWords: 40);
        var index = Some.Index(articles);

        for (var i = 0; i < 200; i++)
        {
            var part = index.Only(articles, new ArticleFilter { Folders = [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => random.Next(12).ToString("00", System.Globalization.CultureInfo.InvariantCulture))] });
            var terms = RandomTerms(random, part);

            Assert.Equal(AddUp(part, terms).Take(10), new MaxScoreSearch(part, terms).Top(10));
        }
    }

    /// <summary>The bounds of blocks were made for another average length.</summary>
    [Fact]
    public void Among_articles_whose_passages_are_far_longer_than_the_others_nothing_is_missed()
    {
        var random = new Random(3);
        Article[] articles =
        [
            .. Enumerable.Range(0, 2_000).Select(i => Some.Article(Word(random), $"short/{i}.txt")),
            .. Enumerable.Range(0, 40).Select(i => Some.Article(string.Join(' ', Enumerable.Range(0, 400).Select(_ => Word(random))), $"long/{i}.txt")),
        ];
        var part = Some.Index(articles).Only(articles, new ArticleFilter { Folders = ["long"] });

        for (var i = 0; i < 100; i++)
        {
            var terms = RandomTerms(random, part);

            Assert.Equal(AddUp(part, terms).Take(3), new MaxScoreSearch(part, terms).Top(3));
        }
    }

    /// <summary>All are equally long, so that a word counts 1 where it is met once, 1.6 three times, 1.7 four times and 2.1 thirty times. The eleventh article is seen first.</summary>
    [Fact]
    public void A_frequent_word_that_is_looked_up_counts_as_often_as_it_is_there()
    {
        var random = new Random(1);
        var index = Some.Index([.. Enumerable.Range(0, 400).Select(i => Some.Article(i switch
        {
            10 => Words(rare: 1, frequent: 4),
            350 => Words(rare: 1, frequent: 30),
            _ => Words(rare: i % 50 == 0 ? 1 : 0, frequent: i % 2),
        }, $"{i}.txt"))]);
        SearchTerm[] terms = [.. new[] { ("zqrare", 3f), ("zqfrequent", 1f) }.Select(word => new SearchTerm([(index.FindTerm(word.Item1)!.Value, word.Item2)]))]; // they are there

        Assert.Equal(350, Assert.Single(new MaxScoreSearch(index, terms, window: 100).Top(1)).Passage);

        string Words(int rare, int frequent) => string.Join(' ', Enumerable.Range(0, 60).Select(i => i < rare ? "zqrare" : i < rare + frequent ? "zqfrequent" : $"zq{random.Next():x}"));
    }

    /// <summary>Each is in every second passage, so that a fourth of all were to have both, and the best to score what only one of them does.</summary>
    [Fact]
    public void Words_that_never_stand_together_are_found_all_the_same()
    {
        var random = new Random(5);
        var index = Some.Index([.. Enumerable.Range(0, 600).Select(i => Some.Article($"{(i % 2 == 0 ? "zqodd" : "zqeven")} {string.Join(' ', Enumerable.Range(0, random.Next(5, 40)).Select(_ => Word(random)))}", $"{i}.txt"))]);
        SearchTerm[] terms = [Term("zqodd"), Term("zqeven")];

        Assert.True(ThresholdEstimate.Of(index, terms, passages: 13) > AddUp(index, terms).ElementAt(9).Score);
        Assert.Equal(AddUp(index, terms).Take(10), new MaxScoreSearch(index, terms).Top(10));

        SearchTerm Term(string word) => new([(index.FindTerm(word)!.Value, 1)]); // it is there
    }

    /// <summary>Against what the tenth best scores, the rare word counts more than whole numbers of 32 bits hold.</summary>
    [Fact]
    public void A_word_may_weigh_a_hundred_million_times_as_much_as_another()
    {
        var random = new Random(8);
        var index = Some.Index([.. Enumerable.Range(0, 600).Select(i => Some.Article($"{(i is 300 or 500 ? "zqrare" : "zqcommon")} {string.Join(' ', Enumerable.Range(0, random.Next(5, 40)).Select(_ => Word(random)))}", $"{i}.txt"))]);
        SearchTerm[] terms = [Term("zqcommon", 1e-8f), Term("zqrare", 1)];

        Assert.Equal(AddUp(index, terms).Take(10), new MaxScoreSearch(index, terms, window: 100).Top(10));

        SearchTerm Term(string word, float weight) => new([(index.FindTerm(word)!.Value, weight)]); // it is there
    }

    [Fact]
    public void A_passage_scores_the_same_by_itself_as_among_the_best()
    {
        var random = new Random(11);
        var index = Index(random, articles: 200, mostWords: 40);

        for (var i = 0; i < 50; i++)
        {
            var search = new MaxScoreSearch(index, RandomTerms(random, index));

            Assert.All(search.Top(20), hit => Assert.Equal(hit.Score, search.Score(hit.Passage)));
        }
    }

    [Fact]
    public void Without_terms_nothing_is_found() => Assert.Empty(new MaxScoreSearch(Some.Index("The harbour."), []).Top(10));

    private static PassageIndex Index(Random random, int articles, int mostWords) => Some.Index(Articles(random, articles, mostWords));

    /// <summary>Some words are in nearly every passage, some in hardly any; some articles are copies of others.</summary>
    private static Article[] Articles(Random random, int count, int mostWords)
    {
        var articles = new Article[count];
        for (var i = 0; i < count; i++)
        {
            var text = i > 0 && random.Next(20) == 0
                ? articles[random.Next(i)].Text
                : string.Join(". ", Enumerable.Range(0, random.Next(1, 40)).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(1, mostWords)).Select(_ => Word(random)))));
            articles[i] = Some.Article(text, $"{random.Next(12):00}/{i}.txt");
        }

        return articles;
    }

    private static string Word(Random random) => $"zq{(int)(Words * Math.Pow(random.NextDouble(), 4)):000}";

    private static SearchTerm[] RandomTerms(Random random, PassageIndex index) =>
    [
        .. Enumerable.Range(0, random.Next(1, 7)).Select(_ => new SearchTerm(
            [.. Enumerable.Range(0, random.Next(3) == 0 ? 3 : 1).Select(_ => random.Next(index.Terms.Count)).Distinct().Where(term => index.DocumentFrequency(term) > 0).Select(term => (term, 0.1f + random.NextSingle()))]))
            .Where(term => term.Words.Length > 0),
    ];

    /// <summary>All that have a score, the best first, by every posting.</summary>
    internal static IEnumerable<Hit> AddUp(PassageIndex index, SearchTerm[] terms)
    {
        var scale = new MaxScoreSearch(index, terms).Scale;
        var scores = new int[index.PassageCount];
        foreach (var term in terms)
        {
            var best = new int[index.PassageCount];
            foreach (var (word, weight) in term.Words)
            {
                var cursor = new PostingsCursor();
                cursor.Open(index.Whole!.Postings, word);
                for (var next = 0; cursor.Seek(next); next = cursor.Rest[0] + 1)
                {
                    var passage = cursor.Rest[0];
                    best[passage] = Math.Max(best[passage], MaxScoreSearch.Score(weight * scale, index.Factors.Of(cursor.FrequencyOf(passage), index.Whole!.Lengths[passage])));
                }
            }

            for (var passage = 0; passage < best.Length; passage++)
                scores[passage] += index.AdmitsPassage(passage) ? best[passage] : 0;
        }

        return Enumerable.Range(0, scores.Length)
            .Where(passage => scores[passage] > 0 && (index.OriginalOf(passage) == passage || scores[index.OriginalOf(passage)] == 0))
            .OrderByDescending(passage => scores[passage]).ThenBy(passage => passage).Select(passage => new Hit(passage, scores[passage] / scale));
    }
}
