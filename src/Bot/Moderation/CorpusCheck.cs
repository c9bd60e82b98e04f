using Bot.Answers;
using Bot.Core;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Evaluations;

namespace Bot.Moderation;

/// <summary>The question file of the corpus, asked of two versions.</summary>
/// <param name="Before">The version compared with; null where there is none.</param>
/// <param name="Worse">Questions that <paramref name="Before"/> answered rightly and this version does not.</param>
internal sealed record CorpusCheck(string Version, string? Before, int Questions, int Right, int RightBefore, IReadOnlyList<CheckedQuestion> Worse, IReadOnlyList<CheckedQuestion> Better)
{
    /// <summary>Below the corpus folder.</summary>
    internal const string FileName = "questions.jsonl";

    /// <exception cref="CorpusException">There is no question file, or a line of it is wrong.</exception>
    internal static async Task<CorpusCheck> RunAsync(CorpusSnapshot current, CorpusSnapshot? before, string folder, AnswerOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            throw new CorpusException($"There are no questions to check with: put {FileName} into the folder of articles, one JSON object a line, as docs/evaluation.md shows.");
        var questions = await QuestionFile.ReadAsync(path, cancellationToken);
        return await Task.Run(
            () =>
            {
                var now = Ask(current);
                var then = before is null ? now : Ask(before);
                var changed = now.Zip(then).Where(pair => pair.First.IsRight != pair.Second.IsRight).Select(pair => pair.First).ToLookup(judgement => judgement.IsRight, judgement => new CheckedQuestion(judgement.Question.Id, judgement.Question.Question, Outcome(judgement)));
                return new CorpusCheck(current.State.Version, before?.State.Version, questions.Count, now.Count(IsRight), then.Count(IsRight), [.. changed[false]], [.. changed[true]]);
            },
            cancellationToken);

        IReadOnlyList<Judgement> Ask(CorpusSnapshot snapshot)
        {
            var asking = new Asking(question => Answerer.Answer(snapshot, question, options), (_, _) => [], time);
            return new EvaluationRun(asking, snapshot.Articles).Run(questions, cancellationToken).Judgements;
        }

        static bool IsRight(Judgement judgement) => judgement.IsRight;
    }

    private static string Outcome(Judgement judgement) => (judgement.Question.Answerable, judgement.Found, judgement.IsRight) switch
    {
        (_, true, true) => "answered with its evidence",
        (_, false, true) => "rightly not found",
        (true, false, false) => "not found",
        (true, true, false) => "answered without its evidence",
        (false, _, false) => "answered although no article holds it",
    };
}

/// <param name="Outcome">What became of it now, in a few words.</param>
internal sealed record CheckedQuestion(string Id, string Question, string Outcome);
