using Bot.Core.Indexing;
using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

public sealed class TermInSegmentTests
{
    // The first is frequent, and the last is rare; "the" is a function word.
    private static readonly string[] Words = ["harbour", "Ellen", "ellen", "treaty", "the", "zqseldom"];

    private readonly PassageSegment _segment = Some.Index([.. Enumerable.Range(0, 300).Select(article => TextOf(new Random(article), article))]).Whole!; // nothing is deleted

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_is_found_where_its_postings_are(bool isLaidOut)
    {
        foreach (var term in Enumerable.Range(0, _segment.Terms.Count).Where(term => Words.Contains(_segment.Terms[term], StringComparer.OrdinalIgnoreCase)))
        {
            if (isLaidOut)
                Assert.True(_segment.FrequentTerms.Find(term) is not null || _segment.UnpackedTerms.Find(term) is not null || _segment.Postings[term].Documents == 0);
            var inSegment = new TermInSegment(_segment, term);
            var random = new Random(3);
            // In order, and then in none.
            foreach (var article in Enumerable.Range(0, _segment.ArticleCount).Concat(Enumerable.Range(0, 200).Select(_ => random.Next(_segment.ArticleCount))))
            {
                var capital = CapitalIn(term, article);
                Assert.Equal(capital, inSegment.HasCapitalIn(article));
                Assert.Equal(capital is not null, inSegment.IsInArticle(article));
                Assert.Equal(Find(_segment.FunctionWords, _segment.FunctionList(term), article, article + 1) is not null, inSegment.IsFunctionWordIn(article));
                var start = random.Next(_segment.PassageCount);
                var end = random.Next(start + 1, Math.Min(start + 40, _segment.PassageCount) + 1);
                Assert.Equal(Find(_segment.Postings, term, start, end) is not null, inSegment.IsIn(start, end));
            }
        }
    }

    private bool? CapitalIn(int term, int article) =>
        Find(_segment.Postings, term, _segment.ArticlePassages[article], _segment.ArticlePassages[article + 1]) ?? Find(_segment.FunctionWords, _segment.FunctionList(term), article, article + 1);

    /// <summary>Whether one of the documents [start, end) has a capital; null where none is in the list. Each is sought by itself.</summary>
    private static bool? Find(PostingLists lists, int? list, int start, int end)
    {
        bool? found = null;
        for (var document = start; list is { } opened && document < end; document++)
        {
            var cursor = new PostingsCursor();
            cursor.Open(lists, opened);
            if (cursor.Seek(document) && cursor.Rest[0] == document)
                found = found is true || cursor.HasCapital;
        }

        return found;
    }

    private static string TextOf(Random random, int article) => string.Join(
        ' ',
        Enumerable.Range(0, random.Next(20, 60)).Select(sentence => $"Zq{article}x{sentence} {Word(random)} and {Word(random)} were {Word(random)} seen by {Word(random)} there."));

    private static string Word(Random random) => random.Next(4) == 0 ? "other" : Words[(int)(Words.Length * Math.Pow(random.NextDouble(), 3))];
}
