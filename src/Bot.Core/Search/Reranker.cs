namespace Bot.Core.Search;

/// <summary>Orders the best passages anew by something that reads question and passage together.</summary>
/// <param name="Passages">So many are read.</param>
/// <param name="Score">How well each text answers the question, higher is better; none where it cannot be told, and the order stays.</param>
public sealed record Reranker(int Passages, Func<string, IReadOnlyList<string>, IReadOnlyList<float>> Score)
{
    internal IReadOnlyList<FusedPassage> Order(string question, IReadOnlyList<FusedPassage> passages, Func<int, string> text)
    {
        var best = passages.Take(Passages).ToList();
        var scores = best.Count < 2 ? [] : Score(question, [.. best.Select(passage => text(passage.Passage))]);
        return scores.Count != best.Count
            ? passages
            : [.. best.Zip(scores).OrderByDescending(scored => scored.Second).Select(scored => scored.First with { Reranked = scored.Second }), .. passages.Skip(best.Count)];
    }
}
