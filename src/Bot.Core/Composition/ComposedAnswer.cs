using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Composition;

/// <summary>Makes an answer of the sentences that passed the guard.</summary>
public static class ComposedAnswer
{
    /// <summary>The sentences meet so much less of the question's words than those of the extractive answer and are an answer all the same: a paraphrase has other words.</summary>
    private const double MeetsLess = 0.34;

    /// <summary>
    /// The same answer in the words of the model, with the evidence of its sentences as citations, numbered anew in the order they are cited; behind them the other citations of the extractive
    /// answer. Null when what passed does not answer: the figure asked for is not among it, or it meets less of the question than the extractive answer does.
    /// </summary>
    /// <param name="extractive">What the articles answer without a model.</param>
    /// <param name="model">Its name, as people read it.</param>
    public static Answer.Found? Of(Question question, Answer.Found extractive, IReadOnlyList<Guarded.Passed> sentences, string model)
    {
        if (sentences.Count == 0 || !AskedThing.IsTold(question, extractive, sentences))
            return null;
        // Each in its own language: the sentences of a model may be in that of the question, where the quotes are in another.
        if (Meets(question, [.. sentences.Select(sentence => sentence.Sentence.Text)]) is { } told && Meets(question, [.. extractive.Sentences.Select(sentence => sentence.Text)]) is { } quoted && told < quoted - MeetsLess)
            return null;
        var citations = new ComposedCitations(sentences, extractive);
        var figure = extractive.Figure;
        if (figure is not null && !Tells(sentences, figure.Figure))
            return null;
        return extractive with
        {
            Sentences = [.. sentences.Select(sentence => new CitedSentence(sentence.Sentence.Text, citations.NumbersOf(sentence)))],
            Citations = citations.All,
            Figure = figure is null ? null : figure with { Citation = citations.Holding(figure.Figure.Article, figure.Figure.Span) ?? citations.Renumbered(figure.Citation) },
            Difference = Renumbered(extractive.Difference, citations),
            Model = model,
        };
    }

    private static Difference? Renumbered(Difference? difference, ComposedCitations citations) => difference is null ? null : difference with
    {
        First = difference.First with { Citation = citations.Renumbered(difference.First.Citation) },
        Second = difference.Second with { Citation = citations.Renumbered(difference.Second.Citation) },
    };

    /// <summary>One of the sentences gives the number of the figure, and cites the passage that it stands in or another one that has it.</summary>
    private static bool Tells(IReadOnlyList<Guarded.Passed> sentences, Figures.Figure figure)
    {
        var asked = Numbers(figure.Surface, figure.Article).Select(number => number.Key).ToHashSet(StringComparer.Ordinal);
        return asked.Count == 0 || sentences.Any(sentence => Numbers(sentence.Sentence.Text, figure.Article).Any(number => asked.Contains(number.Key)));
    }

    private static IEnumerable<Anchor> Numbers(string text, Article article)
    {
        using var analyzer = new TextAnalyzer(Language.Of(article.Language));
        return ToldSentence.Read(text, new TextSpan(0, text.Length), article.Language, article.Published, analyzer).Anchors.Where(anchor => anchor.Kind is AnchorKind.Number or AnchorKind.Year or AnchorKind.Ordinal);
    }

    /// <summary>Share of the question's telling words that the sentences have; null where the question is not known in their language.</summary>
    private static double? Meets(Question question, IReadOnlyList<string> sentences)
    {
        var language = LanguageDetector.Detect(string.Join(' ', sentences));
        if (TextIn(question, language) is not { } text)
            return null;
        language ??= LanguageDetector.Detect(text) ?? "en";
        var asked = TextAnalyzer.TokensOf(text, language).Where(token => !token.IsStopWord).Select(token => token.Term).Distinct(StringComparer.Ordinal).ToList();
        var told = sentences.SelectMany(sentence => TextAnalyzer.TokensOf(sentence, language)).Select(token => token.Term).ToHashSet(StringComparer.Ordinal);
        return asked.Count == 0 ? 1 : asked.Count(told.Contains) / (double)asked.Count;
    }

    /// <summary>As it was written anew before as it was typed, which may lean on the turns before; of a few words nobody can tell the language.</summary>
    private static string? TextIn(Question question, string? language)
    {
        var texts = new[] { question.Rewritten, question.Text }.OfType<string>().Select(text => (Text: text, Language: LanguageDetector.Detect(text))).ToList();
        return language is null ? texts[0].Text : texts.Find(text => text.Language == language).Text ?? texts.Find(text => text.Language is null).Text;
    }
}
