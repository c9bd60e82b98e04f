using Bot.Core.Articles;

namespace Bot.Core.Figures;

/// <summary>Which figures are asked for; what is null does not limit them.</summary>
public sealed record FigureQuery
{
    /// <summary>Read like a question: with synonyms, stems and corrections.</summary>
    public string? Topic { get; init; }

    /// <summary>The years the figures speak of, both included; figures of unknown years are left out when one is given.</summary>
    public int? FromYear { get; init; }

    public int? ToYear { get; init; }

    /// <summary>The years in which the articles appeared, both included.</summary>
    public int? PublishedFromYear { get; init; }

    public int? PublishedToYear { get; init; }

    /// <summary>"people", "GBP", "pounds", "percent", "%", "boats"; singular or plural.</summary>
    public string? Unit { get; init; }

    /// <summary>The articles that are looked at; the table tells of no others.</summary>
    public ArticleFilter Filter { get; init; } = ArticleFilter.Everything;

    /// <summary>Part of the file name, the title or the publisher.</summary>
    public string? Article { get; init; }
}

/// <summary>One figure, told by one article or by several.</summary>
/// <param name="Number">The footnote: 1, 2, 3 ... through the whole table.</param>
/// <param name="AlsoIn">The same figure elsewhere.</param>
/// <param name="Origins">How many tell it of their own: copies of one text count once.</param>
public sealed record FigureRow(int Number, Figure Figure, IReadOnlyList<Figure> AlsoIn, int Origins);

/// <summary>The figures that speak of the same years; of unknown ones where <paramref name="FromYear"/> is null.</summary>
public sealed record FigureGroup(int? FromYear, int? ToYear, IReadOnlyList<FigureRow> Rows);

/// <summary>Different values for the same thing and time, side by side.</summary>
public sealed record FigureConflict(IReadOnlyList<FigureRow> Rows);

/// <summary>The figures of a query by the years they speak of, in order; those of unknown years last.</summary>
public sealed record FigureTable(IReadOnlyList<FigureGroup> Groups, IReadOnlyList<FigureConflict> Conflicts)
{
    /// <summary>All figures of the articles that are looked at, whatever else was asked: what there is when nothing was found.</summary>
    public required FigureOverview Overview { get; init; }

    /// <summary>Words of the topic that no article has, and what was searched instead.</summary>
    public IReadOnlyList<(string Written, string Read)> Corrections { get; init; } = [];

    public IEnumerable<FigureRow> Rows => Groups.SelectMany(group => group.Rows);
}

/// <summary>What figures some articles have.</summary>
/// <param name="Years">The years they speak of, in order, with how many do.</param>
/// <param name="Units">The most frequent units, most frequent first.</param>
/// <param name="Topics">The most frequent things that are measured, most frequent first.</param>
public sealed record FigureOverview(int Count, IReadOnlyList<(int Year, int Count)> Years, IReadOnlyList<(string Unit, int Count)> Units, IReadOnlyList<string> Topics);
