using System.IO.Hashing;

namespace Bot.Core.Articles;

/// <summary>A text in a file that is mapped: read when it is asked for, and forgotten when nobody holds it.</summary>
/// <param name="bytes">As <see cref="TextBytes"/> writes them.</param>
/// <param name="checksum">XXH3 of them. They are checked when they are read for the first time.</param>
/// <param name="article">The file of the article.</param>
/// <param name="index">The file that it lies in.</param>
internal sealed class StoredText(ReadOnlyMemory<byte> bytes, bool isWide, ulong checksum, TextHash hash, string article, string index) : IArticleText
{
    private readonly int _width = isWide ? sizeof(char) : sizeof(byte);
    private WeakReference<string>? _read;
    private volatile bool _isChecked;

    public int Length => bytes.Length / _width;

    public TextHash Hash => hash;

    /// <exception cref="CorpusException">It is damaged.</exception>
    public string Whole
    {
        get
        {
            if (Read is { } read)
                return read;
            var text = string.Create(Length, this, (characters, text) => text.CopyTo(new TextSpan(0, characters.Length), characters));
            _read = new WeakReference<string>(text);
            return text;
        }
    }

    /// <exception cref="CorpusException">It is damaged.</exception>
    public void CopyTo(TextSpan span, Span<char> characters)
    {
        if (!_isChecked)
            Check();
        TextBytes.Read(bytes.Span.Slice(span.Start * _width, span.Length * _width), isWide, characters[..span.Length]);
        // A mapped file is unmapped when nobody refers to it.
        GC.KeepAlive(this);
    }

    public override bool Equals(object? obj) => obj is IArticleText other && SameText.Are(this, other);

    public override int GetHashCode() => Length;

    /// <summary>What is derived from the articles is made anew when it is missing.</summary>
    public static CorpusException Damaged(string article, string index) => new($"{article} cannot be read, since {index} is damaged; delete that file and start again, so that it is made anew from the articles that are kept.");

    private string? Read => _read?.TryGetTarget(out var text) == true ? text : null;

    private void Check()
    {
        if (XxHash3.HashToUInt64(bytes.Span) != checksum)
            throw Damaged(article, index);
        GC.KeepAlive(this);
        _isChecked = true;
    }
}
