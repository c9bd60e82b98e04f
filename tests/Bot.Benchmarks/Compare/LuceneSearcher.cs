using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;

namespace Bot.Benchmarks.Compare;

internal sealed class LuceneSearcher : ISearcher
{
    private readonly LuceneAnalyzer _analyzer = new();
    private readonly MMapDirectory? _directory;
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;
    private readonly NumericDocValues _numbers;

    public LuceneSearcher(string folder)
    {
        _directory = new MMapDirectory(folder);
        _reader = DirectoryReader.Open(_directory);
        (_searcher, _numbers) = Searcher();
    }

    private LuceneSearcher(DirectoryReader shared)
    {
        _reader = shared;
        (_searcher, _numbers) = Searcher();
    }

    public IReadOnlyList<FoundPassage> Search(string question, int count)
    {
        var hits = _searcher.Search(Query(question), count).ScoreDocs;
        var found = new FoundPassage[hits.Length];
        for (var i = 0; i < hits.Length; i++)
            found[i] = new FoundPassage((int)_numbers.Get(hits[i].Doc), hits[i].Score);
        return found;
    }

    public ISearcher ForThread() => new LuceneSearcher(_reader);

    public void Dispose()
    {
        _analyzer.Dispose();
        if (_directory is null)
            return;
        _reader.Dispose();
        _directory.Dispose();
    }

    private (IndexSearcher, NumericDocValues) Searcher() =>
        // One segment, as the index was built.
        (new IndexSearcher(_reader) { Similarity = new BM25Similarity() }, _reader.Leaves.Single().AtomicReader.GetNumericDocValues(LuceneEngine.NumberField));

    private BooleanQuery Query(string question)
    {
        var query = new BooleanQuery();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        using TokenStream stream = _analyzer.GetTokenStream(LuceneEngine.TextField, question);
        var term = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            if (seen.Add(term.ToString()))
                query.Add(new TermQuery(new Term(LuceneEngine.TextField, term.ToString())), Occur.SHOULD);
        }

        stream.End();
        return query;
    }
}
