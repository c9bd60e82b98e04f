using System.Text.RegularExpressions;
using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>One of several questions in one.</summary>
/// <param name="Text">As the user wrote it.</param>
internal sealed record QuestionPart(string Text, ParsedQuestion Question);

/// <summary>
/// Takes several questions in one apart: "When was it founded and who leads it?" A part that has no word of its own
/// takes over the words of the part before it; one that names nobody, or has a pronoun, takes over its names.
/// </summary>
internal static partial class QuestionSplitter
{
    private const int MaxParts = 3;

    /// <summary>The parts in order; none when the question is one.</summary>
    public static IReadOnlyList<QuestionPart> Split(QuestionReader reader, Question question)
    {
        var texts = Texts(question.Text);
        if (texts.Count < 2)
            return [];
        var parts = new List<QuestionPart> { new(Written(texts[0]), reader.Read(question with { Text = texts[0] })) };
        foreach (var text in texts.Skip(1))
            parts.Add(new QuestionPart(Written(text), reader.Read(text, Subject(reader.Read(new Question(text)), text, parts[^1].Question))));
        return parts;
    }

    private static string Written(string text) => text.Trim(' ', ',', '?', ';');

    private static IEnumerable<QuestionTerm> Subject(ParsedQuestion own, string text, ParsedQuestion before)
    {
        if (own.Terms.Count == 0)
            return before.Terms;
        var names = before.Terms.Where(term => term.IsName).ToList();
        if (!text.Split(' ').Any(word => QuestionWords.IsPronoun(word.Trim('?', ',', '.'))))
            return own.Terms.Any(term => term.IsName) ? [] : names;
        // What was done in the first part is not asked again in the second.
        return names.Count > 0 ? names : before.Terms.Where(term => term.Class != WordClass.Verb);
    }

    private static List<string> Texts(string text)
    {
        var starts = Boundary().Matches(text).Where(match => Asks().IsMatch(text[..match.Index])).Select(match => (End: match.Index, Start: match.Groups["part"].Index)).Take(MaxParts - 1).ToList();
        if (starts.Count == 0)
            return [text];
        var texts = new List<string>();
        var start = 0;
        foreach (var (end, next) in starts)
        {
            texts.Add(text[start..end]);
            start = next;
        }

        texts.Add(text[start..]);
        // "When and where was it founded?": the first asks for what stands behind the second.
        for (var i = texts.Count - 2; i >= 0; i--)
        {
            if (OnlyAsks().IsMatch(texts[i]))
                texts[i] = $"{texts[i].TrimEnd()} {AskingWords().Replace(texts[i + 1], "").TrimStart()}";
        }

        return texts;
    }

    private const string Word = "(who|whom|whose|what|which|when|where|why|how|qui|quand|où|pourquoi|combien|quel|quelle|wer|wann|wo|warum|wie|welche|welcher|welches|quién|cuándo|dónde|cuánto|cuántos|cuántas|cuál)";

    private const string Preposition = "((for|by|in|at|from|to|with|on|of|since|until|seit|pour|de|por|en) )?";

    // Behind a comma alone "who" and "which" belong to what stands before it.
    [GeneratedRegex(@"(\s*[?;]\s*((and|or|et|und|y)\s+)?|\s*,?\s+(and|or|et|und|y)\s+|,\s+(?=(why|what|how|combien|warum|wann)\b))(?<part>" + Preposition + Word + @"\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Boundary();

    /// <summary>It begins as a question does, so that what follows is a second one.</summary>
    [GeneratedRegex(@"^\W*((please|tell me|explain|say|and|do you know|can you tell me)\W+)*" + Preposition + Word + @"\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Asks();

    [GeneratedRegex(@"^\W*" + Preposition + Word + @"( (much|many|long|old|far|often))?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex OnlyAsks();

    [GeneratedRegex(@"^\W*" + Preposition + Word + @"( (much|many|long|old|far|often))?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex AskingWords();
}
