using Bot.Core.Answers;
using Bot.Core.Figures;

namespace Bot.Chat;

/// <summary>The quotes of a card in the order in which they are needed, each once, numbered through.</summary>
internal sealed class Proofs
{
    private readonly List<(Citation Citation, string? Heading)> _all = [];
    private string? _heading;

    internal IReadOnlyList<(Citation Citation, string? Heading)> All => _all;

    /// <summary>What stands above the next quote that is new.</summary>
    internal void Begin(string heading) => _heading = heading;

    internal int Of(Figure figure) => Of(new Citation(0, figure.Article, figure.Sentence, figure.Paragraph, Score: 0));

    internal int Of(Citation citation)
    {
        var known = _all.FindIndex(proof => proof.Citation.Article.File == citation.Article.File && proof.Citation.Span.Contains(citation.Span));
        if (known >= 0)
            return known + 1;
        _all.Add((citation with { Number = _all.Count + 1 }, _heading));
        _heading = null;
        return _all.Count;
    }
}
