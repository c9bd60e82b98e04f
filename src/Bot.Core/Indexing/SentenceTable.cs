using Bot.Core.Articles;

namespace Bot.Core.Indexing;

/// <summary>
/// Where the sentences of each passage stand. Behind how many bytes it has, a passage has of each sentence its length in a byte or two, since nearly all begin a space behind the one before
/// in the same paragraph. For others a byte tells that length, distance and paragraphs follow as numbers of seven bits a byte, the lowest first; the first sentence, which counts from the
/// beginning of the article, needs no such byte.
/// </summary>
internal sealed class SentenceTable
{
    /// <summary>The byte of a sentence that stands apart.</summary>
    public const byte Apart = byte.MaxValue;

    /// <summary>From here on a byte is the higher part of a length, which is this much longer, and the lower part follows.</summary>
    public const byte Long = Apart - 7;

    /// <summary>Longer ones are written as those that stand apart.</summary>
    public const int Longest = Long + ((Apart - Long) << 8) - 1;

    /// <summary>So many passages are found by going from one to the next.</summary>
    public const int GroupSize = 16;

    private readonly FlatArray<int> _starts;
    private readonly FlatArray<byte> _bytes;

    /// <param name="starts">Of the groups.</param>
    private SentenceTable(FlatArray<int> starts, FlatArray<byte> bytes) => (_starts, _bytes) = (starts, bytes);

    /// <param name="sentences">One for each sentence of the passage.</param>
    public void Read(int passage, Span<Sentence> sentences)
    {
        var bytes = BytesOf(passage);
        int end = 0, paragraph = 0;
        for (var i = 0; i < sentences.Length; i++)
        {
            int length = i == 0 ? Apart : NextByte(ref bytes), start = end + 1;
            if (length == Apart)
            {
                length = Next(ref bytes);
                start = end + Next(ref bytes);
                paragraph += Next(ref bytes);
            }
            else if (length >= Long)
            {
                length = Long + ((length - Long) << 8) + NextByte(ref bytes);
            }

            sentences[i] = new Sentence(new TextSpan(start, length), paragraph);
            end = start + length;
        }
    }

    /// <summary>As it was written.</summary>
    public ReadOnlySpan<byte> BytesOf(int passage)
    {
        var bytes = _bytes.Span[_starts[passage / GroupSize]..];
        var length = Next(ref bytes);
        for (var before = passage % GroupSize; before > 0; before--)
        {
            bytes = bytes[length..];
            length = Next(ref bytes);
        }

        return bytes[..length];
    }

    public static SentenceTable Read(Sections sections) => new(sections.Read<int>("sentence-starts"), sections.Read<byte>("sentences"));

    private static byte NextByte(ref ReadOnlySpan<byte> bytes)
    {
        var next = bytes[0];
        bytes = bytes[1..];
        return next;
    }

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
