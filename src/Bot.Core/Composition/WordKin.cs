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

    private readonly HashSet<string> _bases;
    private readonly HashSet<string> _synonyms;
    private readonly HashSet<string> _derived;
    private readonly HashSet<string> _broader;
    private readonly HashSet<string> _contraries;
    private readonly int[] _groups;

    private WordKin(string word, LexiconEntry[] entries)
    {
        _bases = Set(entries.Select(entry => entry.Word));
        PartsOfSpeech = entries[0].PartsOfSpeech;
        _synonyms = Set(entries.SelectMany(entry => entry.Synonyms));
        _derived = Set(entries.SelectMany(entry => entry.Derived));
        _broader = Set(entries.SelectMany(entry => entry.Broader));
        _contraries = Set([.. entries.SelectMany(entry => entry.Antonyms), .. entries.SelectMany(entry => Lexicon.OppositesOf(entry.Word)), .. Lexicon.OppositesOf(word)]);
        _groups = [.. _bases.Append(word).SelectMany(known => Groups.Value.GetValueOrDefault(known, [])).Distinct()];
    }

    /// <summary>The word itself is its base form.</summary>
    public bool IsBase(string word) => _bases.Contains(word);

    /// <summary>Most frequent first: n, v, a, r.</summary>
    public string PartsOfSpeech { get; }

    public bool HasContraries => _contraries.Count > 0;

    /// <summary>Null for a word that the lexicon does not have.</summary>
    public static WordKin? Of(string word)
    {
        if (Known.TryGetValue(word, out var known))
            return known;
        var entries = EntriesOf(word).ToArray();
        var kin = entries.Length > 0 ? new WordKin(word, entries) : null;
        if (word.Length <= 32 && Known.Count < MostKnown)
            Known.TryAdd(word, kin);
        return kin;
    }

    /// <summary>How far this word may stand for the other: 1 the same, 0 not at all. A more special word tells more than the other does.</summary>
    public float Likeness(WordKin other)
    {
        if (_bases.Overlaps(other._bases))
            return 1;
        if (_groups.Length > 0 && other._groups.Length > 0 && _groups.AsSpan().ContainsAny(other._groups))
            return 0.9f;
        if (_derived.Overlaps(other._bases) || other._derived.Overlaps(_bases))
            return 0.9f;
        if (_synonyms.Overlaps(other._bases) || other._synonyms.Overlaps(_bases))
            return 0.8f;
        // This is the more general word of the two.
        if (other._broader.Overlaps(_bases))
            return 0.6f;
        if (_broader.Overlaps(other._bases))
            return 0.4f;
        if (_synonyms.Overlaps(other._synonyms) || _derived.Overlaps(other._derived))
            return 0.5f;
        return PartsOfSpeech[0] == 'v' && other.PartsOfSpeech[0] == 'v' && _broader.Overlaps(other._broader) ? 0.4f : 0;
    }

    public bool IsContrary(WordKin other) => !_bases.Overlaps(other._bases) && !ArePair(other, "win", "defeat") && !ArePair(other, "beat", "defeat") && !ArePair(other, "keep", "leave")
        && (_contraries.Overlaps(other._bases) || other._contraries.Overlaps(_bases));

    /// <summary>A defeat is lost by one and won by the other; a rate is kept or left unchanged.</summary>
    private bool ArePair(WordKin other, string one, string two) => (_bases.Contains(one) && other._bases.Contains(two)) || (_bases.Contains(two) && other._bases.Contains(one));

    /// <summary>The word, and the verb of which it is a form: "confirmed" has an entry of its own, as an adjective.</summary>
    private static IEnumerable<LexiconEntry> EntriesOf(string word)
    {
        var irregular = Language.Of("en").Irregular;
        if (Lexicon.Find(word, irregular) is { } entry)
        {
            yield return entry;
            if (entry.Word != word || word.Length < 5)
                yield break;
            var stem = word.EndsWith("ed", StringComparison.Ordinal) ? word[..^2] : word.EndsWith("ing", StringComparison.Ordinal) ? word[..^3] : null;
            foreach (var form in stem is null ? [] : new[] { stem, stem + "e", stem[..^1] })
            {
                if (Lexicon.Find(form, irregular) is { } verb && verb.Word == form && verb.PartsOfSpeech.Contains('v', StringComparison.Ordinal))
                {
                    yield return verb;
                    yield break;
                }
            }
        }
        else if (word.Length == 4 && word.EndsWith("ied", StringComparison.Ordinal) && Lexicon.Find(word[..^1], irregular) is { } tied)
        {
            // "died", "tied": too short for the endings that the lexicon takes off.
            yield return tied;
        }
    }

    private static HashSet<string> Set(IEnumerable<string> words) => new(words, StringComparer.Ordinal);
}
