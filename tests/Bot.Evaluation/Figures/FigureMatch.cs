using Bot.Core.Figures;
using Bot.Evaluations;

namespace Bot.Evaluation.Figures;

/// <summary>A gold figure beside the listed one that comes nearest to it.</summary>
internal sealed record FigureMatch(GoldFigure Gold, Figure Listed)
{
    private const int StemLength = 5;

    private static readonly string[] Unmeant = ["the", "and", "that", "for", "who", "with", "from", "has", "have", "was", "were", "are", "their", "its"];

    public bool HasUnit => string.Equals(Gold.Unit, Listed.Unit, StringComparison.OrdinalIgnoreCase);

    /// <summary>"networks" for "criminal networks", singular or plural.</summary>
    public bool HasHeadNoun => HasUnit || string.Equals(HeadNoun(Gold.Unit), HeadNoun(Listed.Unit), StringComparison.OrdinalIgnoreCase);

    public bool HasYears => Gold.YearAccept.Prepend([Gold.YearFrom, Gold.YearTo]).Any(years => years[0] == Listed.Period?.From.Year && years[1] == Listed.Period?.To.Year);

    public bool HasQualifier => QualifierClass.Of(Gold.Qualifier) == QualifierClass.Of(Listed.Qualifier);

    public bool HasValueHigh => Gold.ValueHigh is { } high ? Listed.ValueHigh is { } listed && Math.Abs(high - listed) <= 0.01m * Math.Abs(high) : Listed.ValueHigh is null;

    /// <summary>At least half of the words are there, compared by their first letters.</summary>
    public bool HasWhat
    {
        get
        {
            var stems = Stems(Gold.What);
            return Stems($"{Listed.What} {Listed.Unit}").Count(stems.Contains) * 2 >= stems.Count;
        }
    }

    /// <summary>Is the gold figure this one: the same value in the same sentence, or in one of the others that tell it?</summary>
    public static bool IsSame(GoldFigure gold, Figure listed)
    {
        if (gold.File != listed.Article.File || !IsClose(gold.Value, listed.Value))
            return false;
        var quote = Folded.Of(listed.Quote);
        return gold.Also.Prepend(gold.Sentence).Select(Folded.Of).Any(sentence => sentence.Contains(quote, StringComparison.Ordinal) || quote.Contains(sentence, StringComparison.Ordinal));
    }

    public static bool IsClose(decimal value, decimal other) => Math.Abs(value - other) <= Math.Max(0.000001m, 0.005m * Math.Abs(value));

    /// <summary>What is wrong about the listed figure, in words; empty where nothing is.</summary>
    public string Faults()
    {
        var faults = new List<string>();
        if (!HasUnit)
            faults.Add($"unit {Listed.Unit} for {Gold.Unit}");
        if (!HasYears)
            faults.Add($"years {Listed.Period?.From.Year}-{Listed.Period?.To.Year} ({Listed.Basis}) for {Gold.YearFrom}-{Gold.YearTo}");
        if (!HasQualifier)
            faults.Add($"qualifier {Listed.Qualifier ?? "none"} for {Gold.Qualifier ?? "none"}");
        if (!HasValueHigh)
            faults.Add($"upper end {Listed.ValueHigh} for {Gold.ValueHigh}");
        if (!HasWhat)
            faults.Add($"\"{Listed.What}\" for \"{Gold.What}\"");
        return string.Join("; ", faults);
    }

    private static string HeadNoun(string unit) => unit.Split(' ')[^1].TrimEnd('s', 'S');

    private static HashSet<string> Stems(string text) =>
        [.. Words(text.ToLowerInvariant()).Where(word => word.Length >= 3 && !Unmeant.Contains(word)).Select(word => word[..Math.Min(StemLength, word.Length)])];

    private static string[] Words(string text) => string.Concat(text.Select(character => char.IsLetter(character) ? character : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
