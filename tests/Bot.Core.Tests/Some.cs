using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Tests;

/// <summary>Data that a test needs but does not care about.</summary>
internal static class Some
{
    public static Article Article(string text, string file = "a.txt") => new() { File = file, Text = text };

    public static PassageIndex Index(params Article[] articles) => PassageIndexBuilder.Build(articles, 100, null, CancellationToken.None);

    public static PassageIndex Index(params string[] texts) => Index([.. texts.Select((text, i) => Article(text, $"{i}.txt"))]);

    public static CorpusSnapshot Snapshot(params Article[] articles) =>
        CorpusSnapshot.Build("v1", new ArticleFolderReading(articles, [], []), 100, Synonyms.Read(Path.GetTempPath()), before: null, progress: null, CancellationToken.None);

    /// <param name="minConfidence">0 where a test is of what is told, and not of whether it is.</param>
    public static Answer Answer(string question, double minConfidence, params Article[] articles) =>
        Answerer.Answer(Snapshot(articles), new Question(question), new AnswerOptions { MinConfidence = minConfidence });

    public static QuestionReader Reader(PassageIndex index, params Article[] articles) =>
        new(index, CorpusSummary.Of(articles), Synonyms.Read(Path.GetTempPath()));
}
