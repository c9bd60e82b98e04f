namespace Bot.Core.Search;

/// <summary>Passages that say nearly the same as another one, which stands for them.</summary>
internal sealed class PassageCopies
{
    public static readonly PassageCopies None = new([], []);

    /// <summary>Stands for a passage, and is not in the index.</summary>
    public const int Elsewhere = -1;

    private readonly int[] _copies, _originals;
    private readonly Lazy<Dictionary<int, List<int>>> _groups;

    /// <param name="copies">Rising.</param>
    /// <param name="originals">What stands for each; in a part of an index it may be <see cref="Elsewhere"/>.</param>
    public PassageCopies(int[] copies, int[] originals)
    {
        (_copies, _originals) = (copies, originals);
        _groups = new(FindGroups);
    }

    public ReadOnlySpan<int> Copies => _copies;

    /// <summary>Of each copy.</summary>
    public ReadOnlySpan<int> Originals => _originals;

    /// <summary>The passage that stands for all that say nearly the same; itself where there is none but it.</summary>
    public int OriginalOf(int passage) => _copies.Length > 0 && Array.BinarySearch(_copies, passage) is var place and >= 0 ? _originals[place] : passage;

    /// <summary>All that say nearly the same, the one that stands for them first and the others in order; none where there is no other.</summary>
    public IReadOnlyList<int> GroupOf(int passage) => _copies.Length > 0 && _groups.Value.TryGetValue(OriginalOf(passage), out var group) ? group : [];

    /// <summary>The same when passages have other numbers, or are there no more.</summary>
    /// <param name="moved">The number that a passage has now, in the same order; -1 where it is deleted.</param>
    /// <param name="quality">Of the article of a passage, by its new number: the cleanest one stands for the others, and of several such the first.</param>
    public PassageCopies Moved(Func<int, int> moved, Func<int, double> quality)
    {
        var broken = new Dictionary<int, List<int>>();
        var pairs = new List<(int Copy, int Original)>(_copies.Length);
        for (var i = 0; i < _copies.Length; i++)
        {
            var (copy, original) = (moved(_copies[i]), moved(_originals[i]));
            if (original < 0)
                (broken.TryGetValue(_originals[i], out var left) ? left : broken[_originals[i]] = []).AddRange(copy < 0 ? [] : [copy]);
            else if (copy >= 0)
                pairs.Add((copy, original));
        }

        return Of(pairs, broken.Values, quality);
    }

    /// <summary>The same with more passages that say nearly the same.</summary>
    /// <param name="quality">As in <see cref="Moved"/>.</param>
    public PassageCopies With(IReadOnlyList<(int Passage, int Other)> alike, Func<int, double> quality)
    {
        if (alike.Count == 0)
            return this;
        var groups = new Dictionary<int, HashSet<int>>();
        foreach (var (passage, other) in alike)
        {
            var (group, added) = (GroupOfOriginal(OriginalOf(passage)), GroupOfOriginal(OriginalOf(other)));
            if (ReferenceEquals(group, added))
                continue;
            group.UnionWith(added);
            foreach (var joined in added)
                groups[joined] = group;
        }

        var pairs = new List<(int Copy, int Original)>(_copies.Length);
        for (var i = 0; i < _copies.Length; i++)
        {
            if (groups.TryGetValue(_originals[i], out var group))
                group.Add(_copies[i]);
            else
                pairs.Add((_copies[i], _originals[i]));
        }

        return Of(pairs, groups.Values.Distinct().Select(group => group.Order().ToList()), quality);

        HashSet<int> GroupOfOriginal(int original) => groups.TryGetValue(original, out var group) ? group : groups[original] = [original];
    }

    /// <param name="groups">Their members rise.</param>
    private static PassageCopies Of(List<(int Copy, int Original)> pairs, IEnumerable<List<int>> groups, Func<int, double> quality)
    {
        var known = pairs.Count;
        foreach (var group in groups.Where(group => group.Count > 1))
        {
            var original = group.MaxBy(quality);
            pairs.AddRange(group.Where(passage => passage != original).Select(passage => (passage, original)));
        }

        if (pairs.Count > known)
            pairs.Sort();
        return new PassageCopies([.. pairs.Select(pair => pair.Copy)], [.. pairs.Select(pair => pair.Original)]);
    }

    private Dictionary<int, List<int>> FindGroups()
    {
        var groups = new Dictionary<int, List<int>>();
        for (var i = 0; i < _copies.Length; i++)
        {
            if (!groups.TryGetValue(_originals[i], out var all))
                groups.Add(_originals[i], all = [_originals[i]]);
            all.Add(_copies[i]);
        }

        return groups;
    }
}
