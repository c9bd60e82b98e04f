using System.Text;
using Bot.Core.Indexing;
using static Bot.Core.Articles.Binary;

namespace Bot.Core.Sharding;

/// <summary>How often a term stands in a shard, as <see cref="PostingList"/> has it.</summary>
internal readonly record struct TermCount(int Documents, int Inner, int InnerCapitals);

/// <summary>What a shard tells of itself, of which <see cref="CorpusFront"/> is made: its articles, its terms and how often they stand in it. It depends on its own articles alone.</summary>
public sealed class ShardFacts
{
    private readonly byte[] _termBytes;
    private readonly int[] _termStarts;

    private ShardFacts(IReadOnlyList<string> files, int[] passages, int[] sentences, int[] figures, long words, byte[] termBytes, int[] termStarts, TermCount[] counts, ShardSummary summary) =>
        (Files, Passages, Sentences, Figures, Words, _termBytes, _termStarts, Counts, Summary) = (files, passages, sentences, figures, words, termBytes, termStarts, counts, summary);

    /// <summary>Of its articles, rising.</summary>
    internal IReadOnlyList<string> Files { get; }

    /// <summary>How many each article has.</summary>
    internal int[] Passages { get; }

    /// <summary>How many each article has.</summary>
    internal int[] Sentences { get; }

    /// <summary>How many each article has.</summary>
    internal int[] Figures { get; }

    /// <summary>Searched words of all passages together.</summary>
    internal long Words { get; }

    /// <summary>Of each term.</summary>
    internal TermCount[] Counts { get; }

    internal ShardSummary Summary { get; }

    internal int Terms => Counts.Length;

    /// <summary>In the order of <see cref="TermDictionary"/>.</summary>
    internal ReadOnlySpan<byte> Term(int term) => _termBytes.AsSpan(_termStarts[term].._termStarts[term + 1]);

    /// <exception cref="ArgumentException">Its articles are not in the order of their files.</exception>
    public static ShardFacts Of(CorpusSnapshot shard)
    {
        var index = shard.Index;
        if (!shard.Summary.AreInOrder)
            throw new ArgumentException("The articles of a shard are in the order of their files, each of which is there once.", nameof(shard));
        int[] articles = [.. Enumerable.Range(0, index.ArticleCount)];
        var terms = Enumerable.Range(0, index.Terms.Count).Select(term => (Term: term, Text: index.Terms[term])).Where(term => index.FindTerm(term.Text) is not null).Select(term => (term.Term, Bytes: Encoding.UTF8.GetBytes(term.Text))).ToList();
        if (index.Whole is null)
            terms.Sort((a, b) => TermDictionary.Compare(a.Bytes, b.Bytes));
        var starts = new int[terms.Count + 1];
        for (var i = 0; i < terms.Count; i++)
            starts[i + 1] = checked(starts[i] + terms[i].Bytes.Length);
        return new ShardFacts(
            [.. shard.Articles.Select(article => article.File)],
            [.. articles.Select(article => index.ArticlePassages[article + 1] - index.ArticlePassages[article])],
            [.. articles.Select(article => index.PassageSentences[index.ArticlePassages[article + 1]] - index.PassageSentences[index.ArticlePassages[article]])],
            [.. articles.Select(shard.FiguresOf)],
            articles.Sum(article => (long)index.LengthOf(article)),
            [.. terms.SelectMany(term => term.Bytes)],
            starts,
            [.. terms.Select(term => CountOf(term.Term))],
            ShardSummary.Of([.. shard.Articles.Select((article, place) => (place, article))]));

        TermCount CountOf(int term)
        {
            var (inner, capitals) = index.CountCapitals(term);
            return new TermCount(index.DocumentFrequency(term), inner, capitals);
        }
    }

    public byte[] Write()
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            WriteStrings(writer, [.. Files]);
            WriteArray(writer, Passages);
            WriteArray(writer, Sentences);
            WriteArray(writer, Figures);
            writer.Write(Words);
            WriteArray(writer, _termBytes);
            WriteArray(writer, _termStarts);
            WriteArray(writer, Counts);
            Summary.Write(writer);
        }

        return content.ToArray();
    }

    // Operands are evaluated in their order.
    public static ShardFacts Read(byte[] facts)
    {
        using var reader = new BinaryReader(new MemoryStream(facts), Encoding.UTF8);
        return new ShardFacts(ReadStrings(reader), ReadArray<int>(reader), ReadArray<int>(reader), ReadArray<int>(reader), reader.ReadInt64(), ReadArray<byte>(reader), ReadArray<int>(reader), ReadArray<TermCount>(reader), ShardSummary.Read(reader));
    }
}
