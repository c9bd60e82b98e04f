using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Core.Search;

namespace Bot.Core.Composition;

/// <summary>Whether a word of a sentence stands for a word of the source.</summary>
internal static class Kinship
{
    /// <summary>So much is enough to say that two words tell the same.</summary>
    public const float Same = 0.75f;

    /// <summary>Letters at the beginning that two words of one family share, in languages without a lexicon; and how much longer they may be.</summary>
    private const int Root = 5;
    private const int Endings = 5;

    /// <summary>Letters of a word that is known by all but one.</summary>
    private const int Spelled = 6;
    private const int LongestSpelled = 40;

    public static float Of(ToldWord word, ToldWord source, string language)
    {
        if (word.Term == source.Term || word.Text == source.Text)
            return 1;
        if (MoveAlike(word, source) || AreOfOneOffice(word.Text, source.Text) || AreOfOneOffice(source.Text, word.Text))
            return 0.8f;
        if (word.Kin is { } kin && source.Kin is { } other)
            return kin.Likeness(other);
        if (language == "en" && word.Kin is null != source.Kin is null && IsMisspelled(word.Text, source.Text))
            return 1;
        return AreFamily(word.Term, source.Term, language) ? 0.8f : 0;
    }

    /// <summary>A word that nobody knows, and one that differs in a letter: "recieve".</summary>
    private static bool IsMisspelled(string one, string other) =>
        Math.Min(one.Length, other.Length) >= Spelled && Math.Max(one.Length, other.Length) <= LongestSpelled && one[0] == other[0] && EditDistance.Between(one, other, 1) <= 1;

    /// <summary>"CEO" is a chief executive.</summary>
    private static bool AreOfOneOffice(string word, string initials) => initials is "ceo" && word is "chief" or "executive";

    /// <summary>Both tell of a rise, or both of a fall: "fell" and "down".</summary>
    public static bool MoveAlike(ToldWord word, ToldWord source) => Movement.DirectionOf(word.Text) is not Change.Equal and var direction && Movement.DirectionOf(source.Text) == direction;

    /// <summary>The contrary of each other: "rose" and "fell", "legal" and "illegal", "before" and "after".</summary>
    public static bool AreContrary(ToldWord word, ToldWord source, string language)
    {
        if (word.Term == source.Term)
            return false;
        var words = GuardWords.Of(language);
        foreach (var (group, side) in words.ClassesOf(word.Text))
        {
            foreach (var (otherGroup, otherSide) in words.ClassesOf(source.Text))
            {
                if (group == otherGroup)
                    return side != otherSide;
            }
        }

        if (Movement.DirectionOf(word.Text) is not Change.Equal and var direction && Movement.DirectionOf(source.Text) is not Change.Equal and var otherDirection)
            return direction != otherDirection;
        if (IsDenyingForm(word.Text, source.Text) || IsDenyingForm(source.Text, word.Text))
            return true;
        return word.Kin is { } kin && source.Kin is { } other && kin.IsContrary(other) && kin.Likeness(other) < Same;
    }

    /// <summary>Both stand on one side of a pair of contraries: "after" and "following".</summary>
    public static bool AreOnOneSide(ToldWord word, ToldWord source, string language)
    {
        var words = GuardWords.Of(language);
        foreach (var place in words.ClassesOf(word.Text))
        {
            if (words.ClassesOf(source.Text).Contains(place))
                return true;
        }

        return false;
    }

    /// <summary>"unlawful" of "lawful", "dissatisfied" of "satisfied".</summary>
    private static bool IsDenyingForm(string denying, string plain) =>
        denying.Length > plain.Length && plain.Length >= 4 && denying.EndsWith(plain, StringComparison.Ordinal) && QuestionWords.WithoutDenyingPrefix(denying).Contains(plain, StringComparer.Ordinal);

    private static bool AreFamily(string one, string other, string language)
    {
        var length = one.AsSpan().CommonPrefixLength(other);
        var shorter = Math.Min(one.Length, other.Length);
        if (language == "de" || language == "nl")
        {
            // Compounds: "Hafenarbeiter" and "Arbeiter", "Hafen" and "Hafenarbeiter".
            if (shorter >= Root && (one.EndsWith(other, StringComparison.Ordinal) || other.EndsWith(one, StringComparison.Ordinal) || length == shorter))
                return true;
        }

        return length >= Root && length >= shorter - 2 && Math.Max(one.Length, other.Length) - length <= Endings;
    }
}
