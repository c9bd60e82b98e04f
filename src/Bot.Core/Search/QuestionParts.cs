using System.Numerics;
using System.Text.RegularExpressions;
using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>Parts of the text of a question: its clauses, and what stands in quotation marks.</summary>
internal static partial class QuestionParts
{
    private const int MinClauseTerms = 3;

    public static List<Clause> Clauses(string text, List<QuestionTerm> terms, IReadOnlyDictionary<int, string> publishers)
    {
        // The comma of "October 26, 2023" ends nothing.
        var days = Dates(text);
        int[] ends = [.. ClauseEnd().Matches(text).Select(match => match.Index).Where(end => !days.Exists(date => date.Span.Contains(new TextSpan(end, 1)))), text.Length];
        var clauses = new List<(ulong Terms, int End)>();
        var open = 0UL;
        for (int i = 0, end = 0; i < terms.Count; i++)
        {
            open |= 1UL << i;
            while (ends[end] < terms[i].Start)
                end++;
            var isLast = i + 1 == terms.Count || terms[i + 1].Start > ends[end];
            // A part of one or two words says too little by itself; it joins the next one.
            if (!isLast || (BitOperations.PopCount(open) < MinClauseTerms && i + 1 < terms.Count))
                continue;
            if (BitOperations.PopCount(open) < MinClauseTerms && clauses.Count > 0)
                clauses[^1] = (clauses[^1].Terms | open, ends[end]);
            else
                clauses.Add((open, ends[end]));
            open = 0;
        }

        if (clauses.Count <= 1)
            return [new Clause(ulong.MaxValue, [.. publishers.Values.Distinct(StringComparer.Ordinal)], [.. days.Select(date => date.Day)])];
        return [.. clauses.Select((clause, i) => new Clause(
            clause.Terms,
            [.. terms.Where((_, place) => (clause.Terms >> place & 1) != 0).Select(term => publishers.GetValueOrDefault(term.Place)).OfType<string>().Distinct(StringComparer.Ordinal)],
            [.. days.Where(date => date.Span.Start < clause.End && (i == 0 || date.Span.Start >= clauses[i - 1].End)).Select(date => date.Day)]))];
    }

    private static List<WrittenDate> Dates(string text)
    {
        var dates = new List<WrittenDate>();
        for (var date = WrittenDate.Find(text, 0); date is not null; date = WrittenDate.Find(text, date.Span.End))
            dates.Add(date);
        return dates;
    }

    /// <summary>Whole days, written in any of the languages that articles are dated in.</summary>
    public static List<DateOnly> Days(string text) => [.. Dates(text).Select(date => date.Day)];

    [GeneratedRegex(@"[,;]|\b(and|while|whereas|but|or|et|und|aber|mais|pero|y)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ClauseEnd();

    public static List<TextSpan> Quoted(string text)
    {
        var spans = new List<TextSpan>();
        for (var i = 0; i < text.Length; i++)
        {
            var closer = text[i] switch { '"' => '"', '“' => '”', '«' => '»', '„' => '“', _ => '\0' };
            if (closer == '\0' || text.IndexOf(closer, i + 1) is not (> 0 and var end))
                continue;
            spans.Add(TextSpan.Between(i, end + 1));
            i = end;
        }

        return spans;
    }
}
