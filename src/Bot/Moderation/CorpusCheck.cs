namespace Bot.Moderation;

/// <summary>The question file of the corpus, asked of two versions.</summary>
/// <param name="Before">The version compared with; null where there is none.</param>
/// <param name="Worse">Questions that <paramref name="Before"/> answered rightly and this version does not.</param>
internal sealed record CorpusCheck(string Version, string? Before, int Questions, int Right, int RightBefore, IReadOnlyList<CheckedQuestion> Worse, IReadOnlyList<CheckedQuestion> Better);

/// <param name="Outcome">What is wrong now, or right, in a few words: "the evidence is at place 4".</param>
internal sealed record CheckedQuestion(string Id, string Question, string Outcome);
