using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Composition;

/// <summary>Whether what a question asks for by its question word is among the sentences: a number for "how many", a name for "who".</summary>
internal static class AskedThing
{
    private static readonly char[] Marks = [' ', '?', '!', '.', ',', '"', '’', '\''];

    public static bool IsTold(Question question, Answer.Found extractive, IReadOnlyList<Guarded.Passed> sentences)
    {
        var asked = (question.Rewritten ?? question.Text).ToLowerInvariant().Split(Marks, StringSplitOptions.RemoveEmptyEntries);
        switch (QuestionWords.TypeOf(asked).Type)
        {
            case QuestionType.Number:
                return sentences.Any(sentence => HasNumber(Read(sentence.Sentence.Text, sentence.Evidence[0].Article)));
            case QuestionType.Person:
                var known = $"{question.Text} {question.Rewritten}".ToLowerInvariant().Split(Marks, StringSplitOptions.RemoveEmptyEntries).Select(SentenceNames.KeyOf).ToHashSet(StringComparer.Ordinal);
                var told = sentences.SelectMany(sentence => NamesOf(Read(sentence.Sentence.Text, sentence.Evidence[0].Article))).ToList();
                // Who asks "who is Anna Smith" knows the name; else the answer has one that the question has not.
                return told.Count > 0 && (told.Exists(name => !known.Contains(name))
                    || extractive.Sentences.SelectMany(sentence => NamesOf(Read(sentence.Text, extractive.Citations[0].Article))).All(known.Contains));
            default:
                return true;
        }
    }

    /// <summary>"Nobody died" tells how many, and so does "one".</summary>
    private static bool HasNumber(ToldSentence told) =>
        told.Denials.Count > 0 || told.Anchors.Any(anchor => anchor.Kind == AnchorKind.Number) || told.Words.Any(word => word.Text is "one" or "un" or "une" or "ein" or "eine" or "uno" or "una" or "um" or "uma");

    private static IEnumerable<string> NamesOf(ToldSentence told) => told.Anchors.Where(anchor => anchor.Kind == AnchorKind.Name && !NameCheck.IsTitle(anchor.Key)).Select(anchor => anchor.Key);

    private static ToldSentence Read(string text, Article article)
    {
        var language = LanguageDetector.Detect(text) ?? article.Language;
        using var analyzer = new TextAnalyzer(Language.Of(language));
        return ToldSentence.Read(text, new TextSpan(0, text.Length), language, article.Published, analyzer, SentenceNames.KnownIn(article.Text));
    }
}
