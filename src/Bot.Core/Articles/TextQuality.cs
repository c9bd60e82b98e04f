using System.Runtime.InteropServices;

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
        var signatures = new uint[articles.Count][];
        Parallel.For(0, articles.Count, i => signatures[i] = unchanged[i] is { } place && measured is not null ? measured.Damages[place].Signature : Sign(articles[i].Text));

        // A second copy of a garbled article must not make its broken words look like known ones.
        var copies = new bool[articles.Count];
        foreach (var copy in NearDuplicates.Find(signatures.SelectMany(signature => signature).ToArray(), i => articles[i].Text).SelectMany(group => group.Skip(1)))
            copies[copy] = true;

        var damages = new TextDamage[articles.Count];
        KnownWordsChange? change = null;
        var known = measured is null
            ? KnownWords.Of(WordCounts(articles, signatures, copies, damages))
            : measured.KnownWith(articles, signatures, copies, damages, unchanged, before, out change);
        quality = new TextQuality(damages, copies, () => known);
        return [.. articles.AsParallel().AsOrdered().Select((article, i) => unchanged[i] is { } place && change?.Affects(damages[i].Suspects) == false
            ? before[place]
            : article with { Quality = Quality(damages[i], article.Language, known) })];
    }

    /// <summary>Measures more articles, each beside those whose words are known.</summary>
    public static Article[] Measure(IReadOnlyList<Article> added, KnownWords known, CancellationToken cancellationToken)
    {
        var measured = new Article[added.Count];
        Parallel.For(0, added.Count, Processors.For(added.Count, cancellationToken), i => measured[i] = added[i] with { Quality = Of(added[i], known) });
        return measured;
    }

    /// <param name="known">In how many articles each word is.</param>
    public static TextQuality Restore(IReadOnlyList<TextDamage> damages, IReadOnlyList<bool> copies, Func<Dictionary<string, int>> known) =>
        new(damages, copies, () => KnownWords.Of(known()));

    private static uint[] Sign(string text)
    {
        var signature = new uint[NearDuplicates.SignatureLength];
        NearDuplicates.Sign(text, signature);
        return signature;
    }

    /// <summary>Writes the damage of each text, and counts in how many each word is; copies do not count.</summary>
    private static Dictionary<string, int> WordCounts(IReadOnlyList<Article> articles, uint[][] signatures, bool[] copies, TextDamage[] damages)
    {
        // The words of all texts at once would not fit into memory, and parts in order give the words in the order of the texts.
        var parts = new Dictionary<string, int>[Math.Min(Environment.ProcessorCount, articles.Count)];
        Parallel.For(0, parts.Length, part =>
        {
            parts[part] = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = (int)((long)articles.Count * part / parts.Length); i < (long)articles.Count * (part + 1) / parts.Length; i++)
            {
                var words = Words.In(articles[i].Text);
                damages[i] = TextDamage.Of(articles[i].Text, words, signatures[i]);
                if (!copies[i])
                    KnownWords.Count(parts[part], words.Distinct, 1);
            }
        });
        var counts = parts.FirstOrDefault() ?? new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (word, count) in parts.Skip(1).SelectMany(part => part))
            CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _) += count;
        return counts;
    }

    private KnownWords KnownWith(
        IReadOnlyList<Article> articles, uint[][] signatures, bool[] copies, TextDamage[] damages, Unchanged unchanged, IReadOnlyList<Article> before, out KnownWordsChange change)
    {
        var words = new IReadOnlyCollection<string>?[articles.Count];
        Parallel.For(0, articles.Count, i =>
        {
            if (unchanged[i] is { } place)
            {
                damages[i] = Damages[place];
                return;
            }

            var read = Words.In(articles[i].Text);
            damages[i] = TextDamage.Of(articles[i].Text, read, signatures[i]);
            words[i] = read.Distinct;
        });
        var stays = new bool[before.Count];
        List<IReadOnlyCollection<string>> gone = [], come = [];
        for (var i = 0; i < articles.Count; i++)
        {
            var counted = unchanged[i] is { } place && !Copies[place];
            if (counted && !copies[i])
                stays[unchanged[i]!.Value] = true; // counted, hence unchanged
            else if (!counted && !copies[i])
                come.Add(words[i] ?? Words.In(articles[i].Text).Distinct);
        }
        for (var i = 0; i < before.Count; i++)
        {
            if (!stays[i] && !Copies[i])
                gone.Add(Words.In(before[i].Text).Distinct);
        }
        return Known.With(gone, come, out change);
    }

    private static double Of(Article article, KnownWords known)
    {
        var words = Words.In(article.Text);
        return Quality(TextDamage.Of(article.Text, words, signature: []), article.Language, known.And(words.Distinct));
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
