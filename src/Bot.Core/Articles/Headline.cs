using System.Text.RegularExpressions;

namespace Bot.Core.Articles;

/// <summary>The first line of a plain text, when it is a headline and not already the article.</summary>
internal static class Headline
{
    private const int MaxLength = 150;

    private const int MaxWords = 25;

    // The shortest line that counts as body; a text of nothing but short lines is a list or a poem.
    private const int BodyLength = 80;

    private static readonly Regex Byline = new(@"^(by|von|par|por|text|autor|author|words)[ :]\s*\p{Lu}[\p{L}.'’-]+(\s+(and|und|et|y|de|von|van|\p{Lu}[\p{L}.'’-]*))*(\s*[,|–-].*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));

    private static readonly Regex Caption = new(@"^(in )?(photos?|pictured?|pictures|image|file|bild|foto|legende|légende)\b[^\n]{0,15}:|\b(photo|image|picture|bild|foto|crédit)\s?(credit|by)?\s?:|\((stock|file|pictured|archiv\w*|photo[^)]*)\)$|getty images|shutterstock|/\s?(afp|ap|reuters|pa|epa)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));

    public static string? Find(string text, IReadOnlyList<TextSpan> asides)
    {
        var lines = TextLine.Split(text).Where(line => !line.Of(text).IsWhiteSpace()).Take(12).ToList();
        if (lines.Count < 2 || asides.Any(aside => aside.Contains(lines[0].Span)))
            return null;
        var first = lines[0].Of(text).Trim().ToString();
        return IsHeadline(first) && lines.Skip(1).Any(line => IsBody(line.Of(text).Trim(), first.Length)) ? first : null;
    }

    private static bool IsHeadline(string line) =>
        line.Length is >= 8 and <= MaxLength
        && line.Count(c => c == ' ') is >= 1 and < MaxWords
        && char.IsLetterOrDigit(line.TrimStart('"', '“', '‘', '\'', '«', '„', '¿', '¡', '£', '$', '€', '(')[..1].FirstOrDefault())
        && !char.IsLower(line[0])
        && !EndsSentence(line)
        && !HoldsSentenceEnd(line)
        && !AsideFinder.IsKeywordList(line)
        && line.Count(c => c == '|') <= 1
        && !Byline.IsMatch(line)
        && !Caption.IsMatch(line)
        && WrittenDate.Find(line, 0) is null;

    // A question or an exclamation may be a headline; a full stop, or a line that goes on, may not.
    private static bool EndsSentence(string line) =>
        line.TrimEnd('"', '”', '’', '\'', ')', '»', ' ') is [.., '.' or ',' or ';' or ':' or '…' or '-'];

    // Two sentences in one line are prose. A stop after one or two letters is an abbreviation ("U.K. ", "Mr. ").
    private static bool HoldsSentenceEnd(string line)
    {
        for (var i = 3; i + 2 < line.Length; i++)
        {
            if (line.AsSpan(i, 2) is ". " && char.IsUpper(line[i + 2]) && char.IsLower(line[i - 1]) && char.IsLower(line[i - 2]) && char.IsLetter(line[i - 3]))
                return true;
        }
        return false;
    }

    private static bool IsBody(ReadOnlySpan<char> line, int headline) =>
        line.Length >= BodyLength && line.Length > headline && line.IndexOfAny('.', '?', '!') >= 0;
}
