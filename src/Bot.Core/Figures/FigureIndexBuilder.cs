using System.Text;
using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Figures;

/// <summary>Reads the figures of all articles, in parallel, and puts them together in order.</summary>
internal static class FigureIndexBuilder
{
    public static FigureIndex Build(IReadOnlyList<Article> articles, PassageIndex passages, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken) =>
        Build(articles, passages, Unchanged.None(articles.Count), before: null, progress, cancellationToken);

    /// <summary>The same, with the figures of articles that did not change taken over from the snapshot before.</summary>
    public static FigureIndex Build(
        IReadOnlyList<Article> articles, PassageIndex passages, Unchanged unchanged, CorpusSnapshot? before, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        var read = new IReadOnlyList<Figure>[articles.Count];
        var changed = Enumerable.Range(0, articles.Count).Count(i => before is null || unchanged[i] is null);
        var done = 0;
        progress?.Report(new ReloadProgress("Reading figures", 0, changed));
        Parallel.For(0, articles.Count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            if (before is not null && unchanged[i] is { } place)
            {
                read[i] = before.ReadFigures(place);
                return;
            }

            try
            {
                read[i] = FigureReader.Read(articles[i], SentencesOf(passages, i), cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                throw new InvalidOperationException($"{articles[i].File}: its figures cannot be read ({exception.Message}).", exception);
            }

            progress?.Report(new ReloadProgress("Reading figures", Interlocked.Increment(ref done), changed));
        });

        var figures = new List<StoredFigure>();
        var starts = new int[articles.Count + 1];
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        using var texts = new MemoryStream();
        var textStarts = new List<int> { 0 };
        for (var article = 0; article < articles.Count; article++)
        {
            foreach (var figure in read[article])
            {
                figures.Add(Store(figure, SentenceOf(passages, article, figure), words));
                foreach (var text in new[] { figure.What, figure.Attribution ?? "" })
                {
                    texts.Write(Encoding.UTF8.GetBytes(text));
                    textStarts.Add(checked((int)texts.Length));
                }
            }

            starts[article + 1] = figures.Count;
        }

        return new FigureIndex
        {
            Figures = [.. figures],
            ArticleFigures = starts,
            Words = [.. words.OrderBy(word => word.Value).Select(word => word.Key)],
            Texts = texts.ToArray(),
            TextStarts = [.. textStarts],
        };
    }

    private static List<Sentence> SentencesOf(PassageIndex passages, int article)
    {
        var (first, end) = SentenceRange(passages, article);
        var sentences = new List<Sentence>(end - first);
        for (var i = first; i < end; i++)
            sentences.Add(new Sentence(passages.SentenceSpan(i), passages.SentenceParagraphs[i]));
        return sentences;
    }

    private static (int First, int End) SentenceRange(PassageIndex passages, int article) =>
        (passages.PassageSentences[passages.ArticlePassages[article]], passages.PassageSentences[passages.ArticlePassages[article + 1]]);

    private static int SentenceOf(PassageIndex passages, int article, Figure figure)
    {
        var (first, end) = SentenceRange(passages, article);
        return Array.BinarySearch(passages.SentenceStarts, first, end - first, figure.Sentence.Start);
    }

    private static StoredFigure Store(Figure figure, int sentence, Dictionary<string, int> words) => new(
        figure.Value,
        figure.ValueHigh ?? 0,
        sentence,
        figure.Span.Start,
        figure.Span.Length,
        Word(figure.Unit, words),
        Word(figure.Per, words),
        Word(figure.Qualifier, words),
        figure.Period?.From.DayNumber ?? -1,
        figure.Period?.To.DayNumber ?? -1,
        (short)(figure.Period?.Precision ?? DatePrecision.None),
        (short)figure.Basis,
        (short)figure.Change,
        figure.ValueHigh is null ? (short)0 : (short)1);

    private static int Word(string? word, Dictionary<string, int> words)
    {
        if (word is null)
            return -1;
        if (!words.TryGetValue(word, out var number))
            words.Add(word, number = words.Count);
        return number;
    }
}
