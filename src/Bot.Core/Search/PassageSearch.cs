using System.Buffers;

namespace Bot.Core.Search;

internal readonly record struct Hit(int Passage, float Score);

/// <summary>Ranks all passages by BM25, of those that say nearly the same only the one that stands for them; the alternatives of a question term count as one word, the best of them at its weight.</summary>
internal static class PassageSearch
{
    public static List<Hit> Top(PassageIndex index, IReadOnlyList<QuestionTerm> terms, int count)
    {
        var norms = Bm25.LengthNorms(index.AveragePassageLength);
        var scores = ArrayPool<float>.Shared.Rent(index.PassageCount);
        var termScores = ArrayPool<float>.Shared.Rent(index.PassageCount);
        try
        {
            scores.AsSpan(0, index.PassageCount).Clear();
            termScores.AsSpan(0, index.PassageCount).Clear();
            foreach (var term in terms)
                AddScores(index, term, norms, scores, termScores);
            return Best(scores.AsSpan(0, index.PassageCount), index.PassageOriginals, count);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
            ArrayPool<float>.Shared.Return(termScores);
        }
    }

    private static void AddScores(PassageIndex index, QuestionTerm term, float[] norms, float[] scores, float[] termScores)
    {
        // The share of its idf that the term counts; 1 for a plain word of the question.
        var boost = term.Idf > 0 ? term.Weight / term.Idf : 0;
        foreach (var alternative in term.Searched)
        {
            var idf = Bm25.Idf(index.DocumentFrequency(alternative.Term), index.PassageCount) * alternative.Weight * boost;
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

        foreach (var alternative in term.Searched)
        {
            for (var i = index.PostingStarts[alternative.Term]; i < index.PostingStarts[alternative.Term + 1]; i++)
                termScores[index.PostingPassages[i]] = 0;
        }
    }

    /// <summary>The highest scores, highest first; of equal ones the earlier passage.</summary>
    private static List<Hit> Best(ReadOnlySpan<float> scores, int[] originals, int count)
    {
        var worstFirst = new PriorityQueue<int, (float Score, int Place)>(count + 1);
        var toBeat = 0f;
        for (var passage = 0; passage < scores.Length; passage++)
        {
            if (scores[passage] <= toBeat || (originals[passage] != passage && scores[originals[passage]] > 0))
                continue;
            worstFirst.Enqueue(passage, (scores[passage], -passage));
            if (worstFirst.Count > count)
                worstFirst.Dequeue();
            if (worstFirst.Count == count && worstFirst.TryPeek(out _, out var worst))
                toBeat = worst.Score;
        }

        var hits = new List<Hit>(worstFirst.Count);
        while (worstFirst.TryDequeue(out var passage, out var priority))
            hits.Add(new Hit(passage, priority.Score));
        hits.Reverse();
        return hits;
    }
}
