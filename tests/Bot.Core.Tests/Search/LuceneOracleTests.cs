using Bot.Core.Articles;
using Bot.Core.Search;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Bot.Core.Tests.Search;

/// <summary>Our ranking is that of Lucene's BM25Similarity over the same tokens: the same passages, order and scores.</summary>
public sealed class LuceneOracleTests
{
    private const int Words = 400;

    [Fact]
    public void A_thousand_questions_over_random_passages_rank_as_in_Lucene()
    {
        var random = new Random(2016);
        string[] texts = [.. Enumerable.Range(0, 500).Select(_ => RandomText(random, random.Next(5, 120)))];
        Article[] articles = [.. texts.Select((text, i) => Some.Article(text, $"{i}.txt"))];
        var index = new PassageIndex(PassageIndexBuilder.Build(articles, 100, Unchanged.None(articles.Length), before: null, progress: null, CancellationToken.None, LengthCode.Lucene));
        using var lucene = new LuceneIndex(TermsOfPassages(index));

        for (var i = 0; i < 1000; i++)
        {
            var terms = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Word(random)).Distinct().Where(word => index.FindTerm(word) is not null).ToArray();

            var ours = PassageSearch.Top(index, [.. terms.Select(term => Term(index, term))], 20);

            var theirs = lucene.Search(terms, 20);
            Assert.Equal(theirs.Count, ours.Count);
            for (var rank = 0; rank < ours.Count; rank++)
                Assert.Equal(theirs[rank].Score, ours[rank].Score, 1e-5f * theirs[rank].Score);
            // Where scores differ by rounding alone the order is free.
            Assert.Equal(Passages(theirs), Passages(ours));
        }
    }

    private static List<int> Passages(List<Hit> hits) =>
        [.. hits.Where(hit => hit.Score > hits[^1].Score * 1.00001f).Select(hit => hit.Passage).Order()];

    private static QuestionTerm Term(PassageIndex index, string term)
    {
        var number = index.FindTerm(term) ?? throw new ArgumentException("Not a term of the index.", nameof(term));
        var idf = Bm25.Idf(index.DocumentFrequency(number), index.PassageCount);
        return new QuestionTerm(term) { Alternatives = [new Alternative(number, 1)], Idf = idf, Weight = idf };
    }

    /// <summary>Words without meaning in any language, spread as Zipf says: few are frequent.</summary>
    private static string RandomText(Random random, int length) => string.Join(' ', Enumerable.Range(0, length).Select(_ => Word(random)));

    private static string Word(Random random) => $"zq{(int)(Words * Math.Pow(random.NextDouble(), 3)):000}";

    private static IEnumerable<string> TermsOfPassages(PassageIndex index) =>
        Enumerable.Range(0, index.PassageCount).Select(passage => string.Join(
            ' ',
            Enumerable.Range(0, index.Read(passage).Sentences.Length).SelectMany(sentence => index.Read(passage).TokensOf(sentence).ToArray()).Select(token => index.Terms[PackedToken.Term(token)])));

    private sealed class LuceneIndex : IDisposable
    {
        private readonly RAMDirectory _directory = new();
        private readonly DirectoryReader _reader;
        private readonly IndexSearcher _searcher;

        public LuceneIndex(IEnumerable<string> passages)
        {
            using var analyzer = new WhitespaceAnalyzer(LuceneVersion.LUCENE_48);
            using (var writer = new IndexWriter(_directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer) { Similarity = new BM25Similarity() }))
            {
                foreach (var passage in passages)
                    writer.AddDocument([new TextField("text", passage, Field.Store.NO)]);
                writer.ForceMerge(1);
            }

            _reader = DirectoryReader.Open(_directory);
            _searcher = new IndexSearcher(_reader) { Similarity = new BM25Similarity() };
        }

        public List<Hit> Search(string[] terms, int count)
        {
            // Without the coordination factor, which Lucene 4 multiplies in for BM25 as 1 anyway.
            var query = new BooleanQuery(disableCoord: true);
            foreach (var term in terms)
                query.Add(new TermQuery(new Term("text", term)), Occur.SHOULD);
            return [.. _searcher.Search(query, count).ScoreDocs.Select(hit => new Hit(hit.Doc, hit.Score))];
        }

        public void Dispose()
        {
            _reader.Dispose();
            _directory.Dispose();
        }
    }
}
