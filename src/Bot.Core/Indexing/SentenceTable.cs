using Bot.Core.Articles;

namespace Bot.Core.Indexing;

/// <summary>
/// Where the sentences of each passage stand. Of the first one its place in the article and its paragraph are kept, of those behind it how far each is from the one before;
/// numbers of seven bits a byte, the lowest first.
/// </summary>
internal sealed class SentenceTable
{
    private readonly FlatArray<int> _starts;
    private readonly FlatArray<byte> _bytes;

    private SentenceTable(FlatArray<int> starts, FlatArray<byte> bytes) => (_starts, _bytes) = (starts, bytes);

    /// <param name="sentences">One for each sentence of the passage.</param>
    public void Read(int passage, Span<Sentence> sentences)
    {
        var bytes = BytesOf(passage);
        int end = 0, paragraph = 0;
        for (var i = 0; i < sentences.Length; i++)
        {
            var start = end + Next(ref bytes);
            var length = Next(ref bytes);
            paragraph += Next(ref bytes);
            sentences[i] = new Sentence(new TextSpan(start, length), paragraph);
            end = start + length;
        }
    }

    /// <summary>As it was written.</summary>
    public ReadOnlySpan<byte> BytesOf(int passage) => _bytes.Span[_starts[passage].._starts[passage + 1]];

    public static SentenceTable Read(Sections sections) => new(sections.Read<int>("sentence-starts"), sections.Read<byte>("sentences"));

    private static int Next(ref ReadOnlySpan<byte> bytes)
    {
        var (number, place) = (0, 0);
        for (var shift = 0; ; shift += 7)
        {
            number |= (bytes[place] & 0x7F) << shift;
            if (bytes[place++] < 0x80)
                break;
        }

        bytes = bytes[place..];
        return number;
    }
}
