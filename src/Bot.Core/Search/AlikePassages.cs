using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>Finds passages that say nearly the same as one of a segment that was just added: among those that share most of its rare words.</summary>
internal static class AlikePassages
{
    /// <summary>Words that a passage is sought by. A copy has at least half of its words in the same order, so that it has some of them.</summary>
    private const int Sought = 12;

    /// <summary>Passages that are compared with one; of many copies any will do, since they are known to be alike.</summary>
    private const int Compared = 8;

    /// <summary>Those of the articles that are new to the corpus, and lie in another segment.</summary>
    /// <param name="made">The new segment.</param>
    /// <returns>In the order of the passages.</returns>
    public static IEnumerable<(int Passage, int Other)> Find(PassageIndex index, NextSegment next, PassageSegment made) =>
        Enumerable.Range(0, next.Articles.Count).Where(next.IsAdded).SelectMany(article => Enumerable.Range(made.ArticlePassages[article], made.ArticlePassages[article + 1] - made.ArticlePassages[article]))
            .AsParallel().AsOrdered().SelectMany(own => Find(index, next.Number, index.PassageIn(next.Number, own)));

    private static List<(int Passage, int Other)> Find(PassageIndex index, int segment, int passage)
    {
        var hits = new MaxScoreSearch(index, RarestOf(index, passage)).Top(Compared);
        return [.. hits.Where(hit => hit.Passage != passage && index.FindPassage(hit.Passage).Segment != segment && AreAlike(index, passage, hit.Passage)).Select(hit => (passage, hit.Passage))];
    }

    private static List<SearchTerm> RarestOf(PassageIndex index, int passage)
    {
        var terms = new Dictionary<int, int>();
        var reading = index.Read(passage);
        for (var sentence = 0; sentence < reading.Sentences.Length; sentence++)
        {
            foreach (var token in reading.TokensOf(sentence))
            {
                if (PackedToken.IsSearched(token) && !terms.ContainsKey(PackedToken.Term(token)))
                    terms.Add(PackedToken.Term(token), index.DocumentFrequency(PackedToken.Term(token)));
            }
        }

        // A word that no other passage has leads to none.
        return [.. terms.Where(term => term.Value > 1).OrderBy(term => term.Value).Take(Sought).Select(term => new SearchTerm([(term.Key, Bm25.Idf(term.Value, index.PassageCount))]))];
    }

    private static bool AreAlike(PassageIndex index, int passage, int other) =>
        NearDuplicates.AreAlike(SignatureOf(index, passage), SignatureOf(index, other), () => TextOf(index, passage), () => TextOf(index, other));

    private static ReadOnlySpan<uint> SignatureOf(PassageIndex index, int passage)
    {
        var (segment, own) = index.FindPassage(passage);
        return index.Segments[segment].Segment.Signatures.Slice(own * NearDuplicates.SignatureLength, NearDuplicates.SignatureLength);
    }

    private static string TextOf(PassageIndex index, int passage)
    {
        var (segment, own) = index.FindPassage(passage);
        var part = index.Segments[segment].Segment;
        return part.Articles[part.ArticleOf(own)].TextOf(part.PassageSpan(own));
    }
}
