using Bot.Core.Articles;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace Bot.Core.Search;

/// <summary>The words of a text in any script: Unicode word segmentation by Lucene's StandardTokenizer. One instance a thread.</summary>
internal sealed class ForeignWords : IDisposable
{
    private readonly StandardTokenizer _tokenizer = new(LuceneVersion.LUCENE_48, TextReader.Null);
    private readonly IOffsetAttribute _offset;

    public ForeignWords() => _offset = _tokenizer.GetAttribute<IOffsetAttribute>();

    /// <summary>Each in order, by its place in the text.</summary>
    public IEnumerable<TextSpan> Of(string text)
    {
        _tokenizer.SetReader(new StringReader(text));
        _tokenizer.Reset();
        while (_tokenizer.IncrementToken())
            yield return TextSpan.Between(_offset.StartOffset, _offset.EndOffset);
        _tokenizer.End();
        _tokenizer.Dispose(); // closes the reader; the tokenizer takes the next one
    }

    public void Dispose() => _tokenizer.Dispose();
}
