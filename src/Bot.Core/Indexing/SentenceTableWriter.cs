using System.Runtime.InteropServices;
using Bot.Core.Articles;

namespace Bot.Core.Indexing;

/// <summary>Writes a <see cref="SentenceTable"/> passage after passage.</summary>
internal sealed class SentenceTableWriter
{
    private readonly List<int> _starts = [];
    private readonly List<byte> _bytes = [];
    private readonly List<byte> _passage = [];
    private int _passages;

    public void Add(ReadOnlySpan<Sentence> sentences)
    {
        _passage.Clear();
        int end = 0, paragraph = 0;
        for (var i = 0; i < sentences.Length; i++)
        {
            var (behind, length, paragraphs) = (sentences[i].Span.Start - end, sentences[i].Span.Length, sentences[i].Paragraph - paragraph);
            if (i == 0 || behind != 1 || paragraphs != 0 || length > SentenceTable.Longest)
                AddApart(length, behind, paragraphs, isFirst: i == 0);
            else
                AddLength(length);
            (end, paragraph) = (sentences[i].Span.End, sentences[i].Paragraph);
        }

        Add(CollectionsMarshal.AsSpan(_passage));
    }

    /// <param name="sentences">As <see cref="SentenceTable.BytesOf"/> gives them.</param>
    public void Add(ReadOnlySpan<byte> sentences)
    {
        if (_passages++ % SentenceTable.GroupSize == 0)
            _starts.Add(_bytes.Count);
        Write(_bytes, sentences.Length);
        _bytes.AddRange(sentences);
    }

    public void WriteTo(Sections sections)
    {
        sections.Add<int>("sentence-starts", CollectionsMarshal.AsSpan(_starts));
        sections.Add<byte>("sentences", CollectionsMarshal.AsSpan(_bytes));
    }

    private void AddApart(int length, int behind, int paragraphs, bool isFirst)
    {
        if (!isFirst)
            _passage.Add(SentenceTable.Apart);
        Write(_passage, length);
        Write(_passage, behind);
        Write(_passage, paragraphs);
    }

    private void AddLength(int length)
    {
        if (length < SentenceTable.Long)
        {
            _passage.Add((byte)length);
            return;
        }

        _passage.Add((byte)(SentenceTable.Long + ((length - SentenceTable.Long) >> 8)));
        _passage.Add((byte)(length - SentenceTable.Long));
    }

    private static void Write(List<byte> bytes, int number)
    {
        for (var rest = (uint)number; ; rest >>= 7)
        {
            bytes.Add((byte)(rest < 0x80 ? rest : rest | 0x80));
            if (rest < 0x80)
                return;
        }
    }
}
