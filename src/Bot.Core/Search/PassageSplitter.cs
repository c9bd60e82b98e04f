using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>Groups the sentences of an article into passages.</summary>
internal static class PassageSplitter
{
    public static List<Sentence> SentencesOf(Article article)
    {
        var sentences = new List<Sentence>();
        var paragraphs = Paragraphs.Of(article);
        for (var i = 0; i < paragraphs.Count; i++)
        {
            foreach (var span in SentenceSplitter.Split(article.Text, paragraphs[i]))
                sentences.Add(new Sentence(span, i + 1));
        }

        return sentences;
    }

    /// <summary>
    /// The places where passages begin. A passage is closed before it would grow beyond one and a half times
    /// <paramref name="words"/>, at the end of the paragraph that reaches it, and before an aside, so that its span is clean text.
    /// </summary>
    public static List<int> Split(Article article, IReadOnlyList<Sentence> sentences, int words)
    {
        var starts = new List<int>();
        var length = 0;
        for (var i = 0; i < sentences.Count; i++)
        {
            var count = CountWords(article.Text.AsSpan(sentences[i].Span.Start, sentences[i].Span.Length));
            var newParagraph = i > 0 && sentences[i].Paragraph != sentences[i - 1].Paragraph;
            if (i == 0 || (length >= words && newParagraph) || length + count > words * 3 / 2 || AsideBetween(article, sentences[i - 1].Span, sentences[i].Span))
            {
                starts.Add(i);
                length = 0;
            }

            length += count;
        }

        return starts;
    }

    private static bool AsideBetween(Article article, TextSpan before, TextSpan after) =>
        article.Asides.Any(aside => aside.Overlaps(TextSpan.Between(before.End, after.Start)));

    /// <summary>Runs of anything but white space.</summary>
    public static int CountWords(ReadOnlySpan<char> text)
    {
        var words = 0;
        var inWord = false;
        // Up to U+00FF; few texts have other white space, and it is below.
        while (text.Length >= Vector256<ushort>.Count)
        {
            var letters = Vector256.Create(MemoryMarshal.Cast<char, ushort>(text));
            if (Vector256.GreaterThanAny(letters, Vector256.Create((ushort)byte.MaxValue)))
                break;
            var spaces = Vector256.Equals(letters, Vector256.Create((ushort)' ')) | Vector256.LessThanOrEqual(letters - Vector256.Create((ushort)'\t'), Vector256.Create((ushort)('\r' - '\t')))
                | Vector256.Equals(letters, Vector256.Create((ushort)0x85)) | Vector256.Equals(letters, Vector256.Create((ushort)0xA0));
            var inWords = ~spaces.ExtractMostSignificantBits() & ushort.MaxValue;
            words += BitOperations.PopCount(inWords & ~((inWords << 1) | (inWord ? 1u : 0)));
            inWord = (inWords >> (Vector256<ushort>.Count - 1)) != 0;
            text = text[Vector256<ushort>.Count..];
        }

        foreach (var c in text)
        {
            var isSpace = char.IsWhiteSpace(c);
            if (!isSpace && !inWord)
                words++;
            inWord = !isSpace;
        }

        return words;
    }
}
