namespace Bot.Core.Articles;

/// <summary>
/// How clean each text is, 0 to 1. Three kinds of damage are counted per thousand words: words that lost letters,
/// wrong decoding ("â€™"), and words in an order no English sentence has ("the of"). Clean text has next to none of them.
/// A wrong but whole word, as a synonym machine writes it, cannot be told; such machines usually leave other marks.
/// </summary>
internal sealed class TextQuality
{
    // At this rate of damage, in marks per thousand words, a text is worth half.
    private const double HalfWorth = 4;

    // One slip is no proof, and in a short text it would weigh too much.
    private const int Forgiven = 1;

    private const int ShortestText = 300;

    private readonly Lazy<KnownWords> _known;

    private TextQuality(IReadOnlyList<TextDamage> damages, IReadOnlyList<bool> copies, Func<KnownWords> known) =>
        (Damages, Copies, _known) = (damages, copies, new(known));

    /// <summary>Of each text in order.</summary>
    public IReadOnlyList<TextDamage> Damages { get; }

    /// <summary>Which texts are nearly the same as an earlier one.</summary>
    public IReadOnlyList<bool> Copies { get; }

    public KnownWords Known => _known.Value;

    public static IReadOnlyList<Article> Measure(IReadOnlyList<Article> articles) => Measure(articles, Unchanged.None(articles.Count), [], null, out _);

    /// <summary>Measures the articles, and reads only those that changed since a measurement before.</summary>
    /// <param name="before">The articles of that measurement.</param>
    public static IReadOnlyList<Article> Measure(
        IReadOnlyList<Article> articles, Unchanged unchanged, IReadOnlyList<Article> before, TextQuality? measured, out TextQuality quality)
    {
        var words = new Words?[articles.Count];
        var damages = new TextDamage[articles.Count];
        Parallel.For(0, articles.Count, i =>
        {
            if (measured is not null && unchanged[i] is { } place)
                damages[i] = measured.Damages[place];
            else
                damages[i] = TextDamage.Of(articles[i].Text, words[i] = Words.In(articles[i].Text));
        });

        // A second copy of a garbled article must not make its broken words look like known ones.
        var copies = new bool[articles.Count];
        var signatures = new ulong[articles.Count * NearDuplicates.SignatureLength];
        for (var i = 0; i < damages.Length; i++)
            damages[i].Signature.CopyTo(signatures, i * NearDuplicates.SignatureLength);
        foreach (var copy in NearDuplicates.Find(signatures, i => articles[i].Text).SelectMany(group => group.Skip(1)))
            copies[copy] = true;

        KnownWordsChange? change = null;
        var known = measured is null
            ? KnownWords.Of(words.Where((_, i) => !copies[i]).Select(text => text!.Distinct)) // each text was read above
            : measured.KnownWith(articles, words, copies, unchanged, before, out change);
        quality = new TextQuality(damages, copies, () => known);
        return [.. articles.AsParallel().AsOrdered().Select((article, i) => unchanged[i] is { } place && change?.Affects(damages[i].Suspects) == false
            ? before[place]
            : article with { Quality = Quality(damages[i], article.Language, known) })];
    }

    /// <param name="known">In how many articles each word is.</param>
    public static TextQuality Restore(IReadOnlyList<TextDamage> damages, IReadOnlyList<bool> copies, Func<Dictionary<string, int>> known) =>
        new(damages, copies, () => KnownWords.Of(known()));

    private KnownWords KnownWith(IReadOnlyList<Article> articles, Words?[] words, bool[] copies, Unchanged unchanged, IReadOnlyList<Article> before, out KnownWordsChange change)
    {
        var stays = new bool[before.Count];
        List<IReadOnlySet<string>> gone = [], come = [];
        for (var i = 0; i < articles.Count; i++)
        {
            var counted = unchanged[i] is { } place && !Copies[place];
            if (counted && !copies[i])
                stays[unchanged[i]!.Value] = true; // counted, hence unchanged
            else if (!counted && !copies[i])
                come.Add((words[i] ?? Words.In(articles[i].Text)).Distinct);
        }
        for (var i = 0; i < before.Count; i++)
        {
            if (!stays[i] && !Copies[i])
                gone.Add(Words.In(before[i].Text).Distinct);
        }
        return Known.With(gone, come, out change);
    }

    private static double Quality(TextDamage damage, string language, KnownWords known)
    {
        if (damage.Words == 0)
            return 1;
        var marks = damage.Mojibake;
        if (language == "en")
            marks += damage.Misplaced + BrokenWords.Count(damage.Suspects, known);
        var rate = Math.Max(0, marks - Forgiven) * 1000.0 / Math.Max(damage.Words, ShortestText);
        return Math.Pow(2, -rate / HalfWorth);
    }
}
