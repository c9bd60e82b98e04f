using System.Collections.Concurrent;
using System.Collections.Frozen;
using Bot.Core.Search;

namespace Bot.Core.Composition;

/// <summary>What is known of an English word: which words mean the same, more generally, more specially, or the contrary.</summary>
internal sealed class WordKin
{
    /// <summary>Words of news are few and come again and again; beyond these nothing is kept.</summary>
    private const int MostKnown = 50_000;

    private static readonly ConcurrentDictionary<string, WordKin?> Known = new(StringComparer.Ordinal);

    private static readonly Lazy<FrozenDictionary<string, int[]>> Groups = new(() => Resource.Lines("synonyms.txt").Where(line => line.Length > 0 && line[0] != '#')
        .SelectMany((line, group) => line.Split(',', StringSplitOptions.TrimEntries).Where(word => !word.Contains(' ', StringComparison.Ordinal)).Select(word => (Word: word.ToLowerInvariant(), group)))
        .GroupBy(entry => entry.Word, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.Select(entry => entry.group).ToArray(), StringComparer.Ordinal));

    private readonly HashSet<string> _synonyms;
    private readonly HashSet<string> _derived;
    private readonly HashSet<string> _broader;
    private readonly HashSet<string> _contraries;
    private readonly int[] _groups;

    private WordKin(string word, LexiconEntry entry)
    {
        Base = entry.Word;
        PartsOfSpeech = entry.PartsOfSpeech;
        _synonyms = Set(entry.Synonyms);
        _derived = Set(entry.Derived);
        _broader = Set(entry.Broader);
        _contraries = Set([.. entry.Antonyms, .. Lexicon.OppositesOf(entry.Word), .. Lexicon.OppositesOf(word)]);
        _groups = Groups.Value.TryGetValue(entry.Word, out var groups) ? groups : Groups.Value.GetValueOrDefault(word, []);
    }

    public string Base { get; }

    /// <summary>Most frequent first: n, v, a, r.</summary>
    public string PartsOfSpeech { get; }

    public bool HasContraries => _contraries.Count > 0;

    /// <summary>Null for a word that the lexicon does not have.</summary>
    public static WordKin? Of(string word)
    {
        if (Known.TryGetValue(word, out var known))
            return known;
        var kin = Lexicon.Find(word, Language.Of("en").Irregular) is { } entry ? new WordKin(word, entry)
            // "died", "tied": too short for the endings that the lexicon takes off.
            : word.Length == 4 && word.EndsWith("ied", StringComparison.Ordinal) && Lexicon.Find(word[..^1], Language.Of("en").Irregular) is { } verb ? new WordKin(word, verb) : null;
        if (word.Length <= 32 && Known.Count < MostKnown)
            Known.TryAdd(word, kin);
        return kin;
    }

    /// <summary>How far this word may stand for the other: 1 the same, 0 not at all. A more special word tells more than the other does.</summary>
    public float Likeness(WordKin other)
    {
        if (Base == other.Base)
            return 1;
        if (_groups.Length > 0 && other._groups.Length > 0 && _groups.AsSpan().ContainsAny(other._groups))
            return 0.9f;
        if (_derived.Contains(other.Base) || other._derived.Contains(Base))
            return 0.9f;
        if (_synonyms.Contains(other.Base) || other._synonyms.Contains(Base))
            return 0.8f;
        // This is the more general word of the two.
        if (other._broader.Contains(Base))
            return 0.6f;
        if (_broader.Contains(other.Base))
            return 0.4f;
        if (_synonyms.Overlaps(other._synonyms) || _derived.Overlaps(other._derived))
            return 0.5f;
        return PartsOfSpeech[0] == 'v' && other.PartsOfSpeech[0] == 'v' && _broader.Overlaps(other._broader) ? 0.4f : 0;
    }

    /// <summary>A defeat is lost by one and won by the other; a rate is kept or left unchanged.</summary>
    public bool IsContrary(WordKin other) => Base != other.Base && (Base, other.Base) is not (("win", "defeat") or ("defeat", "win") or ("beat", "defeat") or ("defeat", "beat") or ("keep", "leave") or ("leave", "keep")) && (_contraries.Contains(other.Base) || other._contraries.Contains(Base));

    private static HashSet<string> Set(IEnumerable<string> words) => new(words, StringComparer.Ordinal);
}
