using Bot.Core.Articles;

namespace Bot.Answers;

/// <summary>The address of a quote within its web page: https://wicg.github.io/scroll-to-text-fragment/.</summary>
internal static class TextFragment
{
    // A longer text is given by its first and last words: shorter to pass on, and it may cross paragraphs, which a whole text may not.
    private const int WordsInFull = 12;
    private const int WordsAtEachEnd = 5;

    /// <summary>Null when the article has no address on the web.</summary>
    internal static string? Of(Article article, string quote)
    {
        if (Page(article) is not { } page)
            return null;

        return page + (page.Contains('#', StringComparison.Ordinal) ? "" : "#") + ":~:text=" + Directive(quote);
    }

    /// <summary>The address of the whole page; null when the article has none on the web.</summary>
    internal static string? Page(Article article) =>
        article.Url is { IsAbsoluteUri: true } url && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) ? url.AbsoluteUri : null;

    private static string Directive(string quote)
    {
        var lines = quote.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines is [var line] && Words(line) is { Length: <= WordsInFull } words)
            return Encode(words);

        var (start, end) = lines.Length == 0 ? ([], []) : (Words(lines[0]), Words(lines[^1]));
        return $"{Encode(start.Take(WordsAtEachEnd))},{Encode(end.TakeLast(WordsAtEachEnd))}";
    }

    private static string[] Words(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    // EscapeDataString leaves the dash, which the directive reads as the mark of a prefix or suffix.
    private static string Encode(IEnumerable<string> words) =>
        Uri.EscapeDataString(string.Join(' ', words)).Replace("-", "%2D", StringComparison.Ordinal);
}
