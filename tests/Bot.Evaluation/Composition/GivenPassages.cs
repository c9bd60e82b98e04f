using Bot.Core;
using Bot.Core.Answers;

namespace Bot.Evaluation.Composition;

/// <summary>The passages that a model is given with a question: those that the question finds, and among them all that prove the answer.</summary>
internal static class GivenPassages
{
    private const int Count = 8;

    /// <param name="proofs">Numbers of passages of the index.</param>
    public static IReadOnlyList<Citation> Of(CorpusSnapshot snapshot, string question, IReadOnlyList<int> proofs)
    {
        var needed = proofs.Distinct().Select(passage => Cite(snapshot, passage)).ToList();
        var found = Answerer.Answer(snapshot, new Question(question), new AnswerOptions()).Passages.Take(Count).ToList();
        var missing = needed.Where(passage => !found.Exists(other => IsSame(passage, other))).ToList();
        var dispensable = found.Where(passage => !needed.Exists(other => IsSame(passage, other))).TakeLast(Math.Max(0, found.Count + missing.Count - Count)).ToList();
        return [.. found.Except(dispensable).Concat(missing).Select((passage, i) => passage with { Number = i + 1 })];
    }

    /// <summary>The number of the passage of the index among those that are given.</summary>
    public static int NumberOf(CorpusSnapshot snapshot, IReadOnlyList<Citation> given, int passage) =>
        given.First(other => IsSame(Cite(snapshot, passage), other)).Number;

    private static bool IsSame(Citation one, Citation other) => one.Article.File == other.Article.File && one.Span == other.Span;

    private static Citation Cite(CorpusSnapshot snapshot, int passage) => new(
        1,
        snapshot.Articles[snapshot.Index.ArticleOf(passage)],
        snapshot.Index.PassageSpan(passage),
        snapshot.Index.SentenceParagraph(snapshot.Index.PassageSentences[passage]),
        0);
}
