using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>Finds passages that say nearly the same as one of a segment that was just added: among those that share most of its rare words.</summary>
internal static class AlikePassages
{
    /// <summary>Words that a passage is sought by. A copy has at least half of its words in the same order, so that it has some of them.</summary>
    private const int Sought = 12;

    /// <summary>Passages that are compared with one; of many copies any will do, since they are known to be alike.</summary>
    private const int Compared = 8;

    /// <summary>Passages that are worth a processor.</summary>
    private const int Sharing = 32;

    /// <summary>Those of the articles that are new to the corpus, and lie in another segment.</summary>
    /// <param name="made">The new segment.</param>
    /// <returns>In the order of the passages.</returns>
    public static IEnumerable<(int Passage, int Other)> Find(PassageIndex index, NextSegment next, AddedSegment made)
    {
        var (segment, _, numbers) = made;
        int[] added = [.. Enumerable.Range(0, next.Articles.Count).Where(next.IsAdded).SelectMany(article => Enumerable.Range(segment.ArticlePassages[article], segment.ArticlePassages[article + 1] - segment.ArticlePassages[article]))
            .Where(MayBeAlike)];
        var alike = new List<(int Passage, int Other)>[added.Length];
        Parallel.For(0, added.Length, Processors.For(added.Length / Sharing, CancellationToken.None), i => alike[i] = Find(added[i]));
        return alike.SelectMany(others => others);

        // What shares no band with any is not worth seeking: AreAlike would say no.
        bool MayBeAlike(int own) => index.Segments.Take(next.Number).Any(other => other.Segment.MayShareBand(SignatureOf(segment, own)));

        List<(int Passage, int Other)> Find(int own)
        {
            // A word that no other passage has leads to none.
            var rarest = TermsOf(segment.Read(own)).Select(term => (Number: numbers[term], Frequency: index.DocumentFrequency(numbers[term]))).Where(term => term.Frequency > 1).OrderBy(term => term.Frequency).Take(Sought)
                .Select(term => new SearchTerm([(term.Number, Bm25.Idf(term.Frequency, index.PassageCount))]));
            var passage = index.PassageIn(next.Number, own);
            var hits = new MaxScoreSearch(index, [.. rarest], isOnce: true).Top(Compared);
            return [.. hits.Where(hit => hit.Passage != passage && index.FindPassage(hit.Passage).Segment != next.Number && AreAlike(index, passage, hit.Passage)).Select(hit => (passage, hit.Passage))];
        }
    }

    /// <summary>The searched words of a passage, each once, in the order in which they come.</summary>
    private static HashSet<int> TermsOf(PassageReading passage)
    {
        var terms = new HashSet<int>();
        for (var sentence = 0; sentence < passage.Sentences.Length; sentence++)
        {
            foreach (var token in passage.TokensOf(sentence))
            {
                if (PackedToken.IsSearched(token))
                    terms.Add(PackedToken.Term(token));
            }
        }

        return terms;
    }

    private static bool AreAlike(PassageIndex index, int passage, int other) =>
        NearDuplicates.AreAlike(SignatureOf(index, passage), SignatureOf(index, other), () => TextOf(index, passage), () => TextOf(index, other));

    private static ReadOnlySpan<uint> SignatureOf(PassageIndex index, int passage)
    {
        var (segment, own) = index.FindPassage(passage);
        return SignatureOf(index.Segments[segment].Segment, own);
    }

    private static ReadOnlySpan<uint> SignatureOf(PassageSegment segment, int own) => segment.Signatures.Slice(own * NearDuplicates.SignatureLength, NearDuplicates.SignatureLength);

    private static string TextOf(PassageIndex index, int passage)
    {
        var (segment, own) = index.FindPassage(passage);
        var part = index.Segments[segment].Segment;
        return part.Articles[part.ArticleOf(own)].TextOf(part.PassageSpan(own));
    }
}
