using Bot.Core.Articles;

namespace Bot.Core.Answers;

/// <summary>A claim as the readers of figures take it. Nobody knows when it was written, so "last year" stays open.</summary>
internal static class ClaimText
{
    public static Article Article(string claim) => new() { File = "", Text = claim, Language = LanguageDetector.Detect(claim) ?? "en" };
}
