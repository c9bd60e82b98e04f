using Bot.Core.Articles;

namespace Bot.Core.Sharding;

/// <summary>Some stretches of a text that lies elsewhere.</summary>
/// <param name="article">Its place in the corpus.</param>
/// <param name="spans">Of the text, rising.</param>
/// <param name="stretches">One behind the other.</param>
internal sealed class PartOfText(int article, int length, TextHash hash, TextSpan[] spans, string stretches) : IArticleText
{
    public int Length => length;

    public TextHash Hash => hash;

    public string Whole => throw new MissingPartsException(article);

    public void CopyTo(TextSpan span, Span<char> characters)
    {
        var before = 0;
        foreach (var known in spans)
        {
            if (known.Contains(span))
            {
                stretches.AsSpan(before + span.Start - known.Start, span.Length).CopyTo(characters);
                return;
            }

            before += known.Length;
        }

        throw new MissingPartsException(article);
    }

    public override bool Equals(object? obj) => obj is IArticleText other && other.Length == length && other.Hash == hash;

    public override int GetHashCode() => length;
}
