using System.Globalization;
using Bot.Answers;
using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Web;

/// <summary>What the reader shows.</summary>
/// <param name="Quote">The cited span as it can be marked; null where there is none.</param>
public sealed record ReaderView(ReadArticle Read, TextSpan? Quote)
{
    /// <summary>The link names a span that the article does not have.</summary>
    public bool IsQuoteLost { get; init; }

    public IReadOnlyList<ShownFigure> Figures { get; init; } = [];

    /// <summary>Figures are underlined, and listed below the article; who goes by keyboard may hide them, since each is one more stop.</summary>
    public bool ShowsFigures { get; init; }

    public IReadOnlyList<AlikeArticle> Alike { get; init; } = [];

    public Article Article => Read.Shown;

    /// <summary>This page with figures, or without them.</summary>
    internal string Path(bool showsFigures)
    {
        string?[] query =
        [
            Read.Version is { } version ? $"v={Uri.EscapeDataString(version)}" : Quote is null ? null : $"v={Uri.EscapeDataString(Read.Corpus.Version)}",
            Quote is { } span ? string.Create(CultureInfo.InvariantCulture, $"s={span.Start}-{span.Length}") : null,
            showsFigures ? null : $"figures={ReaderRoutes.Off}",
        ];
        var typed = string.Join('&', query.OfType<string>());
        return $"{SpanLink.Of(Article)}{(typed.Length > 0 ? $"?{typed}" : "")}{(Quote is null ? "" : "#quote")}";
    }

    /// <summary>The page it came from, at the quote where there is one; null where it has none.</summary>
    internal string? Original => TextFragment.Page(Article) is not { } page ? null
        : Quote is { } span ? TextFragment.Of(Article, Article.Text.Substring(span.Start, span.Length))
        : page;

    /// <summary>The span in whole characters; null where the text does not have it, or there is nothing to see.</summary>
    internal static TextSpan? Markable(string text, TextSpan span)
    {
        if (span.Length <= 0 || (long)span.Start + span.Length > text.Length || text.AsSpan(span.Start, span.Length).IsWhiteSpace())
            return null;
        var start = IsWithinCharacter(span.Start) ? span.Start - 1 : span.Start;
        return TextSpan.Between(start, IsWithinCharacter(span.End) ? span.End + 1 : span.End);

        bool IsWithinCharacter(int place) => place > 0 && place < text.Length && char.IsSurrogatePair(text[place - 1], text[place]);
    }
}
