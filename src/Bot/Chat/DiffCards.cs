using System.Globalization;
using System.Text;
using Bot.Answers;
using Bot.Core;
using Bot.Core.Articles;

namespace Bot.Chat;

/// <summary>What is different between two versions of the corpus: the first few of each kind, and all of it as a file when there are more.</summary>
internal static class DiffCards
{
    internal const int NamesShown = 3;

    private const int YearsShown = 8;
    private const int MaxReason = 140;

    internal static Card Compared(CorpusDiff diff) => new()
    {
        Title = $"Corpus {diff.Before} and {diff.After}",
        Lead = [new CardLine(diff.IsEmpty ? "They have the same articles." : $"From the first to the second: {Counts(diff)}.")],
        Notes = Notes(diff),
        Files = Files(diff, heading: $"Corpus {diff.Before} and {diff.After}"),
    };

    internal static Card Used(CorpusDiff diff, CorpusVersion version, TimeSpan elapsed) => new()
    {
        Title = $"Corpus {version.Id} is in use",
        Lead = [new CardLine(diff.Before == diff.After ? "It was in use already." : diff.IsEmpty ? "It has the same articles as the one before." : $"Against corpus {diff.Before}, which was in use: {Counts(diff)}.")],
        Notes = Notes(diff),
        Files = Files(diff, heading: $"Corpus {version.Id} is in use"),
        Footer = $"Corpus {version.Id} · {CorpusCards.Counts(version)} · took {CorpusCards.Span(elapsed)}",
    };

    /// <summary>"1 article added, 2 changed, 1 file newly rejected"; what there is none of is not named.</summary>
    internal static string Counts(CorpusDiff diff)
    {
        var articles = new (int Count, string Verb)[] { (diff.Added.Count, "added"), (diff.Changed.Count, "changed"), (diff.Removed.Count, "removed") }.Where(part => part.Count > 0)
            .Select((part, i) => $"{(i == 0 ? Wording.Count(part.Count, "article") : Wording.Number(part.Count))} {part.Verb}");
        return string.Join(", ", diff.Rejected.Count == 0 ? articles : articles.Append($"{Wording.Count(diff.Rejected.Count, "file")} newly rejected"));
    }

    internal static IReadOnlyList<string> Notes(CorpusDiff diff) =>
    [
        .. new[]
        {
            List("Added", diff.Added, CorpusCards.Name),
            List("Changed", diff.Changed, CorpusCards.Name),
            List("Removed", diff.Removed, CorpusCards.Name),
            List("Rejected", diff.Rejected, Reason),
            diff.Figures.Count == 0 ? null : $"Figures\n{string.Join('\n', diff.Figures.Take(YearsShown).Select(Line))}{MoreYears(diff.Figures.Count - YearsShown)}",
        }.OfType<string>(),
    ];

    /// <summary>Empty when the card says it all.</summary>
    /// <param name="heading">The first line of the file.</param>
    /// <param name="others">What stands there too.</param>
    internal static IReadOnlyList<ChatFile> Files(CorpusDiff diff, string heading, params IReadOnlyList<(string Heading, IReadOnlyList<string> Lines)> others)
    {
        (string Heading, IReadOnlyList<string> Lines)[] parts =
        [
            ("Added", [.. diff.Added.Select(WholeName)]),
            ("Changed", [.. diff.Changed.Select(WholeName)]),
            ("Removed", [.. diff.Removed.Select(WholeName)]),
            ("Rejected", [.. diff.Rejected.Select(file => PlainText.OneLine(file.Reason))]),
            ("Figures", [.. diff.Figures.Select(Line)]),
            .. others,
        ];
        if (!parts.Any(part => part.Lines.Count > (part.Heading == "Figures" ? YearsShown : NamesShown)) && parts.All(part => part.Lines.All(line => line.Length <= MaxReason)))
            return [];

        var text = new StringBuilder(heading).Append('\n');
        foreach (var (title, lines) in parts.Where(part => part.Lines.Count > 0))
            text.Append('\n').Append(title).Append(" (").Append(Wording.Number(lines.Count)).Append(")\n").AppendJoin('\n', lines).Append('\n');
        return [new ChatFile("report.txt", "text/plain", Encoding.UTF8.GetBytes(text.ToString()), "All that was added, changed, removed and rejected.")];
    }

    internal static string Reason(RejectedFile file) => CutText.Of(PlainText.OneLine(file.Reason), MaxReason);

    private static string? List<T>(string heading, IReadOnlyList<T> items, Func<T, string> name) => items.Count == 0
        ? null
        : $"{heading}\n{string.Join('\n', items.Take(NamesShown).Select(name))}{(items.Count > NamesShown ? $"\nand {Wording.Number(items.Count - NamesShown)} more" : "")}";

    private static string WholeName(Article article) => $"{Wording.Title(article)} ({PlainText.OneLine(article.File)})";

    private static string Line(FigureChange change)
    {
        var year = change.Year?.ToString(CultureInfo.InvariantCulture) ?? "Year unknown";
        return (change.Added, change.Removed) switch
        {
            (0, var removed) => $"{year}: {Wording.Count(removed, "figure")} removed",
            (var added, 0) => $"{year}: {Wording.Count(added, "figure")} added",
            var (added, removed) => $"{year}: {Wording.Count(added, "figure")} added, {Wording.Number(removed)} removed",
        };
    }

    private static string MoreYears(int years) => years > 0 ? $"\nand {Wording.Count(years, "more year")}" : "";
}
