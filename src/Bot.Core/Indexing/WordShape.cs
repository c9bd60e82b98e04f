using System.Numerics;

namespace Bot.Core.Indexing;

/// <summary>What tells most words apart without comparing them.</summary>
/// <param name="Letters">A bit for each letter, some letters sharing one.</param>
internal readonly record struct WordShape(uint Letters, int Length)
{
    public static WordShape Of(string word)
    {
        var letters = 0U;
        foreach (var letter in word)
            letters |= 1U << letter;
        return new WordShape(letters, word.Length);
    }

    /// <summary>False where more errors than these lie between two words. An error changes two letters at the most, and the length by one.</summary>
    // Most words are ruled out by one or the other, and no jump tells by which.
    public bool MayBe(WordShape other, int errors) => Math.Abs(Length - other.Length) <= errors & BitOperations.PopCount(Letters ^ other.Letters) <= 2 * errors;
}
