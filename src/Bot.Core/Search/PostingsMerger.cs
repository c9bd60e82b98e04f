using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>Puts the postings that are taken over and the new ones together, term by term in order; a term that no article has any more is left out. Each processor takes ranges of terms.</summary>
internal static class PostingsMerger
{
    /// <summary>More than there are processors, since some have much more to do than others.</summary>
    private const int RangesPerProcessor = 8;

    /// <summary>Those of a single article are not worth the way to another processor.</summary>
    private const int TermsOfRange = 1_024;

    public static void Write(Sections sections, KeptArticles kept, FreshPostings fresh, byte[] lengths, Bm25Factors factors)
    {
        var gone = GoneCapitals(kept);
        var bounds = Bounds(kept.Before?.Terms, fresh.Terms);
        var ranges = new MergedTerms[bounds.Length - 1];
        Parallel.For(0, ranges.Length, Processors.For(ranges.Length, CancellationToken.None), range => ranges[range] = new MergedTerms(kept, fresh, gone, lengths, factors, bounds[range], bounds[range + 1]));
        MergedTerms.Write(sections, ranges);
    }

    /// <summary>Where ranges of terms begin in the index before and in the new articles, and where the last one ends.</summary>
    private static (int Old, int Added)[] Bounds(TermDictionary? old, IReadOnlyList<byte[]> added)
    {
        var most = Math.Max(old?.Count ?? 0, added.Count);
        var count = Math.Clamp(Environment.ProcessorCount * RangesPerProcessor, 1, Math.Max(1, most / TermsOfRange));
        var bounds = new (int Old, int Added)[count + 1];
        for (var bound = 1; bound < count; bound++)
        {
            var place = (int)((long)most * bound / count);
            var term = added.Count == most ? added[place] : old!.Utf8(place); // the one that has the most is there
            bounds[bound] = (First(old?.Count ?? 0, term, i => old!.Utf8(i)), First(added.Count, term, i => added[i])); // asked for what is there
        }

        bounds[^1] = (old?.Count ?? 0, added.Count);
        return bounds;
    }

    private delegate ReadOnlySpan<byte> TermAt(int place);

    /// <summary>The first of the terms that is this one or behind it.</summary>
    private static int First(int count, ReadOnlySpan<byte> term, TermAt at)
    {
        var low = 0;
        for (var high = count; low < high;)
        {
            var middle = (low + high) / 2;
            if (TermDictionary.Compare(at(middle), term) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>What words of articles that are not taken over counted in <see cref="PostingList.Inner"/> and <see cref="PostingList.InnerCapitals"/>.</summary>
    private static Dictionary<int, (int Inner, int InnerCapitals)> GoneCapitals(KeptArticles kept)
    {
        var gone = new Dictionary<int, (int Inner, int InnerCapitals)>();
        foreach (var article in kept.Gone)
        {
            for (var passage = kept.Before!.ArticlePassages[article]; passage < kept.Before.ArticlePassages[article + 1]; passage++)
            {
                var reading = kept.Before.Read(passage);
                for (var sentence = 0; sentence < reading.Sentences.Length; sentence++)
                {
                    var tokens = reading.TokensOf(sentence);
                    for (var i = 1; i < tokens.Length; i++)
                    {
                        var (inner, capitals) = gone.GetValueOrDefault(PackedToken.Term(tokens[i]));
                        gone[PackedToken.Term(tokens[i])] = (inner + 1, capitals + (PackedToken.Kind(tokens[i]).HasFlag(TokenKind.Capital) ? 1 : 0));
                    }
                }
            }
        }

        return gone;
    }
}
