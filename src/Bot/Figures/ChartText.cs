using System.Globalization;
using System.Text;
using Bot.Answers;
using Bot.Core.Figures;

namespace Bot.Figures;

/// <summary>A chart in words, for those who do not see it.</summary>
internal static class ChartText
{
    /// <summary>Discord takes 1,024 characters, Slack 1,000.</summary>
    private const int MaxLength = 1_000;

    /// <summary>"Chart of migrants in people by year. 2016: about 7,000 people [1]. 2024: over 35,000 people [2]."</summary>
    internal static string Of(ChartSet set, FigureQuery query)
    {
        var text = new StringBuilder(PlainText.OneLine($"Chart of {Short(query.Topic ?? "all figures")} in {Short(set.Unit)} by year."));
        var rows = set.Rows.OrderBy(row => row.Figure.Period?.From).ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            var period = rows[i].Figure.Period;
            var entry = string.Create(CultureInfo.InvariantCulture, $" {(period is null ? "" : FigurePeriod.Readable(period))}: {Short(FigureValue.Of(rows[i].Figure))} [{rows[i].Number}].");
            var rest = $" And {Wording.Number(rows.Count - i)} more.";
            if (text.Length + entry.Length + rest.Length > MaxLength)
                return text.Append(rest).ToString();
            text.Append(entry);
        }

        return text.ToString();
    }

    private static string Short(string text) => text.Length > 100 ? text[..100] + "…" : text;
}
