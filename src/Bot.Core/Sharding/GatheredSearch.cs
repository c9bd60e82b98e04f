using Bot.Core.Indexing;
using Bot.Core.Search;

namespace Bot.Core.Sharding;

/// <summary>A search that shards are asked, and the lists of one machine made of theirs.</summary>
internal sealed class GatheredSearch
{
    private readonly (SearchedWords Words, GatheredList List)[] _parts;

    public GatheredSearch(PartedSearch search, TermDictionary terms)
    {
        Asked = new ShardSearch(Words(search.All, terms), [.. search.Parts.Select(part => Words(part, terms))], search.Count, search.CountOfPart);
        _parts = [(Asked.All, new GatheredList(search.Count)), .. Asked.Parts.Select(part => (part, new GatheredList(search.CountOfPart)))];
    }

    public ShardSearch Asked { get; }

    /// <summary>As <see cref="PassageSearch.Top(PassageIndex, IReadOnlyList{QuestionTerm}, IReadOnlyList{ulong}, int, int)"/> gives them; null until all is known.</summary>
    public IReadOnlyList<Hit>? Hits { get; private set; }

    public bool IsAsked { get; private set; }

    /// <summary>What one shard found.</summary>
    /// <param name="passageOf">The number in the corpus of a passage of it.</param>
    public void Add(IReadOnlyList<ShardHits> found, Func<PassagePlace, int> passageOf)
    {
        IsAsked = true;
        for (var part = 0; part < _parts.Length; part++)
            _parts[part].List.Add(found[part], passageOf);
    }

    /// <summary>Passages whose score is not known, and decides on others: by the part of the search.</summary>
    public IEnumerable<(int Part, SearchedWords Words, IReadOnlyCollection<int> Passages)> Unscored =>
        _parts.Select((part, number) => (number, part.Words, part.List.Unscored)).Where(part => part.Unscored.Count > 0);

    public void AddScore(int part, int passage, int score) => _parts[part].List.AddScore(passage, score);

    /// <summary>Makes the lists, as far as what is known of scores allows it.</summary>
    /// <param name="originalOf">As <see cref="PassageIndex.OriginalOf"/>.</param>
    public void Resolve(Func<int, int> originalOf)
    {
        if (!IsAsked || Hits is not null)
            return;
        var best = _parts.Select(part => part.List.TryResolve(originalOf)).ToList();
        if (best.Contains(null))
            return;
        var hits = best[0]!.Select(hit => new Hit(hit.Passage, hit.Score / Asked.All.Scale)).ToList(); // none is null
        var found = hits.Select(hit => hit.Passage).ToHashSet();
        hits.AddRange(best.Skip(1).SelectMany(part => part!).Where(hit => found.Add(hit.Passage)).Select(hit => new Hit(hit.Passage, hit.Whole / Asked.All.Scale))); // likewise
        Hits = hits;
    }

    private static SearchedWords Words(IReadOnlyList<SearchTerm> searched, TermDictionary terms) =>
        new([.. searched.Select(term => term.Words.Select(word => (terms[word.Term], word.Weight)).ToArray())], MaxScoreSearch.ScaleOf(searched));
}
