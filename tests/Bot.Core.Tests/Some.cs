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
        new("v1", new ArticleFolderReading(articles, [], []), Index(articles), Synonyms.Read(Path.GetTempPath()));

    public static QuestionReader Reader(PassageIndex index, params Article[] articles) =>
        new(index, articles, Synonyms.Read(Path.GetTempPath()));
}
