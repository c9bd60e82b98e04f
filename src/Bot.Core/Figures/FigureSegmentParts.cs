using System.Text;
using Bot.Core.Articles;
using Bot.Core.Indexing;

namespace Bot.Core.Figures;

/// <summary>What a <see cref="FigureSegment"/> is put together from, article by article in order.</summary>
internal sealed class FigureSegmentParts
{
    private readonly List<StoredFigure> _figures = [];
    private readonly List<int> _articles = [0];
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly List<byte> _texts = [];
    private readonly List<int> _textStarts = [0];

    /// <summary>The figures of the next article.</summary>
    /// <param name="sentenceOf">The number of the sentence of a figure.</param>
    public void Add(IReadOnlyList<Figure> figures, Func<Figure, int> sentenceOf)
    {
        foreach (var figure in figures)
        {
            _figures.Add(Store(figure, sentenceOf(figure)));
            AddText(Encoding.UTF8.GetBytes(figure.What));
            AddText(Encoding.UTF8.GetBytes(figure.Attribution ?? ""));
        }

        _articles.Add(_figures.Count);
    }

    /// <summary>The figures of the next article, as another index has them.</summary>
    /// <param name="shift">By how much the numbers of its sentences rise.</param>
    public void Take(FigureSegment index, int article, int shift)
    {
        for (var i = index.ArticleFigures[article]; i < index.ArticleFigures[article + 1]; i++)
        {
            var figure = index.Figures[i];
            _figures.Add(figure with
            {
                Sentence = figure.Sentence + shift,
                Unit = Word(index.WordOf(figure.Unit)),
                Per = Word(index.WordOf(figure.Per)),
                Qualifier = Word(index.WordOf(figure.Qualifier)),
            });
            AddText(index.TextBytes(2 * i).Span);
            AddText(index.TextBytes((2 * i) + 1).Span);
        }

        _articles.Add(_figures.Count);
    }

    public FigureSegment Join() => new()
    {
        Figures = FlatArray<StoredFigure>.Of([.. _figures]),
        ArticleFigures = FlatArray<int>.Of([.. _articles]),
        Words = [.. _words.OrderBy(word => word.Value).Select(word => word.Key)],
        Texts = _texts.ToArray(),
        TextStarts = FlatArray<int>.Of([.. _textStarts]),
    };

    private void AddText(ReadOnlySpan<byte> text)
    {
        _texts.AddRange(text);
        _textStarts.Add(_texts.Count);
    }

    private StoredFigure Store(Figure figure, int sentence) => new(
        figure.Value,
        figure.ValueHigh ?? 0,
        sentence,
        figure.Span.Start,
        figure.Span.Length,
        Word(figure.Unit),
        Word(figure.Per),
        Word(figure.Qualifier),
        figure.Period?.From.DayNumber ?? -1,
        figure.Period?.To.DayNumber ?? -1,
        (short)(figure.Period?.Precision ?? DatePrecision.None),
        (short)figure.Basis,
        (short)figure.Change,
        figure.ValueHigh is null ? (short)0 : (short)1);

    private int Word(string? word)
    {
        if (word is null)
            return -1;
        if (!_words.TryGetValue(word, out var number))
            _words.Add(word, number = _words.Count);
        return number;
    }
}
