using System.Text;
using Bot.Core.Figures;
using static Bot.Core.Articles.Binary;

namespace Bot.Core.Sharding;

/// <param name="Score">By the words of the search, in fixed point.</param>
/// <param name="Whole">By all words, where the search is of a part of them; else the same.</param>
internal readonly record struct ShardHit(PassagePlace Passage, int Score, int Whole);

/// <summary>The best passages of a shard.</summary>
/// <param name="Hits">Best first.</param>
/// <param name="Open">As good, but a passage of another shard may stand for them.</param>
internal sealed record ShardHits(ShardHit[] Hits, ShardHit[] Open);

/// <param name="Bits">One an article of the shard.</param>
/// <param name="Words">Searched words of all passages together.</param>
internal sealed record ShardAdmitted(byte[] Bits, long Words, ShardSummary Summary);

/// <param name="Documents">Passages that have the term.</param>
/// <param name="IsKnown">An article has it, be it as a function word.</param>
internal readonly record struct AdmittedCount(int Documents, bool IsKnown);

internal readonly record struct ShardCapitals(PassagePlace Passage, int Count, int Capitals);

/// <summary>What a term is in an article.</summary>
internal enum TermInArticle : byte
{
    None,
    Small,
    Capital,
}

/// <summary>What a shard says to a <see cref="ShardRequest"/>, each in the order in which it was asked.</summary>
/// <param name="Version">That the shard has; when it is another one, nothing else is said.</param>
internal sealed record ShardReply(string Version)
{
    public ShardAdmitted? Admitted { get; init; }

    public IReadOnlyList<AdmittedCount> Counted { get; init; } = [];

    public IReadOnlyList<IReadOnlyList<ShardCapitals>> Capitals { get; init; } = [];

    public IReadOnlyList<bool> Meetings { get; init; } = [];

    /// <summary>Of each search, those for all words first, and behind them those for each part.</summary>
    public IReadOnlyList<IReadOnlyList<ShardHits>> Searches { get; init; } = [];

    public IReadOnlyList<IReadOnlyList<int>> Scores { get; init; } = [];

    /// <summary>Null where none were asked for. Scores are those of <see cref="GatheredNearest"/>.</summary>
    public ShardHits? Nearest { get; init; }

    public IReadOnlyList<int> NearestScores { get; init; } = [];

    public IReadOnlyList<byte[]> Slices { get; init; } = [];

    /// <summary>One for each article some passages of which were asked for.</summary>
    public IReadOnlyList<byte[]> Parts { get; init; } = [];

    /// <summary>Of each article all terms.</summary>
    public IReadOnlyList<TermInArticle[]> Found { get; init; } = [];

    /// <summary>Places of articles, rising.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Figures { get; init; } = [];

    public FigureTally? Tally { get; init; }

    /// <summary>It says all that it was asked.</summary>
    public bool IsTo(ShardRequest request) =>
        (Admitted is not null || !request.AsksAdmitted) && (Nearest is not null || request.Nearest == 0) && (Tally is not null || request.TallyStep == 0)
        && Counted.Count == request.Counted.Count && Capitals.Count == request.Capitals.Count && Meetings.Count == request.Meetings.Count
        && Searches.Count == request.Searches.Count && Scores.Count == request.Scores.Count && NearestScores.Count == request.NearestScored.Count
        && Slices.Count == request.Slices.Count && Parts.Count == request.Parts.Select(passage => passage.Article).Distinct().Count()
        && Found.Count == request.FoundIn.Count && Figures.Count == request.Figures.Count;

