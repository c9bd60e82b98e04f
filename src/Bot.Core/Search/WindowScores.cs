namespace Bot.Core.Search;

/// <summary>The scores of the passages of a window while they are added up. All are 0 before and afterwards.</summary>
internal ref struct WindowScores(SearchScratch scratch, int length, bool isListed)
{
    public readonly Span<int> Scores => scratch.Scores.AsSpan(0, length);

    /// <summary>The best word so far of the term that is added, where it has several.</summary>
    public readonly Span<int> BestOfTerm => scratch.BestOfTerm.AsSpan(0, length);

    /// <summary>Those that have a score are listed.</summary>
    public readonly bool IsListed => isListed;

    /// <summary>Room for the places of those that have a score.</summary>
    public readonly Span<int> Places => scratch.Places;

    public int Count { get; set; }

    public readonly void ForgetBestOfTerm()
    {
        if (!isListed)
        {
            BestOfTerm.Clear();
            return;
        }

        foreach (var place in Places[..Count])
            scratch.BestOfTerm[place] = 0;
    }

    /// <summary>Those listed with a score above the bound, in order.</summary>
    public readonly ReadOnlySpan<(int Place, int Score)> TakeAbove(int bound)
    {
        var taken = 0;
        foreach (var place in Places[..Count])
        {
            ref var score = ref scratch.Scores[place];
            if (score > bound)
                scratch.Taken[taken++] = (place, score);
            score = 0;
        }

        var all = scratch.Taken.AsSpan(0, taken);
        all.Sort(static (a, b) => a.Place.CompareTo(b.Place));
        return all;
    }
}
