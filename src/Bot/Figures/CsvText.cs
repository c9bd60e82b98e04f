using System.Globalization;
using System.Text;
using Bot.Answers;

namespace Bot.Figures;

/// <summary>Comma-separated values as RFC 4180 has them, safe to open in a spreadsheet.</summary>
internal sealed class CsvText
{
    private readonly StringBuilder _text = new();

    internal void AddRow(params IEnumerable<string> cells) => _text.AppendJoin(',', cells).Append("\r\n");

    /// <summary>With a byte order mark: without one spreadsheets take UTF-8 for the code page of the machine.</summary>
    internal byte[] ToBytes() => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(_text.ToString())];

    internal static string Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>Text of articles is data: no spreadsheet may read a cell as a formula, so an apostrophe goes before what could start one.</summary>
    internal static string Cell(string? text)
    {
        // Looked at before cleaning too: a tab or a carriage return in front of a formula does not stop it.
        var (raw, clean) = (text ?? "", PlainText.Clean(text ?? ""));
        var safe = StartsFormula(raw) || StartsFormula(clean) ? $"'{clean}" : clean;
        return safe.AsSpan().IndexOfAny("\",\r\n") >= 0 || safe != safe.Trim() ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    // The signs of full width start formulas where East Asian input is set.
    private static bool StartsFormula(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';
}