    public byte[] Write()
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Version);
            writer.Write(Admitted is not null);
            if (Admitted is not null)
            {
                WriteArray(writer, Admitted.Bits);
                writer.Write(Admitted.Words);
                Admitted.Summary.Write(writer);
            }

            writer.WriteList(Counted, count =>
            {
                writer.Write7BitEncodedInt(count.Documents);
                writer.Write(count.IsKnown);
            });
            writer.WriteList(Capitals, passages => writer.WriteList(passages, passage =>
            {
                passage.Passage.Write(writer);
                writer.Write7BitEncodedInt(passage.Count);
                writer.Write7BitEncodedInt(passage.Capitals);
            }));
            writer.WriteList(Meetings, writer.Write);
            writer.WriteList(Searches, parts => writer.WriteList(parts, hits =>
            {
                WriteHits(writer, hits.Hits);
                WriteHits(writer, hits.Open);
            }));
            writer.WriteList(Scores, scores => writer.WriteList(scores, writer.Write7BitEncodedInt));
            writer.Write(Nearest is not null);
            if (Nearest is not null)
            {
                WriteHits(writer, Nearest.Hits);
                WriteHits(writer, Nearest.Open);
            }

            writer.WriteList(NearestScores, writer.Write7BitEncodedInt);
            writer.WriteList(Slices, slice => WriteArray(writer, slice));
            writer.WriteList(Parts, slice => WriteArray(writer, slice));
            writer.WriteList(Found, terms => WriteArray(writer, Pack(terms)));
            writer.WriteList(Figures, articles => writer.WriteList(articles, writer.Write7BitEncodedInt));
            writer.Write(Tally is not null);
            if (Tally is not null)
                WriteTally(writer, Tally);
        }

        return content.ToArray();
    }

    // The order of an object initializer is the order of evaluation.
    public static ShardReply Read(byte[] reply)
    {
        using var reader = new BinaryReader(new MemoryStream(reply), Encoding.UTF8);
        return new ShardReply(reader.ReadString())
        {
            Admitted = reader.ReadBoolean() ? new ShardAdmitted(ReadArray<byte>(reader), reader.ReadInt64(), ShardSummary.Read(reader)) : null,
            Counted = reader.ReadList(() => new AdmittedCount(reader.Read7BitEncodedInt(), reader.ReadBoolean())),
            Capitals = reader.ReadList(() => reader.ReadList(() => new ShardCapitals(PassagePlace.Read(reader), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt()))),
            Meetings = reader.ReadList(reader.ReadBoolean),
            Searches = reader.ReadList(() => reader.ReadList(() => new ShardHits(ReadHits(reader), ReadHits(reader)))),
            Scores = reader.ReadList(() => reader.ReadList(reader.Read7BitEncodedInt)),
            Nearest = reader.ReadBoolean() ? new ShardHits(ReadHits(reader), ReadHits(reader)) : null,
            NearestScores = reader.ReadList(reader.Read7BitEncodedInt),
            Slices = reader.ReadList(() => ReadArray<byte>(reader)),
            Parts = reader.ReadList(() => ReadArray<byte>(reader)),
            Found = reader.ReadList(() => Unpack(ReadArray<byte>(reader))),
            Figures = reader.ReadList(() => reader.ReadList(reader.Read7BitEncodedInt)),
            Tally = reader.ReadBoolean() ? ReadTally(reader) : null,
        };
    }

    private static void WriteHits(BinaryWriter writer, ShardHit[] hits) => writer.WriteList(hits, hit =>
    {
        hit.Passage.Write(writer);
        writer.Write(hit.Score);
        writer.Write(hit.Whole);
    });

    private static ShardHit[] ReadHits(BinaryReader reader) => reader.ReadList(() => new ShardHit(PassagePlace.Read(reader), reader.ReadInt32(), reader.ReadInt32()));

    private static void WriteTally(BinaryWriter writer, FigureTally tally)
    {
        writer.WriteList([.. tally.Years], year =>
        {
            writer.Write(year.Key);
            writer.Write(year.Value);
        });
        writer.WriteList([.. tally.Units], unit =>
        {
            writer.Write(unit.Key);
            writer.Write(unit.Value);
        });
        writer.WriteList([.. tally.Words], word =>
        {
            writer.Write(word.Word);
            writer.Write(word.Count);
            writer.Write(word.First);
        });
    }

    private static FigureTally ReadTally(BinaryReader reader)
    {
        var tally = new FigureTally();
        foreach (var (year, count) in reader.ReadList(() => (reader.ReadInt32(), reader.ReadInt32())))
            tally.AddYear(year, count);
        foreach (var (unit, count) in reader.ReadList(() => (reader.ReadString(), reader.ReadInt32())))
            tally.AddUnit(unit, count);
        foreach (var word in reader.ReadList(() => new TalliedWord(reader.ReadString(), reader.ReadInt32(), reader.ReadInt32())))
            tally.AddWord(word);
        return tally;
    }

    /// <summary>Four a byte; what the last byte has room for is none.</summary>
    private static byte[] Pack(TermInArticle[] terms)
    {
        var packed = new byte[(terms.Length + 3) / 4];
        for (var i = 0; i < terms.Length; i++)
            packed[i / 4] |= (byte)((int)terms[i] << (2 * (i % 4)));
        return packed;
    }

    private static TermInArticle[] Unpack(byte[] packed)
    {
        var terms = new TermInArticle[packed.Length * 4];
        for (var i = 0; i < terms.Length; i++)
            terms[i] = (TermInArticle)(packed[i / 4] >> (2 * (i % 4)) & 3);
        return terms;
    }
}
