using Bot.Core.Articles;
using Bot.Core.Indexing;
using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

/// <summary>A corpus that changes article by article is, while it lies in segments, as if it had been read at once.</summary>
public sealed class SegmentTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Segments_are_searched_as_one(int seed)
    {
        using var changing = new ChangingFolder(seed);
        var corpus = changing.Open();
        var segments = 1;
        for (var step = 0; step < 6; step++)
        {
            var files = changing.Change(3);
            corpus.Reload("a test", isDryRun: false, mayLose: true, null, CancellationToken.None, files: step % 2 == 0 ? files : null);
            // What was kept, and not only what is in memory, is gone on from.
            if (step == 3)
                corpus = changing.Open();

            segments = Math.Max(segments, corpus.Current.Index.Segments.Count);
            AssertSame(seed, changing.OpenElsewhere().Current, corpus.Current);
        }

        Assert.InRange(segments, 3, 7);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public void However_often_a_single_article_changes_only_what_changed_is_read_again(int seed)
    {
        using var changing = new ChangingFolder(seed);
        var corpus = changing.Open();
        var first = corpus.Current;
        List<int> segments = [];
        for (var change = 1; change <= 90; change++)
        {
            corpus.Reload("a test", isDryRun: false, mayLose: true, null, CancellationToken.None, files: changing.Change(1, among: 40));
            segments.Add(corpus.Segments);
            Assert.Same(first, corpus.Current.Base);
            if (change is 40 or 90)
                AssertSame(seed, changing.OpenElsewhere().Current, corpus.Current);
        }

        Assert.InRange(segments.Max(), 20, NextSegment.Most);
        Assert.True(segments.Zip(segments.Skip(1)).Any(pair => pair.Second < pair.First), "No segments were put together.");
        AssertSame(seed, changing.OpenElsewhere().Current, changing.Open().Current);
        corpus.Merge(CancellationToken.None);
        AssertSame(seed, changing.OpenElsewhere().Current, corpus.Current);
        Assert.True(corpus.IsMerged);
    }

    [Fact]
    public void An_article_that_comes_and_goes_leaves_no_segments()
    {
        using var changing = new ChangingFolder(8);
        var corpus = changing.Open();
        var first = corpus.Current;
        for (var time = 0; time < 40; time++)
        {
            Reload(changing.Add("zz.txt", $"The ferry of Calais made {time + 3} crossings to the quixotic harbour."));
            Assert.NotNull(corpus.Current.Index.FindTerm("quixot"));
            Reload(changing.Remove("zz.txt"));
        }

        Assert.InRange(corpus.Segments, 1, NextSegment.Most);
        Assert.Same(first, corpus.Current.Base);
        Assert.Null(corpus.Current.Index.FindTerm("quixot"));
        Reload(changing.Add("zz.txt", "The ferry is back."));
        AssertSame(8, changing.OpenElsewhere().Current, corpus.Current);

        void Reload(string file) => corpus.Reload("a test", isDryRun: false, mayLose: true, null, CancellationToken.None, files: [file]);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Merged_segments_are_those_of_reading_everything(int seed)
    {
        using var changing = new ChangingFolder(seed);
        var corpus = changing.Open();
        for (var step = 0; step < 3; step++)
        {
            var files = changing.Change(12);
            corpus.Reload("a test", isDryRun: false, mayLose: true, null, CancellationToken.None, files: step % 2 == 0 ? files : null);
            if (step == 1)
                continue;
            corpus.Merge(CancellationToken.None);
            Assert.True(corpus.IsMerged);
            if (step == 2)
                corpus = changing.Open();
            var whole = changing.OpenElsewhere().Current;

            Assert.Equal(whole.State, corpus.Current.State);
            Assert.Equal(whole.Articles.Select(article => (article.File, article.Text, article.Quality)), corpus.Current.Articles.Select(article => (article.File, article.Text, article.Quality)));
            foreach (var name in PassageSegment.SectionNames)
                Assert.True(whole.Index.Whole!.Sections[name].Span.SequenceEqual(corpus.Current.Index.Whole!.Sections[name].Span), $"Section {name} differs.");
        }
    }

    [Fact]
    public void A_copy_in_a_new_segment_stands_behind_its_original()
    {
        var index = Some.Index([.. Enumerable.Range(0, 20).Select(i => Some.Article($"Story {i} tells of harvest number {i} in the valleys of the north.", $"{i:00}.txt")), Some.Article(Story, "50.txt")]);
        var with = With(index, [], 20, Some.Article($"{Story} More soon.", "40.txt"));

        Assert.Equal([20], with.CopiesOf(21));
        Assert.Equal(20, with.PassageOriginal(21));
        Assert.Equal([], With(with, [20], 0).CopiesOf(20));
    }

    [Fact]
    public void A_copy_is_known_as_one_when_its_segment_is_put_together_with_others()
    {
        var index = Some.Index([.. Enumerable.Range(0, 20).Select(i => Some.Article($"Story {i} tells of harvest number {i} in the valleys of the north.", $"{i:00}.txt")), Some.Article(Story, "50.txt")]);
        index = With(index, [], 20, Some.Article($"{Story} More soon.", "40.txt"), Some.Article($"{Story} Nobody was hurt.", "41.txt"));
        var most = 0;
        for (var i = 0; i < NextSegment.Most; i++)
        {
            index = With(index, [], 20, Some.Article($"Report {i} counts the {i} sails of windmill {i * i} near the canal.", $"{39 - i:00}.txt"));
            most = Math.Max(most, index.Segments.Count);
        }

        var (first, second, original) = (52, 53, 54);
        Assert.Equal((NextSegment.Most, true), (most, index.Segments.Count < most));
        Assert.Equal(["40.txt", "41.txt", "50.txt"], index.CopiesOf(original).Append(original).Order().Select(passage => index.Articles[index.ArticleOf(passage)].File));
        Assert.Equal((first, first, first), (index.PassageOriginal(first), index.PassageOriginal(second), index.PassageOriginal(original)));
    }

    [Fact]
    public void Segments_are_put_together_seldom()
    {
        const int Articles = 2_000;
        var (runs, read, most) = (SegmentRuns.Of(10_000), 0, 0);
        Article[] articles = [.. Enumerable.Range(0, 10_000 + Articles).Select(i => Some.Article("A text.", $"{i:00000}.txt"))];
        for (var i = 0; i < Articles; i++)
        {
            var next = new NextSegment(new FileChanges([], [articles[10_000 + i]], [10_000 + i]), runs, articles);
            read += next.Articles.Count;
            runs = runs.With(next.Gone, next.Number, next.Places);
            most = Math.Max(most, runs.Segments);
        }

        Assert.Equal((NextSegment.Most, 10_000 + Articles), (most, runs.Count));
        Assert.InRange((double)read / Articles, 1, 8);
    }

    private const string Story = "The harbour of Calais was closed on Monday morning after a storm tore two ferries from their moorings. Engineers from Dunkirk inspected the damaged quay and said that repairs would last a week. Lorry drivers slept in their cabins.";

    /// <param name="before">The place that the articles are put before.</param>
    private static PassageIndex With(PassageIndex index, int[] deleted, int before, params Article[] added)
    {
        var next = new NextSegment(new FileChanges(deleted, added, [.. added.Select(_ => before)]), index.Runs, index.Articles);
        var taken = next.Source is { } source ? index.Segments[source].Segment : null;
        return index.With(next, added.Length == 0 ? null : AddedSegment.Of(PassageIndexBuilder.Build(next.Articles, 100, next.Unchanged, taken, progress: null, CancellationToken.None), index.Terms));
    }

    private static void AssertSame(int seed, CorpusSnapshot expected, CorpusSnapshot actual)
    {
        Assert.Equal(expected.State, actual.State);
        Assert.Equal(expected.Summary.Languages.Order(PairOrder), actual.Summary.Languages.Order(PairOrder));
        Assert.Equal(expected.Articles.Select(article => (article.File, article.Text)), actual.Articles.Select(article => (article.File, article.Text)));
        AssertSamePlaces(expected.Index, actual.Index);
        AssertSameTerms(expected.Index, actual.Index);
        AssertSameTokens(expected.Index, actual.Index);
        AssertSameScores(new Random(seed), expected.Index, actual.Index);
        AssertSameScores(new Random(seed), Half(expected), Half(actual));
        Assert.Equal(FiguresOf(expected), FiguresOf(actual));
    }

    private static readonly Comparer<KeyValuePair<string, int>> PairOrder = Comparer<KeyValuePair<string, int>>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key));

    private static PassageIndex Half(CorpusSnapshot snapshot) => snapshot.Only(ArticleFilter.Everything with { From = new DateOnly(2017, 1, 1) }).Index;

    private static void AssertSamePlaces(PassageIndex expected, PassageIndex actual)
    {
        Assert.Equal(expected.PassageCount, actual.PassageCount);
        Assert.Equal(expected.SentenceCount, actual.SentenceCount);
        Assert.Equal(expected.AveragePassageLength, actual.AveragePassageLength);
        Assert.All(Enumerable.Range(0, expected.ArticleCount + 1), article => Assert.Equal(expected.ArticlePassages[article], actual.ArticlePassages[article]));
        Assert.All(Enumerable.Range(0, expected.PassageCount + 1), passage => Assert.Equal(expected.PassageSentences[passage], actual.PassageSentences[passage]));
        Assert.All(Enumerable.Range(0, expected.PassageCount), passage => Assert.Equal((expected.ArticleOf(passage), expected.PassageSpan(passage)), (actual.ArticleOf(passage), actual.PassageSpan(passage))));
        Assert.All(Enumerable.Range(0, expected.SentenceCount), sentence => Assert.Equal((expected.PassageOf(sentence), expected.SentenceSpan(sentence)), (actual.PassageOf(sentence), actual.SentenceSpan(sentence))));
    }

    private static void AssertSameTerms(PassageIndex expected, PassageIndex actual)
    {
        Assert.All(expected.Terms, text =>
        {
            var (term, own) = (expected.FindTerm(text)!.Value, actual.FindTerm(text)!.Value);
            Assert.Equal((expected.DocumentFrequency(term), expected.CapitalsOf(term)), (actual.DocumentFrequency(own), actual.CapitalsOf(own)));
        });
        Assert.Equal(expected.Terms.Count, actual.Terms.Count(text => actual.FindTerm(text) is not null));
        foreach (var prefix in new[] { "c", "mi", "\u00E9", "2" })
            Assert.Equal(expected.Terms.WithPrefix(prefix).Select(term => expected.Terms[term]), actual.Terms.WithPrefix(prefix).Select(term => actual.Terms[term]).Where(text => actual.FindTerm(text) is not null));
    }

    private static void AssertSameTokens(PassageIndex expected, PassageIndex actual)
    {
        for (var sentence = 0; sentence < expected.SentenceCount; sentence += 7)
            Assert.Equal(Words(expected, expected.SentenceTokensOf(sentence)), Words(actual, actual.SentenceTokensOf(sentence)));
        for (var article = 0; article < expected.ArticleCount; article++)
            Assert.Equal(Words(expected, expected.HeaderOf(article)), Words(actual, actual.HeaderOf(article)));

        static List<(string, TokenKind)> Words(PassageIndex index, ReadOnlySpan<int> tokens) => [.. tokens.ToArray().Select(token => (index.Terms[PackedToken.Term(token)], PackedToken.Kind(token)))];
    }

    /// <summary>The best passages, and what they and others score.</summary>
    private static void AssertSameScores(Random random, PassageIndex expected, PassageIndex actual)
    {
        for (var question = 0; question < 40; question++)
        {
            string[] words = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => expected.Terms[random.Next(expected.Terms.Count)]).Where(word => expected.FindTerm(word) is { } term && expected.DocumentFrequency(term) > 0).Distinct()];
            var (search, other) = (Search(expected, words), Search(actual, words));
            for (var passage = 0; passage < expected.PassageCount; passage += 3)
                Assert.Equal(search.Score(passage), other.Score(passage));
            // Which of several copies stands for the others may differ until segments are merged, since the quality of their texts may.
            Assert.Equal(search.Top(20).Select(hit => hit.Score), other.Top(20).Select(hit => hit.Score));
            Assert.Equal(Best(actual, other), other.Top(20).Select(hit => hit.Passage));
        }

        static MaxScoreSearch Search(PassageIndex index, string[] words) =>
            new(index, [.. words.Select(word => index.FindTerm(word)!.Value).Select(term => new SearchTerm([(term, Bm25.Idf(index.DocumentFrequency(term), index.SearchedPassages))]))]);

        static IEnumerable<int> Best(PassageIndex index, MaxScoreSearch search) => Enumerable.Range(0, index.PassageCount).Where(index.AdmitsPassage).Select(passage => (Passage: passage, Score: search.Score(passage)))
            .Where(hit => hit.Score > 0 && (index.OriginalOf(hit.Passage) == hit.Passage || search.Score(index.OriginalOf(hit.Passage)) == 0))
            .OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Passage).Take(20).Select(hit => hit.Passage);
    }

    private static List<string> FiguresOf(CorpusSnapshot snapshot) => [.. Enumerable.Range(0, snapshot.Articles.Count).SelectMany(snapshot.ReadFigures).Select(figure =>
        $"{figure.Article.File} {figure.Sentence} {figure.Span} {figure.Value} {figure.ValueHigh} {figure.Unit} {figure.What} {figure.Qualifier} {figure.Change} {figure.Per} {figure.Period} {figure.Basis} {figure.Attribution} {figure.Paragraph}")];
}
