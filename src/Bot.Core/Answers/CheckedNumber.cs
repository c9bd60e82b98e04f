using Bot.Core.Figures;

namespace Bot.Core.Answers;

/// <summary>A number of a claim, and what the articles give for the same thing. Nothing here says that a number is true.</summary>
public abstract record CheckedNumber
{
    private CheckedNumber(string written) => Written = written;

    /// <summary>As the claim writes it.</summary>
    public string Written { get; }

    /// <summary>The articles give numbers for the same thing. One of the lists is not empty; a figure is in one of them only.</summary>
    /// <param name="Claimed">As it was read; its article is the claim.</param>
    /// <param name="Same">The same value, and the same time where both name one.</param>
    public sealed record Given(string Written, Figure Claimed, IReadOnlyList<Figure> Same) : CheckedNumber(Written)
    {
        /// <summary>Another value that may be the same number: rounded, within "more than", in another unit.</summary>
        public IReadOnlyList<Figure> Fitting { get; init; } = [];

        /// <summary>The same value, of another time than the claim names.</summary>
        public IReadOnlyList<Figure> OfOtherTimes { get; init; } = [];

        /// <summary>Another value of the same thing.</summary>
        public IReadOnlyList<Figure> Others { get; init; } = [];
    }

    /// <summary>No number of this kind stands near what the articles say of it.</summary>
    public sealed record NotGiven(string Written, Figure Claimed) : CheckedNumber(Written);

    /// <summary>Numbers may be there, but whether they are of the same thing is not sure.</summary>
    public sealed record NotCompared(string Written, Figure? Claimed) : CheckedNumber(Written);
}
