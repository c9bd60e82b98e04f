using System.Globalization;
using Bot.Answers;
using Bot.Core.Articles;

namespace Bot.Commands;

/// <summary>Where a quote stands on the disk, in the way terminals and editors make clickable: "seeds/treaty.txt:27".</summary>
internal static class SourceLocation
{
    internal static string Of(Article article, TextSpan span, TextLayout layout)
    {
        var path = PlainText.OneLine($"{layout.CorpusFolder}/{article.File}");
        return Line(article, span) is { } line ? string.Create(CultureInfo.InvariantCulture, $"{path}:{line}") : path;
    }

    // The stored text of the other formats is extracted: its lines are not lines of the file.
    private static int? Line(Article article, TextSpan span) =>
        Path.GetExtension(article.File).ToUpperInvariant() is ".TXT" or ".MD" or ".MARKDOWN"
            ? 1 + article.Text.AsSpan(0, span.Start).Count('\n')
            : null;
}
