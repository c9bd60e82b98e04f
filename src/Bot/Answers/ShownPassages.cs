using System.Diagnostics;
using Bot.Core.Answers;

namespace Bot.Answers;

/// <summary>Which passages stand with the answer, and which are kept for "more".</summary>
internal static class ShownPassages
{
    private const int Closest = 3;

    internal static IReadOnlyList<Citation> First(Answer answer) => answer switch
    {
        Answer.Found found => found.Citations,
        Answer.NotFound notFound => [.. notFound.Closest.Take(Closest)],
        _ => throw new UnreachableException(),
    };

    /// <summary>Passages of which nothing was shown yet, numbered on from the last one shown.</summary>
    internal static IReadOnlyList<Citation> More(Answer answer)
    {
        var first = First(answer);
        var last = first.Count == 0 ? 0 : first.Max(citation => citation.Number);
        return [.. answer.Passages
            .Where(passage => !first.Any(shown => shown.Article.File == passage.Article.File && shown.Span.Overlaps(passage.Span)))
            .Select((passage, index) => passage with { Number = last + index + 1 })];
    }
}
