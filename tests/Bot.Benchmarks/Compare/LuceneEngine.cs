using System.Diagnostics;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Bot.Benchmarks.Compare;

/// <summary>Lucene.Net 4.8.</summary>
internal sealed class LuceneEngine(string folder) : IEngine
{
    public const string EngineName = "Lucene.Net";
    public const string NumberField = "number";
    public const string TextField = "text";

    private const double BufferMegabytes = 256;

    public string Name => EngineName;

    public string Setup => FormattableString.Invariant($"{LuceneVersion.LUCENE_48}, StandardTokenizer, the same stop words and Snowball stemmer, text stored, as many threads as processors, buffer of {BufferMegabytes} MB, merged to one segment, MMapDirectory; BooleanQuery of TermQueries with BM25Similarity, top 10 as numbers of passages from doc values");

    public string Place => folder;

    public Built Build(PassageFile passages, CancellationToken cancellationToken)
    {
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        using (var directory = new MMapDirectory(folder))
        using (var analyzer = new LuceneAnalyzer())
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer) { Similarity = new BM25Similarity(), RAMBufferSizeMB = BufferMegabytes, OpenMode = OpenMode.CREATE }))
        {
            Parallel.ForEach(passages.ReadPassages(), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken }, passage => writer.AddDocument(
            [
                new NumericDocValuesField(NumberField, passage.Number),
                new StoredField(NumberField, passage.Number),
                new TextField(TextField, $"{passage.Header}\n{passage.Text}", Field.Store.YES),
            ]));
            writer.ForceMerge(1);
            writer.Commit();
        }

        var bytes = new DirectoryInfo(folder).GetFiles().Sum(file => file.Length);
        return new Built(watch.Elapsed, Environment.CpuUsage.TotalTime - processor, Environment.ProcessorCount, bytes, IndexBytes: null);
    }

    public static LuceneSearcher Open(string place) => new(place);

    public void Dispose()
    {
    }
}
