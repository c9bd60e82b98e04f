using Bot.Answers;
using Bot.Chat;
using Bot.Core.Answers;
using Bot.Core.Figures;

namespace Bot.Web;

/// <summary>What the page of figures shows.</summary>
public sealed record FiguresView(TypedFigures Typed, CorpusState Corpus)
{
    /// <summary>Rows of a page.</summary>
    internal const int RowsOfPage = 100;

    /// <summary>What is wrong with what was typed.</summary>
    public string? Problem { get; init; }

    /// <summary>What was asked for, and what was found; null where nothing was typed yet.</summary>
    public FoundFigures? Found { get; init; }

    public required FigureOverview Overview { get; init; }

    public required FigureSuggestions Suggestions { get; init; }

    internal string Title => Found is { } found ? $"Figures{Bot.Figures.FigureWording.Asked(found.Query)}" : "Figures by year";
}

/// <param name="Page">From 1.</param>
/// <param name="Charts">The one of most figures first.</param>
/// <param name="ChartNotes">What is not drawn.</param>
public sealed record FoundFigures(FigureQuery Query, FigureTable Table, int Page, IReadOnlyList<ShownChart> Charts, IReadOnlyList<string> ChartNotes)
{
    public int Rows { get; } = Table.Rows.Count();

    internal PageOf Pages => new(Page, Rows, FiguresView.RowsOfPage);

    /// <summary>The groups of this page, each with its rows on it.</summary>
    internal IEnumerable<FigureGroup> Groups
    {
        get
        {
            var passed = 0;
            foreach (var group in Table.Groups)
            {
                var shown = group.Rows.Skip(Math.Max(0, Pages.First - passed)).Take(Pages.End - Math.Max(passed, Pages.First)).ToList();
                passed += group.Rows.Count;
                if (shown.Count > 0)
                    yield return group with { Rows = shown };
            }
        }
    }

    /// <summary>Those that a row of this page is in.</summary>
    internal IEnumerable<FigureConflict> Conflicts => Table.Conflicts.Where(conflict => conflict.Rows.Any(row => row.Number > Pages.First && row.Number <= Pages.End));
}

/// <param name="Path">Of the picture, below the base path.</param>
/// <param name="Text">What it shows, for those who do not see it.</param>
public sealed record ShownChart(string Path, string Unit, string Text);

/// <summary>What fields may be filled with: the value, and what it is.</summary>
public sealed record FigureSuggestions(IReadOnlyList<string> Topics, IReadOnlyList<string> Units, IReadOnlyList<string> Publishers)
{
    internal static FigureSuggestions Of(ChatSuggestions suggestions) => new(
        Values(suggestions.Topics(WebScope.Place, "")), Values(suggestions.Units(WebScope.Place, "")), Values(suggestions.Publishers(WebScope.Place, "")));

    private static List<string> Values(IReadOnlyList<ChatSuggestion> suggestions) => [.. suggestions.Select(suggestion => PlainText.OneLine(suggestion.Value))];
}
