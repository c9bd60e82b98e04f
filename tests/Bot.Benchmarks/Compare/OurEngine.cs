using System.Diagnostics;
using Bot.Core.Articles;
using Bot.Core.Indexing;
using Bot.Core.Search;

namespace Bot.Benchmarks.Compare;

/// <summary>All that the comparison of the bare search knows of our index; what the whole engine does is in <see cref="OurCorpus"/>.</summary>
internal sealed class OurEngine(string folder) : IEngine
{
    public const string EngineName = "ours";

    private const string Maker = "compare";
    private const string IndexName = "passages.index";

    public string Name => EngineName;

    public string Setup => "analysis on all processors, index and texts written and flushed; near duplicates are found too, which the others do not do; top 10 as numbers of passages";

    public string Place => folder;

    public Built Build(PassageFile passages, CancellationToken cancellationToken)
    {
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        List<Article> articles = [.. passages.ReadArticles()];
        var index = PassageIndexBuilder.Build(articles, PassageFile.PassageWords, progress: null, cancellationToken);
        var sections = new Sections();
        index.Whole!.WriteTo(sections);
        var indexBytes = sections.All.Sum(section => section.Parts.Sum(part => (long)part.Length));
        ArticleTable.WriteTo(sections, articles);
        var path = Path.Combine(folder, IndexName);
        SectionFile.Write(path, $"{path}.tmp", Maker, sections);
        using (var written = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite))
            RandomAccess.FlushToDisk(written);

        if (index.PassageCount != passages.Passages)
            throw new InvalidOperationException(FormattableString.Invariant($"The engine cut {index.PassageCount} passages where the others got {passages.Passages}."));
        return new Built(watch.Elapsed, Environment.CpuUsage.TotalTime - processor, Environment.ProcessorCount, new FileInfo(path).Length, indexBytes);
    }

    public static OurSearcher Open(string place) => new(OpenIndex(place));

    /// <summary>What the bytes of the index file are, the most first.</summary>
    public static IReadOnlyDictionary<string, long> Sections(string place)
    {
        var sections = OpenIndex(place).Whole!.Sections;
        return PassageSegment.SectionNames.OrderByDescending(name => sections[name].Length).ToDictionary(name => name, name => (long)sections[name].Length, StringComparer.Ordinal);
    }

    public void Dispose()
    {
    }

    private static PassageIndex OpenIndex(string place) =>
        SectionFile.TryOpen(Path.Combine(place, IndexName), Maker, ArticleTable.Unchecked) is { } sections
            ? new PassageIndex(new PassageSegment(sections, ArticleTable.ReadFrom(sections)))
            : throw new InvalidOperationException($"The index in {place} cannot be read.");
}

/// <summary>The bare search: the words of the question but function words, each once, by BM25.</summary>
internal sealed class OurSearcher(PassageIndex index) : ISearcher
{
    private readonly TextAnalyzer _analyzer = new(Language.Of("en"));
    private readonly List<Token> _tokens = [];

    public IReadOnlyList<FoundPassage> Search(string question, int count) => Listed(PassageSearch.Top(index, Terms(question), count));

    /// <summary>The same by adding up every posting of every term, to hold the search to; of passages that are nearly the same the first, as the search has it.</summary>
    public IReadOnlyList<FoundPassage> SearchExhaustively(string question, int count)
    {
        var terms = SearchTerm.Of(index, Terms(question), [ulong.MaxValue]);
        var scale = new MaxScoreSearch(index, terms).Scale;
        var scores = new int[index.PassageCount];
        var cursor = new PostingsCursor();
        foreach (var (term, weight) in terms.SelectMany(term => term.Words))
        {
            cursor.Open(index.Whole!.Postings, term);
            for (var next = 0; cursor.Seek(next); next = cursor.Rest[0] + 1)
                scores[cursor.Rest[0]] += MaxScoreSearch.Score(weight * scale, index.Factors.Of(cursor.RestFrequencies[0], index.Whole!.Lengths[cursor.Rest[0]]));
        }

        return
        [
            .. Enumerable.Range(0, scores.Length)
                .Where(passage => scores[passage] > 0 && (index.PassageOriginal(passage) == passage || scores[index.PassageOriginal(passage)] == 0))
                .Select(passage => new FoundPassage(passage, scores[passage] / scale))
                .OrderByDescending(found => found.Score).ThenBy(found => found.Passage).Take(count),
        ];
    }

    public ISearcher ForThread() => new OurSearcher(index);

    public void Dispose() => _analyzer.Dispose();

    private List<QuestionTerm> Terms(string question)
    {
        _tokens.Clear();
        _analyzer.Analyze(question, new TextSpan(0, question.Length), _tokens);
        var terms = new List<QuestionTerm>(_tokens.Count);
        foreach (var token in _tokens)
        {
            if (token.IsStopWord || index.FindTerm(token.Term) is not { } number || index.DocumentFrequency(number) is not (> 0 and var documents) || terms.Exists(term => term.Alternatives[0].Term == number))
                continue;
            var idf = Bm25.Idf(documents, index.PassageCount);
            terms.Add(new QuestionTerm(token.Term) { Alternatives = [new Alternative(number, 1)], Idf = idf, Weight = idf });
        }

        return terms;
    }

    private static FoundPassage[] Listed(List<Hit> hits)
    {
        var found = new FoundPassage[hits.Count];
        for (var i = 0; i < found.Length; i++)
            found[i] = new FoundPassage(hits[i].Passage, hits[i].Score);
        return found;
    }
}
