using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Composition;

namespace Bot.Core.Tests.Composition;

/// <summary>Sentences checked against passages of made-up articles, each a passage by itself.</summary>
internal static class Drafts
{
    public static readonly DateOnly Published = new(2023, 6, 14);

    public static Article Article(string text, string language = "en", string? title = null, string? publisher = null) => new()
    {
        File = $"{text.Length}.txt",
        Text = text,
        Title = title,
        Publisher = publisher,
        Language = language,
        Published = new PublicationDate(Published, Published, DatePrecision.Day, DateBasis.Given),
    };

    public static Citation Passage(int number, Article article) => new(number, article, new TextSpan(0, article.Text.Length), 1, 1);

    public static CompositionGuard Guard(params string[] texts) => new([.. texts.Select((text, i) => Passage(i + 1, Article(text)))]);

    /// <summary>The sentence with all of the passages cited.</summary>
    public static Guarded Check(string sentence, params string[] texts) => Guard(texts).Check(new DraftSentence(sentence, [.. Enumerable.Range(1, texts.Length)]));

    public static Guarded CheckIn(string language, string sentence, string text) =>
        new CompositionGuard([Passage(1, Article(text, language))]).Check(new DraftSentence(sentence, [1]));

    public static void Passes(Guarded verdict) => Assert.True(verdict is Guarded.Passed, verdict is Guarded.Stopped stopped ? $"{stopped.Reason} ({stopped.What}): {stopped.Sentence.Text}" : "");

    public static void StopsFor(GuardReason reason, Guarded verdict)
    {
        var stopped = Assert.IsType<Guarded.Stopped>(verdict);
        Assert.Equal(reason, stopped.Reason);
    }
}
