using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Tests.Sharding;

/// <summary>Of passages that say nearly the same one stands for all, wherever they lie.</summary>
public sealed class CopiesInShardsTests
{
    private static readonly string[] Words = [.. Enumerable.Range(0, 400).Select(i => $"w{(char)('a' + (i % 26))}{(char)('a' + (i / 26))}x")];

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task A_copy_is_found_where_its_original_is_not(int shards)
    {
        var random = new Random(shards);
        var (kept, dropped) = (0, 0);
        for (var corpus = 0; corpus < 12; corpus++)
        {
            var whole = Some.Snapshot(Articles(random));
            var sharded = InShards.Of(whole, shards);
            for (var question = 0; question < 40; question++)
            {
                var filter = random.Next(2) == 0 ? ArticleFilter.Everything : new ArticleFilter { Folders = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Folder(random))] };
                var terms = Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(3) == 0 ? Words[random.Next(Words.Length)] : $"only{random.Next(60)}").Distinct().ToArray();
                var count = random.Next(2) == 0 ? 5 : 100;

                var expected = Search(whole, filter, terms, count);
                Assert.Equal(expected, await sharded.ReadAsync(snapshot => Search(snapshot, filter, terms, count), TestContext.Current.CancellationToken));
                kept += expected.Count(hit => !whole.Index.StandsForItself(hit.Passage));
                dropped += whole.Index.PassageCount;
            }
        }

        Assert.InRange(kept, 100, dropped);
    }

    private static List<Hit> Search(CorpusSnapshot whole, ArticleFilter filter, string[] words, int count)
    {
        var index = whole.Only(filter).Index;
        List<QuestionTerm> terms = [.. words.Select(index.FindTerm).OfType<int>().Select(term => new QuestionTerm("")
        {
            Alternatives = [new Alternative(term, 1)],
            Idf = Bm25.Idf(index.DocumentFrequency(term), index.SearchedPassages),
            Weight = Bm25.Idf(index.DocumentFrequency(term), index.SearchedPassages),
        })];
        return PassageSearch.Top(index, terms, terms.Count > 1 ? [1, ulong.MaxValue - 1] : [ulong.MaxValue], count, 5);
    }

    /// <summary>Stories that are told several times, each time with a word or two of its own.</summary>
    private static Article[] Articles(Random random)
    {
        var stories = Enumerable.Range(0, 25).Select(_ => string.Join(' ', Enumerable.Range(0, 60).Select(_ => Words[random.Next(Words.Length)]))).ToArray();
        return
        [
            .. Enumerable.Range(0, 120).Select(i => new Article
            {
                File = $"{Folder(random)}/{i.ToString("000", CultureInfo.InvariantCulture)}.txt",
                Text = $"It is said that {stories[random.Next(stories.Length)]} only{random.Next(60)} only{random.Next(60)}.",
                Quality = random.Next(4) / 4.0,
            }).OrderBy(article => article.File, StringComparer.Ordinal),
        ];
    }

    private static string Folder(Random random) => random.Next(6).ToString(CultureInfo.InvariantCulture);
}
