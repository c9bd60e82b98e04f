using System.Collections.Frozen;

namespace Bot.Core.Articles;

/// <summary>Tells the language of a text, or of a short question, by its most frequent function words.</summary>
public static class LanguageDetector
{
    // A language shows itself long before this many characters.
    private const int Sample = 10_000;

    // The most frequent words of each language that are short in forms and long in use; words two languages share count for both.
    private static readonly (string Language, FrozenSet<string> Words)[] Languages =
    [
        ("en", Words("the of and to in is was that for it with as on be at by this had not are but from or have an they which you were has been will would their what when who where how why did does his her its he she")),
        ("fr", Words("le la les de des du et est un une que qui dans pour pas sur au aux avec ce il elle sont plus par ont été cette se ne son sa ses mais nous vous ou où leur comme quel quelle quels quelles combien pourquoi quand comment a-t-il d l qu")),
        ("de", Words("der die das und ist in den von zu mit sich des auf für nicht ein eine als auch es an er dem im am bei nach wird sind war hat wie was wer wo wann warum welche welcher wurde aus einen einem einer haben über sie viel viele wieviel gibt")),
        ("es", Words("el la los las de del y en que es un una por con para no se su al lo como más pero sus le ha fue son está han este esta entre cuando qué quién quiénes cuánto cuántos cuántas dónde cuándo cómo cuál hay sobre también")),
        ("it", Words("il lo la i gli le di del della dei delle e è un una che in per con non si da al alla nel nella sono come più ma ha anche dal sul questo questa chi cosa dove quando perché quanto quanti quale era hanno")),
        ("nl", Words("de het een en van in is dat op te met voor zijn niet aan er die om door ook als bij naar uit maar heeft worden werd wordt over hun wat wie waar wanneer hoe waarom welke hoeveel dit deze nog tot")),
        ("pt", Words("o a os as de do da dos das e em no na nos nas que é um uma por para com não se ao à pelo pela mais como mas foi são está seu sua ou quem onde quando quanto quantos qual também entre já")),
    ];

    /// <summary>ISO 639-1, or null when the words do not decide.</summary>
    public static string? Detect(string text)
    {
        Span<int> hits = stackalloc int[Languages.Length];
        var words = 0;
        var sample = text.AsSpan(0, Math.Min(text.Length, Sample));
        while (NextWord(ref sample) is { Length: > 0 } word)
        {
            words++;
            for (var i = 0; i < Languages.Length; i++)
                hits[i] += Languages[i].Words.Contains(word) ? 1 : 0;
        }
        var best = 0;
        for (var i = 1; i < hits.Length; i++)
            best = hits[i] > hits[best] ? i : best;
        var second = 0;
        for (var i = 0; i < hits.Length; i++)
            second = i == best ? second : Math.Max(second, hits[i]);
        // In running text of these languages a third of the words are in the list; a tenth leaves room for names and headings.
        return hits[best] * 10 >= words && hits[best] > second ? Languages[best].Language : null;
    }

    private static string NextWord(ref ReadOnlySpan<char> text)
    {
        var start = 0;
        while (start < text.Length && !char.IsLetter(text[start]))
            start++;
        var end = start;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        var word = text[start..end].ToString();
        text = text[end..];
        return word;
    }

    private static FrozenSet<string> Words(string list) => list.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
