using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

/// <summary>A corpus that changes article by article is, while it lies in segments, as if it had been read at once.</summary>
public sealed class SegmentTests
{
    private static readonly string[] Sets = ["seeds", "tests/Bot.Evaluation/scraped/articles", "tests/Bot.Evaluation/newspaper/articles", "tests/Bot.Evaluation/stories/articles"];

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
            var whole = changing.OpenElsewhere().Current;

            segments = Math.Max(segments, corpus.Current.Index.Segments.Count);
            Assert.Equal(whole.State, corpus.Current.State);
            Assert.Equal(whole.Summary.Languages.Order(PairOrder), corpus.Current.Summary.Languages.Order(PairOrder));
            Assert.Equal(whole.Articles.Select(article => (article.File, article.Text)), corpus.Current.Articles.Select(article => (article.File, article.Text)));
            AssertSamePlaces(whole.Index, corpus.Current.Index);
            AssertSameTerms(whole.Index, corpus.Current.Index);
            AssertSameTokens(whole.Index, corpus.Current.Index);
            AssertSameScores(new Random(seed), whole.Index, corpus.Current.Index);
            AssertSameScores(new Random(seed), Half(whole), Half(corpus.Current));
            Assert.Equal(FiguresOf(whole), FiguresOf(corpus.Current));
        }

        Assert.InRange(segments, 3, 7);
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
        const string Story = "The harbour of Calais was closed on Monday morning after a storm tore two ferries from their moorings. Engineers from Dunkirk inspected the damaged quay and said that repairs would last a week. Lorry drivers slept in their cabins.";
        var index = Some.Index([.. Enumerable.Range(0, 20).Select(i => Some.Article($"Story {i} tells of harvest number {i} in the valleys of the north.", $"{i:00}.txt")), Some.Article(Story, "50.txt")]);
        var added = PassageIndexBuilder.Build([Some.Article($"{Story} More soon.", "40.txt")], 100, Unchanged.None(1), before: null, progress: null, CancellationToken.None);
        var with = index.With([], added, [20]);

        Assert.Equal([20], with.CopiesOf(21));
        Assert.Equal(20, with.PassageOriginal(21));
        Assert.Equal([], with.With([20], Nothing(), []).CopiesOf(20));
    }

    private static PassageSegment Nothing() => PassageIndexBuilder.Build([], 100, Unchanged.None(0), before: null, progress: null, CancellationToken.None);

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

    /// <summary>A folder of dirty articles, copies of each other and garbled ones among them, in which some change.</summary>
    private sealed class ChangingFolder : IDisposable
    {
        private readonly Random _random;
        private readonly TemporaryFolder _folder = new();
        private readonly List<TemporaryFolder> _data = [new()];
        private readonly string[] _sources = [.. Sets.SelectMany(set => Directory.GetFiles(Repository.PathOf(set), "*.txt")).Order(StringComparer.Ordinal)];

        public ChangingFolder(int seed)
        {
            _random = new Random(seed);
            foreach (var source in _sources.Where(_ => _random.Next(4) != 0))
                Copy(source, source);
        }

        public Corpus Open() => Open(_data[0]);

        public Corpus OpenElsewhere()
        {
            _data.Add(new TemporaryFolder());
            return Open(_data[^1]);
        }

        /// <returns>The files.</returns>
        public List<string> Change(int most)
        {
            var (count, files) = (_random.Next(1, most + 1), new List<string>());
            foreach (var source in _sources.OrderBy(_ => _random.Next()).Take(count))
            {
                files.Add(Path.GetFileName(Target(source)));
                if (_random.Next(3) == 0)
                    File.Delete(Target(source));
                else
                    Copy(_sources[_random.Next(_sources.Length)], source);
            }

            return files;
        }

        public void Dispose()
        {
            _folder.Dispose();
            foreach (var data in _data)
                data.Dispose();
        }

        private Corpus Open(TemporaryFolder data) => Corpus.Open(new CorpusOptions { Folder = _folder.Path, Data = data.Path, SegmentsFrom = 1 }, null, CancellationToken.None);

        private string Target(string source) => Path.Combine(_folder.Path, $"{Array.IndexOf(_sources, source):000}.txt");

        private void Copy(string source, string as_)
        {
            File.Copy(source, Target(as_), overwrite: true);
            File.SetLastWriteTimeUtc(Target(as_), DateTime.UtcNow.AddMinutes(-10));
        }
    }
}
