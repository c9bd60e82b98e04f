using Bot.Core.Indexing;
using Bot.Core.Search;

namespace Bot.Core.Sharding;

/// <summary>A search that shards are asked, and the lists of one machine made of theirs.</summary>
internal sealed class GatheredSearch
{
    private readonly Part[] _parts;

    public GatheredSearch(PartedSearch search, TermDictionary terms)
    {
        Asked = new ShardSearch(Words(search.All, terms), [.. search.Parts.Select(part => Words(part, terms))], search.Count, search.CountOfPart);
        _parts = [new Part(Asked.All, search.Count), .. Asked.Parts.Select(part => new Part(part, search.CountOfPart))];
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
            _parts[part].Add(found[part], passageOf);
    }

    /// <summary>Passages whose score is not known, and decides on others: by the part of the search.</summary>
    public IEnumerable<(int Part, SearchedWords Words, IReadOnlyCollection<int> Passages)> Unscored =>
        _parts.Select((part, number) => (number, part.Words, (IReadOnlyCollection<int>)part.Unscored)).Where(part => part.Item3.Count > 0);

    public void AddScore(int part, int passage, int score) => _parts[part].AddScore(passage, score);

    /// <summary>Makes the lists, as far as what is known of scores allows it.</summary>
    /// <param name="originalOf">As <see cref="PassageIndex.OriginalOf"/>.</param>
    public void Resolve(Func<int, int> originalOf)
    {
        if (!IsAsked || Hits is not null)
            return;
        var best = _parts.Select(part => part.TryResolve(originalOf)).ToList();
        if (best.Contains(null))
            return;
        var hits = best[0]!.Select(hit => new Hit(hit.Passage, hit.Score / Asked.All.Scale)).ToList(); // none is null
        var found = hits.Select(hit => hit.Passage).ToHashSet();
        hits.AddRange(best.Skip(1).SelectMany(part => part!).Where(hit => found.Add(hit.Passage)).Select(hit => new Hit(hit.Passage, hit.Whole / Asked.All.Scale))); // likewise
        Hits = hits;
    }

    private static SearchedWords Words(IReadOnlyList<SearchTerm> searched, TermDictionary terms) =>
        new([.. searched.Select(term => term.Words.Select(word => (terms[word.Term], word.Weight)).ToArray())], MaxScoreSearch.ScaleOf(searched));

    private readonly record struct Found(int Passage, int Score, int Whole);

    private sealed class Part(SearchedWords words, int count)
    {
        private readonly List<Found> _hits = [], _open = [];
        private readonly Dictionary<int, int> _scores = [];

        public SearchedWords Words => words;

        public HashSet<int> Unscored { get; } = [];

        public void Add(ShardHits found, Func<PassagePlace, int> passageOf)
        {
            _hits.AddRange(found.Hits.Select(At));
            _open.AddRange(found.Open.Select(At));

            Found At(ShardHit hit)
            {
                var passage = passageOf(hit.Passage);
                _scores[passage] = hit.Score;
                return new Found(passage, hit.Score, hit.Whole);
            }
        }

        public void AddScore(int passage, int score)
        {
            _scores[passage] = score;
            Unscored.Remove(passage);
        }

        /// <summary>The best of all shards; null where a score must be known first.</summary>
        public List<Found>? TryResolve(Func<int, int> originalOf)
        {
            var best = Best(_hits);
            // What is worse than so many others is not asked about.
            var worst = best.Count < count ? default : best[^1];
            var left = new List<Found>();
            foreach (var hit in _open.Where(hit => hit.Score > worst.Score || (hit.Score == worst.Score && hit.Passage < worst.Passage)))
            {
                var original = originalOf(hit.Passage);
                if (original == hit.Passage)
                    left.Add(hit);
                else if (!_scores.TryGetValue(original, out var score))
                    Unscored.Add(original);
                else if (score == 0)
                    left.Add(hit);
            }

            return Unscored.Count > 0 ? null : Best([.. best, .. left]);
        }

        /// <summary>Of equal ones the earlier.</summary>
        private List<Found> Best(List<Found> hits) => [.. hits.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Passage).Take(count)];
    }
}
