using System.Collections.Frozen;
using Bot.Core.Search;

namespace Bot.Core.Composition;

/// <summary>The words of guard-words.txt in one language: what denies, hedges or reports, and what tells nothing by itself.</summary>
internal sealed class GuardWords
{
    private const string FileName = "guard-words.txt";

    private static readonly Lazy<FrozenDictionary<string, GuardWords>> All = new(ReadAll);

    private static readonly GuardWords Unknown = new([]);

    private readonly FrozenDictionary<string, (int Group, int Side)[]> _classes;
    private readonly FrozenDictionary<string, int> _limits;

    private GuardWords(List<(string Kind, string Words)> lists)
    {
        Denying = Set(lists, "deny");
        Refusing = Set(lists, "refuse");
        Possible = Set(lists, "possible");
        Planned = Set(lists, "planned");
        Future = Set(lists, "future");
        Saying = Set(lists, "say");
        Telling = Set(lists, "tell");
        Informing = Set(lists, "inform");
        Free = Set(lists, "free");
        _implying = Set(lists, "imply");
        _classes = lists.Where(list => list.Kind == "class")
            .SelectMany((list, group) => list.Words.Split('|').SelectMany((side, number) => side.Split(' ').Select(word => (word, Place: (group, number)))))
            .GroupBy(entry => entry.word, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.Select(entry => entry.Place).ToArray(), StringComparer.Ordinal);
        _limits = lists.Where(list => list.Kind == "limit").SelectMany(list => list.Words.Split('|')).SelectMany((side, group) => side.Split(' ').Select(word => (word, group)))
            .DistinctBy(entry => entry.word).ToFrozenDictionary(entry => entry.word, entry => entry.group, StringComparer.Ordinal);
    }

    public FrozenSet<string> Denying { get; }

    /// <summary>"Refused", "failed": what stands behind is not so.</summary>
    public FrozenSet<string> Refusing { get; }

    public FrozenSet<string> Possible { get; }

    public FrozenSet<string> Planned { get; }

    public FrozenSet<string> Future { get; }

    public FrozenSet<string> Saying { get; }

    /// <summary>Words of saying that have other senses too.</summary>
    public FrozenSet<string> Telling { get; }

    /// <summary>Words of saying that give plain information: who gives it may be left out.</summary>
    public FrozenSet<string> Informing { get; }

    public FrozenSet<string> Free { get; }

    private readonly FrozenSet<string> _implying;

    /// <summary>The word denies by its sense, or by how it begins.</summary>
    public bool IsImplied(ToldWord word) => _implying.Contains(word.Text) || _implying.Contains(word.Term)
        || (word.Text.Length > 5 && (word.Text.StartsWith("un", StringComparison.Ordinal) || word.Text.StartsWith("non", StringComparison.Ordinal)) && QuestionWords.WithoutDenyingPrefix(word.Text).Any(plain => WordKin.Of(plain) is not null));

    public static GuardWords Of(string language) => All.Value.GetValueOrDefault(language, Unknown);

    /// <summary>The languages that there are lists for.</summary>
    public static IEnumerable<string> Languages => All.Value.Keys;

    /// <summary>Groups of contraries that the word is in, and on which side.</summary>
    public (int Group, int Side)[] ClassesOf(string word) => _classes.TryGetValue(word, out var places) ? places : [];

    /// <summary>The number of the group of words that say how many of all; null for any other word.</summary>
    public int? LimitOf(string word) => _limits.TryGetValue(word, out var group) ? group : null;

    private static FrozenSet<string> Set(List<(string Kind, string Words)> lists, string kind) =>
        lists.Where(list => list.Kind == kind).SelectMany(list => list.Words.Split(' ')).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, GuardWords> ReadAll() =>
        Resource.Lines(FileName).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(';', 3)).GroupBy(fields => fields[1], StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => new GuardWords([.. group.Select(fields => (fields[0], fields[2]))]), StringComparer.Ordinal);
}
