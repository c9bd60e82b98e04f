using System.Globalization;
using Bot.Core.Answers;

namespace Bot.Commands;

/// <summary>How a question was understood, and what a quote meets of it, in lines of text.</summary>
internal static class QuestionText
{
    /// <summary>Related and contrary words that are named; of further ones the number is told.</summary>
    private const int WordsShown = 6;

    internal static IEnumerable<string> Lines(QuestionExplanation question)
    {
        yield return "asks for: " + Joined(
            question.Type == "other" ? "what its words do not tell" : question.Type,
            question.Unit is { } unit ? $"counted in {unit}" : null,
            question.Negated ? "what is not so" : null,
            question.Limited ? "one of several" : null);
        if (question.Parts.Count > 1)
            yield return "parts: " + string.Join(" | ", question.Parts.Select(part => string.Join(' ', part)));
        if (question.Publishers.Count > 0)
            yield return "publishers: " + string.Join(", ", question.Publishers);
        if (question.Days.Count > 0)
            yield return "days: " + string.Join(", ", question.Days.Select(day => day.ToString("MMM d, yyyy", CultureInfo.InvariantCulture)));
    }

    internal static string Word(WordExplanation word) => Joined(
        [$"“{word.Word}”", .. word.Roles, $"weight {FeatureText.Number(word.Weight)}", word.Weight == word.Idf ? null : $"idf {FeatureText.Number(word.Idf)}"]);

    internal static IEnumerable<string> Meanings(WordExplanation word)
    {
        if (word.Correction is { } correction)
            yield return $"is in no article; read as {correction}";
        else if (word.Searched.Count == 0)
            yield return "is in no article";
        if (word.Searched.Count > 0)
            yield return "searched: " + string.Join(", ", word.Searched.Select(Term));
        if (word.Related.Count > 0)
            yield return "near it: " + Few(word.Related);
        if (word.Contrary.Count > 0)
            yield return "contrary: " + Few(word.Contrary);
    }

    internal static string Met(QuoteExplanation quote) =>
        Joined(List("meets", quote.Exact), List("by a synonym", quote.Synonym), List("nearly", quote.Near), List("not", quote.Unmet));

    private static string Term(SearchedTerm term) =>
        term.Weight == 1 ? term.Term : string.Create(CultureInfo.InvariantCulture, $"{term.Term} ({term.Weight:0.##})");

    private static string Few(IReadOnlyList<string> words) =>
        string.Join(", ", words.Take(WordsShown)) + (words.Count > WordsShown ? string.Create(CultureInfo.InvariantCulture, $" and {words.Count - WordsShown} more") : "");

    private static string? List(string how, IReadOnlyList<string> words) => words.Count == 0 ? null : $"{how}: {string.Join(", ", words)}";

    private static string Joined(params IEnumerable<string?> parts) => string.Join(" · ", parts.OfType<string>());
}
