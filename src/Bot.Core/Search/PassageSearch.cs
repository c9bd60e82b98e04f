using System.Buffers;

namespace Bot.Core.Search;

internal readonly record struct Hit(int Passage, float Score);

/// <summary>Ranks all passages that may be found by BM25, of those that say nearly the same only the one that stands for them; the alternatives of a question term count as one word, the best of them at its weight.</summary>
internal static class PassageSearch
{
    public static List<Hit> Top(PassageIndex index, IReadOnlyList<QuestionTerm> terms, int count) => Top(index, terms, [ulong.MaxValue], count, 0);

    /// <summary>
    /// The best passages for all terms, and behind them those that are the best for one part of them, with their score for all terms.
    /// A question of several parts may find each of them elsewhere, where the whole of it is hardly met.
    /// </summary>
    /// <param name="parts">Terms of each part, one bit each; together all of them.</param>
    public static List<Hit> Top(PassageIndex index, IReadOnlyList<QuestionTerm> terms, IReadOnlyList<ulong> parts, int count, int countOfPart)
    {
        var norms = Bm25.LengthNorms(index.AveragePassageLength);
        var all = ArrayPool<float>.Shared.Rent(index.PassageCount);
        var ofPart = ArrayPool<float>.Shared.Rent(index.PassageCount);
        var ofTerm = ArrayPool<float>.Shared.Rent(index.PassageCount);
        try
        {
            var scores = all.AsSpan(0, index.PassageCount);
            scores.Clear();
            ofTerm.AsSpan(0, index.PassageCount).Clear();
            var bestOfParts = new List<int>();
            foreach (var part in parts)
            {
                var partScores = parts.Count == 1 ? scores : ofPart.AsSpan(0, index.PassageCount);
                partScores.Clear();
                for (var i = 0; i < terms.Count; i++)
                {
                    if ((part >> i & 1) != 0)
                        AddScores(index, terms[i], norms, partScores, ofTerm);
                }

                if (parts.Count == 1)
                    break;
                for (var passage = 0; passage < scores.Length; passage++)
                    scores[passage] += partScores[passage];
                bestOfParts.AddRange(Best(partScores, index, countOfPart).Select(hit => hit.Passage));
            }

            var hits = Best(scores, index, count);
            var found = hits.Select(hit => hit.Passage).ToHashSet();
            foreach (var passage in bestOfParts.Where(found.Add))
                hits.Add(new Hit(passage, all[passage]));
            return hits;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(all);
            ArrayPool<float>.Shared.Return(ofPart);
            ArrayPool<float>.Shared.Return(ofTerm);
        }
    }

    private static void AddScores(PassageIndex index, QuestionTerm term, float[] norms, Span<float> scores, float[] termScores)
    {
        // The share of its idf that the term counts; 1 for a plain word of the question.
        var boost = term.Idf > 0 ? term.Weight / term.Idf : 0;
        var searched = term.Searched;
        foreach (var alternative in searched)
        {
            var idf = Bm25.Idf(index.DocumentFrequency(alternative.Term), index.SearchedPassages) * alternative.Weight * boost;
            for (var i = index.PostingStarts[alternative.Term]; i < index.PostingStarts[alternative.Term + 1]; i++)
            {
                var passage = index.PostingPassages[i];
                var score = Bm25.Score(idf, index.PostingFrequencies[i], norms[index.PassageLengths[passage]]);
                if (score <= termScores[passage])
                    continue;
                scores[passage] += score - termScores[passage];
                termScores[passage] = score;
            }
        }

        foreach (var alternative in searched)
        {
            for (var i = index.PostingStarts[alternative.Term]; i < index.PostingStarts[alternative.Term + 1]; i++)
                termScores[index.PostingPassages[i]] = 0;
        }
    }

    /// <summary>The highest scores above 0, highest first; of equal ones the earlier passage.</summary>
    internal static List<Hit> Best(ReadOnlySpan<float> scores, PassageIndex index, int count)
    {
        var worstFirst = new PriorityQueue<int, (float Score, int Place)>(count + 1);
        var toBeat = 0f;
        foreach (var (start, end) in index.SearchedRuns)
        {
            for (var passage = start; passage < end; passage++)
            {
                if (scores[passage] <= toBeat || (index.OriginalOf(passage) is var original && original != passage && scores[original] > 0))
                    continue;
                worstFirst.Enqueue(passage, (scores[passage], -passage));
                if (worstFirst.Count > count)
                    worstFirst.Dequeue();
                if (worstFirst.Count == count && worstFirst.TryPeek(out _, out var worst))
                    toBeat = worst.Score;
            }
        }

        var hits = new List<Hit>(worstFirst.Count);
        while (worstFirst.TryDequeue(out var passage, out var priority))
            hits.Add(new Hit(passage, priority.Score));
        hits.Reverse();
        return hits;
    }
}
