using System.Numerics.Tensors;

namespace Bot.Core.Search;

/// <summary>
/// What the worst of the best passages scores at least, told before any is searched (threshold estimation, Petri, Moffat, Mackenzie, Culpepper and Beck 2019): how many passages score so much, were terms
/// independent of each other. They are not: words that a question has together stand together in articles too, so that more passages do, and the estimate is low rather than high. One that is too high
/// is found out, and only costs time.
/// </summary>
internal static class ThresholdEstimate
{
    /// <summary>Of the highest score there can be.</summary>
    private const int Steps = 256;

    /// <param name="passages">So many are to be expected that score so much, or more.</param>
    /// <returns>0 where so many do not have any of the terms.</returns>
    public static double Of(PassageIndex index, IReadOnlyList<SearchTerm> terms, double passages)
    {
        var step = Bm25.HighestFactor * terms.Sum(term => term.Words.Max(word => (double)word.Weight)) / Steps;
        // How many passages have each score, of the terms so far.
        Span<float> expected = stackalloc float[Steps];
        Span<float> before = stackalloc float[Steps];
        expected.Clear();
        expected[0] = index.SearchedPassages;
        foreach (var term in terms)
        {
            expected.CopyTo(before);
            AddTerm(index, term, step, before, expected);
        }

        var sum = 0f;
        for (var place = Steps - 1; place > 0; place--)
        {
            if ((sum += expected[place]) >= passages)
                return place * step;
        }

        return 0;
    }

    private static void AddTerm(PassageIndex index, SearchTerm term, double step, ReadOnlySpan<float> before, Span<float> expected)
    {
        // As if no passage had two words of one term.
        var words = 0.0;
        foreach (var (word, _) in term.Words)
            words += index.DocumentFrequency(word);
        var share = Math.Min(1, words / index.SearchedPassages);
        TensorPrimitives.Multiply(before, (float)(1 - share), expected);
        foreach (var (word, weight) in term.Words)
        {
            var shareOfWord = share * index.DocumentFrequency(word) / Math.Max(1, words);
            var first = index.Segments[0];
            foreach (var (part, factor) in first.Segment.HighPostings.SpreadOf(first.OwnTerm(word)).Classes)
            {
                var steps = Math.Min(Steps - 1, (int)(weight * factor / step));
                var behind = expected[steps..];
                TensorPrimitives.MultiplyAdd(before[..behind.Length], (float)(shareOfWord * part), behind, behind);
            }
        }
    }
}
