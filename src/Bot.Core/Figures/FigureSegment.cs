using System.Text;
using Bot.Core.Indexing;

namespace Bot.Core.Figures;

/// <summary>A figure as it lies in memory and on disk. Texts are numbers of entries of <see cref="FigureSegment"/>; -1 is none.</summary>
/// <remarks>72 bytes without a gap: it is written as it lies in memory, and the same corpus gives the same file.</remarks>
/// <param name="From">Day number of the first day it speaks of; -1 where that is not known.</param>
internal readonly record struct StoredFigure(
    decimal Value,
    decimal High,
    int Sentence,
    int Start,
    int Length,
    int Unit,
    int Per,
    int Qualifier,
    int From,
    int To,
    short Precision,
    short Basis,
    short Change,
    short HasHigh);

/// <summary>
/// The figures of the articles of a segment in order, in flat arrays as they lie in the index file, so that nothing is read that nobody asks for.
/// </summary>
internal sealed class FigureSegment
{
    public required FlatArray<StoredFigure> Figures { get; init; }

    /// <summary>Figures of article a are [ArticleFigures[a], ArticleFigures[a + 1]).</summary>
    public required FlatArray<int> ArticleFigures { get; init; }

    /// <summary>Units, pers and qualifiers, each once.</summary>
    public required string[] Words { get; init; }

    /// <summary>In UTF-8, what figure f measures and behind it who said so: [TextStarts[2f], TextStarts[2f + 1]) and [TextStarts[2f + 1], TextStarts[2f + 2]).</summary>
    public required ReadOnlyMemory<byte> Texts { get; init; }

    public required FlatArray<int> TextStarts { get; init; }

    public int Count => Figures.Length;

    /// <summary>Places of the articles of which as many figures are kept as are at the most, rising.</summary>
    public IReadOnlyList<int> FullArticles => field ??= [.. Enumerable.Range(0, ArticleFigures.Length - 1).Where(article => ArticleFigures[article + 1] - ArticleFigures[article] >= FigureReader.MostFigures)];

    public void WriteTo(Sections sections)
    {
        sections.Add("figures", Figures.Bytes);
        sections.Add("figures.articles", ArticleFigures.Bytes);
        sections.Add("figures.words", Encoding.UTF8.GetBytes(string.Join('\n', Words)));
        sections.Add("figures.texts", Texts);
        sections.Add("figures.text-starts", TextStarts.Bytes);
    }

    public static FigureSegment ReadFrom(Sections sections) => new()
    {
        Figures = sections.Read<StoredFigure>("figures"),
        ArticleFigures = sections.Read<int>("figures.articles"),
        Words = sections["figures.words"] is { IsEmpty: false } words ? Encoding.UTF8.GetString(words.Span).Split('\n') : [],
        Texts = sections["figures.texts"],
        TextStarts = sections.Read<int>("figures.text-starts"),
    };

    public int ArticleOf(int figure)
    {
        var place = ArticleFigures.Span.BinarySearch(figure);
        if (place < 0)
            return ~place - 1;
        // An article without figures begins where the next one does.
        while (place + 1 < ArticleFigures.Length && ArticleFigures[place + 1] == figure)
            place++;
        return place;
    }

    /// <param name="word">As a <see cref="StoredFigure"/> has it.</param>
    public string? WordOf(int word) => word < 0 ? null : Words[word];

    /// <summary>What is measured by figure f is text 2f, who said so the next one.</summary>
    public ReadOnlyMemory<byte> TextBytes(int text) => Texts[TextStarts[text]..TextStarts[text + 1]];

    /// <summary>The same as a string.</summary>
    public string Text(int text) => Encoding.UTF8.GetString(TextBytes(text).Span);
}
