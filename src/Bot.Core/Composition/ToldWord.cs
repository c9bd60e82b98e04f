using Bot.Core.Articles;

namespace Bot.Core.Composition;

/// <summary>What a word does for what its sentence tells.</summary>
internal enum WordRole
{
    /// <summary>A sign, or a word that tells nothing by itself.</summary>
    Function,
    Content,
    Name,
    Number,
    Time,
}

/// <summary>How sure it is that something is so; each is less than the one before.</summary>
internal enum Certainty
{
    Fact,
    Future,
    Planned,
    Possible,
}

/// <summary>A word of a sentence with what bears on it.</summary>
/// <param name="Text">In small letters, without "'s".</param>
/// <param name="Term">Its stem.</param>
internal sealed record ToldWord(int Place, string Text, string Term, TextSpan Span, bool IsCapital, bool IsLetters)
{
    public WordRole Role { get; set; }

    /// <summary>A function word of its language; it may still deny, hedge or compare.</summary>
    public bool IsStopWord { get; init; }

    /// <summary>Belongs to the number or time that begins before it.</summary>
    public bool IsPart { get; set; }

    /// <summary>Twice the telling words before it in the sentence, one less for a word that tells nothing: distances are counted in these.</summary>
    public int Order { get; set; }

    /// <summary>Stands between two commas, or in brackets, inside the sentence.</summary>
    public bool IsAside { get; set; }

    /// <summary>As <see cref="Order"/>, asides left out.</summary>
    public int Outer { get; set; }

    /// <summary>Number of the part of the sentence between commas.</summary>
    public int Clause { get; set; }

    /// <summary>Says what happens or is: a verb, or what stands behind "is".</summary>
    public bool IsPredicate { get; set; }

    /// <summary>The word right behind a denial: "not accepted", "no evidence".</summary>
    public bool IsDenied { get; set; }

    /// <summary>The second word behind one, which may be meant: "no new evidence".</summary>
    public bool MayBeDenied { get; set; }

    public Certainty Certainty { get; set; }

    /// <summary>Of the second word behind a "may" or "plans to".</summary>
    public Certainty MayBe { get; set; }

    /// <summary>The country that it names, alone or with its neighbours; null for any other word.</summary>
    public int? Nation { get; set; }

    /// <summary>Place in <see cref="ToldSentence.Spoken"/> of the innermost that holds it; -1 for none.</summary>
    public int Speech { get; set; } = -1;

    /// <summary>What is known of the word in English; null for others.</summary>
    public WordKin? Kin { get; set; }
}
