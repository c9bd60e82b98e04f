using System.Buffers;

namespace Bot.Core.Articles;

/// <summary>What a text tells by itself of how clean it is.</summary>
/// <param name="Words">How many it has.</param>
/// <param name="Mojibake">Marks of wrong decoding.</param>
/// <param name="Misplaced">Pairs of words that no English sentence has.</param>
/// <param name="Suspects">Words that may be broken.</param>
/// <param name="Signature">Of <see cref="NearDuplicates.Sign"/>.</param>
internal sealed record TextDamage(int Words, int Mojibake, int Misplaced, IReadOnlyList<SuspectWord> Suspects, uint[] Signature)
{
    private static readonly SearchValues<char> Suspicious = SearchValues.Create("\uFFFDÃÂâ");

    public static TextDamage Of(string text, Words words, uint[] signature) =>
        new(words.Count, CountMojibake(text), WordOrder.Count(words), BrokenWords.Suspects(words), signature);

    // The replacement character, and UTF-8 that was read as Windows-1252: "Ã©", "â€™", "Â£".
    private static int CountMojibake(string text)
    {
        var marks = 0;
        for (var i = Next(text, 0); i >= 0; i = Next(text, i + 1))
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

    private static int Next(string text, int from) => text.AsSpan(from).IndexOfAny(Suspicious) is var found and >= 0 ? from + found : -1;
}
