using Bot.Core.Articles;
using Bot.Core.Indexing;
using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

/// <summary>An index of more than one window, in which words stand in one of two passages to one of a thousand.</summary>
public sealed class UnpackedPostingsTests(UnpackedPostingsTests.TwoWindows two) : IClassFixture<UnpackedPostingsTests.TwoWindows>
{
    private PassageSegment Segment => two.Index.Whole!; // nothing is deleted

    [Fact]
    public void Those_of_a_window_are_those_that_are_read_from_the_index()
    {
        PassageWindow[] windows = [new(0, PassageWindow.Size), new(PassageWindow.Size, Segment.PassageCount), new(100, 30_000), new(PassageWindow.Size + 7, PassageWindow.Size + 2_000), new(5, 6)];
        using var scratch = SearchScratch.Rent();
        foreach (var word in TwoWindows.Words)
        {
            var term = TermOf(word);
            var unpacked = new UnpackedPostings(Segment.Postings, term, Segment.Lengths.Span);
            foreach (var window in windows)
            {
                var cursor = Cursor(term);
                var read = WindowPostings.Read(cursor, window, Segment.Lengths.Span, scratch);

                Assert.Equal(read.Places, unpacked.In(window).Places);
                Assert.Equal(read.Codes, unpacked.In(window).Codes);
                Assert.All(read.Places.ToArray(), place => Assert.True(window.HasPlace(place)));
            }

            Assert.Equal(Segment.Postings[term].Documents, unpacked.Length);
        }
    }

    [Fact]
    public void What_is_known_of_a_passage_is_its_posting()
    {
        foreach (var word in TwoWindows.Words)
        {
            var term = TermOf(word);
            var unpacked = new UnpackedPostings(Segment.Postings, term, Segment.Lengths.Span);
            var cursor = Cursor(term);
            for (var passage = 0; passage < Segment.PassageCount; passage++)
                Assert.Equal(cursor.FrequencyOf(passage) is > 0 and var frequency ? (frequency << 8) + Segment.Lengths[passage] : 0, unpacked.CodeOf(passage));
        }
    }

    [Fact]
    public void A_stretch_has_the_term_where_one_of_its_passages_has_it()
    {
        var random = new Random(8);
        foreach (var word in TwoWindows.Words)
        {
            var term = TermOf(word);
            var (unpacked, frequent) = (new UnpackedPostings(Segment.Postings, term, Segment.Lengths.Span), new FrequentTerm(Segment.Postings, term, Segment.PassageCount));
            for (var i = 0; i < 2_000; i++)
            {
                // Some lie on both sides of the edge of a window.
                var start = i % 4 == 0 ? PassageWindow.Size - random.Next(100) : random.Next(Segment.PassageCount);
                var end = Math.Min(start + random.Next(i % 10 == 0 ? 5_000 : 30), Segment.PassageCount);
                var cursor = Cursor(term);
                var isIn = cursor.Seek(start) && cursor.Rest[0] < end;

                Assert.Equal(isIn, unpacked.IsIn(start, end));
                Assert.Equal(isIn, frequent.IsIn(start, end));
            }
        }
    }

    [Fact]
    public void No_posting_of_a_window_counts_more_than_its_maximum()
    {
        var factors = new Bm25Factors(Segment.LengthCode, Segment.AveragePassageLength);
        foreach (var word in TwoWindows.Words)
        {
            var unpacked = new UnpackedPostings(Segment.Postings, TermOf(word), Segment.Lengths.Span);
            foreach (var window in new PassageWindow[] { new(0, PassageWindow.Size), new(PassageWindow.Size, Segment.PassageCount) })
                Assert.All(unpacked.In(window).Codes.ToArray(), code => Assert.InRange(PassageSegment.MaxOf(factors.All[code]), 1, unpacked.MaxIn(window)));
        }

        Assert.Equal(0, new UnpackedPostings(Segment.Postings, TermOf(TwoWindows.First), Segment.Lengths.Span).MaxIn(new PassageWindow(PassageWindow.Size, Segment.PassageCount)));
    }

    [Fact]
    public void They_are_kept_until_there_are_too_many()
    {
        var all = TwoWindows.Words.Select(word => (double)Segment.Postings[TermOf(word)].Documents).ToArray();
        var terms = new UnpackedTerms(Segment.Postings, Segment.Lengths, kept: 1);
        var (often, seldom) = (TermOf(TwoWindows.Words[0]), TermOf(TwoWindows.Words[^1]));
        var kept = terms.Find(often);

        Assert.InRange(all.Sum(), Segment.PassageCount + 1, double.MaxValue);
        Assert.Same(kept, terms.Find(often));
        foreach (var word in TwoWindows.Words)
            Assert.NotNull(terms.Find(TermOf(word)));
        Assert.NotSame(kept, terms.Find(often));
        Assert.Equal(Segment.Postings[seldom].Documents, terms.Find(seldom)?.Length);
    }

    [Fact]
    public void The_best_of_two_windows_are_those_of_adding_up_every_posting()
    {
        var random = new Random(20);
        for (var i = 0; i < 60; i++)
        {
            SearchTerm[] terms = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => new SearchTerm([.. Enumerable.Range(0, random.Next(4) == 0 ? 2 : 1).Select(_ => TermOf(TwoWindows.Words[random.Next(TwoWindows.Words.Length)])).Distinct().Select(term => (term, 0.1f + random.NextSingle()))]))];

            Assert.Equal(MaxScoreSearchTests.AddUp(two.Index, terms).Take(10), new MaxScoreSearch(two.Index, terms, i % 3 == 0 ? 10_000 : PassageWindow.Size).Top(10));
        }
    }

    private int TermOf(string word) => two.Index.FindTerm(word)!.Value; // it is there

    private PostingsCursor Cursor(int term)
    {
        var cursor = new PostingsCursor();
        cursor.Open(Segment.Postings, term);
        return cursor;
    }

    public sealed class TwoWindows
    {
        /// <summary>It is in the first window alone.</summary>
        public const string First = "zqfirst";

        private const int Passages = PassageWindow.Size + 5_000;

        /// <summary>The most frequent first.</summary>
        public static readonly string[] Words = [.. Enumerable.Range(1, 10).Select(word => $"zqword{word}"), First];

        internal PassageIndex Index { get; } = Some.Index([.. Articles(new Random(4))]);

        private static IEnumerable<Article> Articles(Random random)
        {
            for (var i = 0; i < Passages; i++)
            {
                var words = new List<string> { $"zq{i}x" };
                for (var word = 0; word < Words.Length - 1; word++)
                {
                    while (random.Next(2 << word) == 0)
                        words.Add(Words[word]);
                }

                if (i % 1_000 == 0 && i < PassageWindow.Size)
                    words.Add(First);
                yield return Some.Article(string.Join(' ', words), $"{i}.txt");
            }
        }
    }
}
