using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Figures;

/// <summary>A number of a sentence with its unit: the layer below figures, which are chosen among quantities.</summary>
/// <param name="ValueHigh">The other end of a range, in the order of the text; null where there is one value.</param>
/// <param name="Unit">In the singular, with what the value is counted for: "dollar per barrel", "heart transplant"; null where nothing says what is counted.</param>
/// <param name="Span">The number with its unit as written.</param>
public sealed record ReadQuantity(decimal Value, decimal? ValueHigh, string? Unit, Change Change, string? Qualifier, TextSpan Span);

/// <summary>Reads the figures of a text, sentence by sentence in order.</summary>
public static class FigureReader
{
    /// <summary>Paragraphs in which an article says what it is about, the headline among them, and years that a report looks back.</summary>
    private const int HeadParagraphs = 3;
    private const int LooksBack = 2;

    /// <summary>A longer text is no sentence, and is split.</summary>
    private const int LongestSentence = 2_000;

    /// <summary>Of an article; a book full of numbers has fewer. What goes on beyond is a table, and costs more than it tells.</summary>
    public const int MostFigures = 10_000;

    public static IReadOnlyList<Figure> Read(Article article) => Read(article, PassageSplitter.SentencesOf(article), CancellationToken.None);

    /// <summary>The figures of a text that is one sentence, wherever it has full stops.</summary>
    public static IReadOnlyList<Figure> ReadSentence(Article article) =>
        article.Text.Length > LongestSentence ? Read(article) : Read(article, [new Sentence(new TextSpan(0, article.Text.Length), 1)], CancellationToken.None);

    /// <summary>Every number of a text that is one sentence, without years, dates, times and names.</summary>
    public static IReadOnlyList<ReadQuantity> ReadQuantities(Article article)
    {
        var sentences = article.Text.Length > LongestSentence ? PassageSplitter.SentencesOf(article).Select(sentence => sentence.Span) : [new TextSpan(0, article.Text.Length)];
        return [.. sentences.Where(span => QuantityReader.MayHaveQuantity(article.Text.AsSpan(span.Start, span.Length), article.Language))
            .SelectMany(span => QuantityReader.Read(SentenceWords.Read(article.Text, span, article.Language))).Select(quantity => new ReadQuantity(quantity.Value, quantity.High, NameOf(quantity), quantity.Change, quantity.Qualifier, quantity.Span))];
    }

    internal static List<Figure> Read(Article article, IReadOnlyList<Sentence> sentences, CancellationToken cancellationToken)
    {
        var figures = new List<Figure>();
        var currencies = new ArticleCurrencies(article);
        Period? topic = null;
        SentenceFigures? before = null;
        foreach (var sentence in sentences)
        {
            // A long article full of numbers takes minutes.
            cancellationToken.ThrowIfCancellationRequested();
            if (!QuantityReader.MayHaveQuantity(article.Text.AsSpan(sentence.Span.Start, sentence.Span.Length), article.Language))
                continue;
            // What an earlier sentence leaves open for this one holds only within a paragraph and the next.
            var context = before is not null && sentence.Paragraph - before.Sentence.Paragraph <= 1 ? before : null;
            before = SentenceFigures.Read(article, sentence, currencies, topic, context);
            figures.AddRange(before.Figures.Take(MostFigures - figures.Count));
            if (figures.Count == MostFigures)
                break;
            if (sentence.Paragraph <= HeadParagraphs && !before.LeadsBack)
                topic ??= TopicOf(article, before.Figures);
        }

        return figures;
    }

    /// <summary>The past year of which an article tells at its head: "fraud cost 9.4 million last year". Reports seldom look back further.</summary>
    private static Period? TopicOf(Article article, IReadOnlyList<Figure> figures)
    {
        if (TimeReader.YearOf(article.Published) is not { } published)
            return null;
        return figures is [{ Basis: PeriodBasis.Stated or PeriodBasis.Relative, Period: { } period }, ..]
            && period.From.Year == period.To.Year && period.To.Year < published.From.Year && period.From.Year >= published.From.Year - LooksBack ? Period.OfYears(period.From.Year, period.To.Year) : null;
    }

    private static string? NameOf(Quantity quantity) =>
        quantity.Unit.Kind == UnitKind.None ? null : quantity.Per is null ? quantity.Unit.Name : $"{quantity.Unit.Name} per {quantity.Per}";
}
