using Bot.Core.Articles;
using Bot.Core.Figures;

namespace Bot.Core.Composition;

/// <summary>Where the words of a draft stand in one sentence of a source.</summary>
internal sealed class Alignment
{
    /// <summary>Two names of so many letters that differ in one are one name.</summary>
    private const int LongName = 8;
    private const int LongestName = 40;

    private readonly (int Place, float Likeness)[][] _matches;
    private readonly float[] _best;
    private readonly float[] _bestAt;

    public Alignment(ToldSentence draft, SourceSentence source)
    {
        (Draft, Source) = (draft, source);
        IsForeign = draft.Language != source.Told.Language;
        _matches = new (int, float)[draft.Words.Count][];
        _best = new float[draft.Words.Count];
        _bestAt = new float[source.Told.Words.Count];
        for (var i = 0; i < draft.Words.Count; i++)
        {
            _matches[i] = [];
            if (!IsCompared(draft.Words[i]))
                continue;
            var found = new List<(int, float)>();
            foreach (var word in source.Told.Words)
            {
                var likeness = LikenessOf(draft.Words[i], word);
                if (likeness > 0)
                    found.Add((word.Place, likeness));
                _best[i] = Math.Max(_best[i], likeness);
            }

            if (found.Count > 0)
                _matches[i] = [.. found];
        }

        foreach (var anchor in draft.Anchors.Where(anchor => anchor.Kind is not (AnchorKind.Name or AnchorKind.Relative) && !anchor.IsResolved))
        {
            var found = source.Told.Anchors.Where(other => AreEqual(anchor, other)).Select(other => (other.Middle, 1f)).ToArray();
            for (var place = anchor.First; found.Length > 0 && place < anchor.End; place++)
                (_matches[place], _best[place]) = (found, 1);
        }

        foreach (var (place, likeness) in _matches.SelectMany(matches => matches))
            _bestAt[place] = Math.Max(_bestAt[place], likeness);
    }

    public ToldSentence Draft { get; }

    public SourceSentence Source { get; }

    /// <summary>The two are of different languages: only what is written alike in both can be compared.</summary>
    public bool IsForeign { get; }

    /// <summary>Places of the source that a word of the draft may stand for.</summary>
    public IReadOnlyList<(int Place, float Likeness)> MatchesOf(int place) => _matches[place];

    public float Best(int place) => _best[place];

    /// <summary>How well some word of the draft stands for a word of the source.</summary>
    public float BestAt(int sourcePlace) => _bestAt[sourcePlace];

    public static bool AreEqual(Anchor one, Anchor other) =>
        (one.Key == other.Key && (one.Kind == other.Kind || (one.Kind, other.Kind) is (AnchorKind.Number, AnchorKind.Year) or (AnchorKind.Year, AnchorKind.Number)))
        || (one.Kind == AnchorKind.Number && other.Kind == AnchorKind.Number && one.Bare is not null && one.Bare == other.Bare && (HasNoUnit(one) || HasNoUnit(other)));

    /// <summary>"The wall 120 years, the turbines 40"</summary>
    private static bool HasNoUnit(Anchor number) => number.Quantity is null or { Unit.Kind: UnitKind.None };

    private static bool IsCompared(ToldWord word) => word.Role is WordRole.Content or WordRole.Name || (word.Role == WordRole.Function && word.IsLetters && (word.Nation is not null || GuardWordsHas(word)));

    private static bool GuardWordsHas(ToldWord word) => !word.IsStopWord && word.Text.Length > 1;

    private float LikenessOf(ToldWord word, ToldWord other)
    {
        if (!other.IsLetters || (other.Role is WordRole.Number or WordRole.Time))
            return 0;
        if (word.Nation is { } nation && other.Nation == nation)
            return 1;
        // "After" is no name because an "after" is there.
        if (word.Role == WordRole.Name && other.Role == WordRole.Function && other.IsStopWord)
            return 0;
        if (word.Role == WordRole.Name || (word.IsCapital && other.Role == WordRole.Name))
        {
            var (key, otherKey) = (SentenceNames.KeyOf(word.Text), SentenceNames.KeyOf(other.Text));
            if (key == otherKey || AreInflected(key, otherKey))
                return 1;
            if (IsForeign && word.Role == WordRole.Name)
                return key.AsSpan().CommonPrefixLength(otherKey) is >= 4 and var shared && Math.Max(key.Length, otherKey.Length) - shared <= 3 ? 0.8f : 0;
            return word.Role == WordRole.Name && other.Role == WordRole.Name ? 0 : Kinship.Of(word, other, Draft.Language) >= 1 ? 1 : 0;
        }

        if (IsForeign)
            return word.Text.Length >= 5 && word.Text.AsSpan().CommonPrefixLength(other.Text) is >= 5 and var common && Math.Max(word.Text.Length, other.Text.Length) - common <= 4 ? 0.8f : word.Text == other.Text && word.Text.Length > 3 ? 1 : 0;
        return other.Role == WordRole.Function && other.IsStopWord && word.Text != other.Text ? Kinship.AreOnOneSide(word, other, Draft.Language) || Kinship.MoveAlike(word, other) ? 0.8f : 0 : Kinship.Of(word, other, Draft.Language);
    }

    /// <summary>"Kurd" and "Kurds", "Ravens" and "Raven"; and a long name that one text spells otherwise: "Bouchart" and "Bourchart".</summary>
    private static bool AreInflected(string one, string other) =>
        (one.Length >= LongName && one[0] == other[0] && one.Length <= LongestName && other.Length <= LongestName && EditDistance.Between(one, other, 1) <= 1) || Math.Abs(one.Length - other.Length) == 1 && Math.Min(one.Length, other.Length) >= 3 && (one + "s" == other || other + "s" == one);
}
