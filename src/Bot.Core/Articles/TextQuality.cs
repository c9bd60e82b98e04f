namespace Bot.Core.Articles;

/// <summary>
/// How clean each text is, 0 to 1. Three kinds of damage are counted per thousand words: words that lost letters,
/// wrong decoding ("â€™"), and words in an order no English sentence has ("the of"). Clean text has next to none of them.
/// A wrong but whole word, as a synonym machine writes it, cannot be told; such machines usually leave other marks.
/// </summary>
internal static class TextQuality
{
    // At this rate of damage, in marks per thousand words, a text is worth half.
    private const double HalfWorth = 4;

    // One slip is no proof, and in a short text it would weigh too much.
    private const int Forgiven = 1;

    private const int ShortestText = 300;

    public static IReadOnlyList<Article> Measure(IReadOnlyList<Article> articles)
    {
        var words = articles.AsParallel().AsOrdered().Select(article => Words.In(article.Text)).ToArray();
        // A second copy of a garbled article must not make its broken words look like known ones.
        var copies = NearDuplicates.Find([.. articles.Select(article => article.Text)]).SelectMany(group => group.Skip(1)).ToHashSet();
        var known = KnownWords.Of([.. words.Where((_, i) => !copies.Contains(i))]);
        return [.. articles.AsParallel().AsOrdered().Select((article, i) => article with { Quality = Quality(article, words[i], known) })];
    }

    private static double Quality(Article article, Words words, KnownWords known)
    {
        if (words.Count == 0)
            return 1;
        var marks = Mojibake(article.Text);
        if (article.Language == "en")
            marks += BrokenWords.Count(words, known) + WordOrder.Count(words);
        var rate = Math.Max(0, marks - Forgiven) * 1000.0 / Math.Max(words.Count, ShortestText);
        return Math.Pow(2, -rate / HalfWorth);
    }

    // The replacement character, and UTF-8 that was read as Windows-1252: "Ã©", "â€™", "Â£".
    private static int Mojibake(string text)
    {
        var marks = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var next = i + 1 < text.Length ? text[i + 1] : ' ';
            marks += text[i] switch
            {
                '\uFFFD' => 1,
                'Ã' when next is >= '\u0080' and <= '\u00BF' or 'Ÿ' or '€' or '‡' or '‰' => 1,
                'Â' when next is >= '\u00A0' and <= '\u00BF' => 1,
                'â' when next is '€' => 1,
                _ => 0,
            };
        }
        return marks;
    }
}
