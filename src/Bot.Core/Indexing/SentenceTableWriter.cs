using System.Runtime.InteropServices;
using Bot.Core.Articles;

namespace Bot.Core.Indexing;

/// <summary>Writes a <see cref="SentenceTable"/> passage after passage.</summary>
internal sealed class SentenceTableWriter
{
    private readonly List<int> _starts = [0];
    private readonly List<byte> _bytes = [];

    public void Add(ReadOnlySpan<Sentence> sentences)
    {
        int end = 0, paragraph = 0;
        foreach (var sentence in sentences)
        {
            Write(sentence.Span.Start - end);
            Write(sentence.Span.Length);
            Write(sentence.Paragraph - paragraph);
            (end, paragraph) = (sentence.Span.End, sentence.Paragraph);
        }

        _starts.Add(_bytes.Count);
    }

    /// <param name="sentences">As <see cref="SentenceTable.BytesOf"/> gives them.</param>
    public void Add(ReadOnlySpan<byte> sentences)
    {
        _bytes.AddRange(sentences);
        _starts.Add(_bytes.Count);
    }

    public void WriteTo(Sections sections)
    {
        sections.Add<int>("sentence-starts", CollectionsMarshal.AsSpan(_starts));
        sections.Add<byte>("sentences", CollectionsMarshal.AsSpan(_bytes));
    }

    private void Write(int number)
    {
        for (var rest = (uint)number; ; rest >>= 7)
        {
            _bytes.Add((byte)(rest < 0x80 ? rest : rest | 0x80));
            if (rest < 0x80)
                return;
        }
    }
}
