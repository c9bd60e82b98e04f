using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Core;
using Bot.Core.Composition;

namespace Bot.Evaluation.Composition;

/// <summary>Answers of one or two sentences that are taken from the articles word for word, or changed in ways that keep their meaning.</summary>
internal static partial class GeneratedAnswers
{
    /// <param name="name">Begins the ids of the answers.</param>
    public static IEnumerable<HonestAnswer> Of(CorpusSnapshot snapshot, string name, int count, Random random)
    {
        var index = snapshot.Index;
        var sentences = Enumerable.Range(0, index.SentenceCount).Where(sentence => StandsAlone(snapshot, sentence)).ToArray();
        random.Shuffle(sentences);
        for (var i = 0; i < count && 2 * i + 1 < sentences.Length; i++)
        {
            int[] chosen = i % 3 == 0 ? [sentences[2 * i], sentences[2 * i + 1]] : [sentences[2 * i]];
            int[] proofs = [.. chosen.Select(index.PassageOf)];
            var question = $"What is known of {string.Join(' ', ContentWords(TextOf(snapshot, chosen[0]), random))}?";
            var passages = GivenPassages.Of(snapshot, question, proofs);
            var drafts = chosen.Zip(proofs, (sentence, proof) => new DraftSentence(
                SafeRewriting.Rewrite(TextOf(snapshot, sentence), LanguageOf(snapshot, sentence), random), [GivenPassages.NumberOf(snapshot, passages, proof)]));
            yield return new HonestAnswer(string.Create(CultureInfo.InvariantCulture, $"{name}{i:000}"), HonestAnswer.Generated, question, passages, [.. drafts]);
        }
    }

    private static string TextOf(CorpusSnapshot snapshot, int sentence)
    {
        var span = snapshot.Index.SentenceSpan(sentence);
        return ArticleOf(snapshot, sentence).Text.Substring(span.Start, span.Length);
    }

    private static string LanguageOf(CorpusSnapshot snapshot, int sentence) => ArticleOf(snapshot, sentence).Language;

    private static Bot.Core.Articles.Article ArticleOf(CorpusSnapshot snapshot, int sentence) => snapshot.Articles[snapshot.Index.ArticleOf(snapshot.Index.PassageOf(sentence))];

    /// <summary>A whole sentence in English or French that leans on no other and does not stand within the words of somebody.</summary>
    private static bool StandsAlone(CorpusSnapshot snapshot, int sentence)
    {
        var (article, text, start) = (ArticleOf(snapshot, sentence), TextOf(snapshot, sentence), snapshot.Index.SentenceSpan(sentence).Start);
        return article.Language is "en" or "fr" && !article.IsGarbled
            && text.Split(' ').Length is >= 8 and <= 40 && WholeSentence().IsMatch(text) && !Leaning().IsMatch(text) && !Scraps().IsMatch(text)
            && IsOutsideQuote(text) && IsOutsideQuote(article.Text[(article.Text.LastIndexOf("\n\n", start, StringComparison.Ordinal) is var begin && begin < 0 ? 0 : begin)..start]);
    }

    private static bool IsOutsideQuote(string text) => text.Count(letter => letter == '"') % 2 == 0
        && text.Count(letter => letter is '“' or '«') == text.Count(letter => letter is '”' or '»');

    private static IEnumerable<string> ContentWords(string text, Random random)
    {
        var words = Word().Matches(text).Select(match => match.Value).Distinct().ToArray();
        random.Shuffle(words);
        return words.Take(8);
    }

    [GeneratedRegex(@"^[""“«]?\p{Lu}[^\n]*[\p{L}\p{N}%)””""»][.][””""»]?$")]
    private static partial Regex WholeSentence();

    [GeneratedRegex(@"^[""“«]?(?:He|She|It|They|We|I|You|This|That|These|Those|His|Her|Its|Their|But|And|So|Or|Then|There|Here|Such|Both|Il|Elle|Ils|Elles|Ce|Cette|Ces|On)\b")]
    private static partial Regex Leaning();

    [GeneratedRegex(@"https?:|www\.|@|[|>#*\[\]_…]|\.{3}|[?!]|©|:$|\s[-–—]\s|;|  |\b(?:I|[Ww]e|[Yy]ou|[Yy]our|[Mm]y|[Oo]ur|us|me)\b")]
    private static partial Regex Scraps();

    [GeneratedRegex(@"\p{L}{5,}")]
    private static partial Regex Word();
}
