using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Figures;

/// <summary>Reads the figures of an article, sentence by sentence in order.</summary>
internal static class FigureReader
{
    public static List<Figure> Read(Article article) => Read(article, PassageSplitter.SentencesOf(article));

    public static List<Figure> Read(Article article, IReadOnlyList<Sentence> sentences)
    {
        var figures = new List<Figure>();
        SentenceFigures? before = null;
        foreach (var sentence in sentences)
        {
            if (!QuantityReader.MayHaveQuantity(article.Text.AsSpan(sentence.Span.Start, sentence.Span.Length), article.Language))
                continue;
            // What an earlier sentence leaves open for this one holds only within a paragraph and the next.
            var context = before is not null && sentence.Paragraph - before.Sentence.Paragraph <= 1 ? before : null;
            var read = SentenceFigures.Read(article, sentence, context);
            figures.AddRange(read.Figures);
            before = read;
        }

        return figures;
    }
}
