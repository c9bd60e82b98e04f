using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>A passage cut into sentences and words again.</summary>
internal sealed class PassageReading(int passage, Sentence[] sentences, Func<PassageReading, SentenceTokens> read)
{
    private SentenceTokens? _tokens;

    public int Passage => passage;

    public ReadOnlySpan<Sentence> Sentences => sentences;

    public TextSpan Span => TextSpan.Between(sentences[0].Span.Start, sentences[^1].Span.End);

    /// <summary>Null until somebody asks for the words.</summary>
    public SentenceTokens? TokensRead => _tokens;

    /// <summary>A <see cref="PackedToken"/> each.</summary>
    /// <param name="sentence">Its place in the passage.</param>
    public ReadOnlySpan<int> TokensOf(int sentence) => (_tokens ??= read(this))[sentence];
}

/// <summary>The tokens of sentences one behind the other.</summary>
internal sealed class SentenceTokens(int[] tokens, int[] ends)
{
    public ReadOnlySpan<int> this[int sentence] => tokens.AsSpan((sentence == 0 ? 0 : ends[sentence - 1])..ends[sentence]);
}
