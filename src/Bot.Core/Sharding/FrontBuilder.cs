using System.Text;
using Bot.Core.Indexing;
using Bot.Core.Search;

namespace Bot.Core.Sharding;

/// <summary>Joins what shards tell of themselves.</summary>
internal static class FrontBuilder
{
    /// <summary>Of a segment that has nothing but terms and the places of passages.</summary>
    private static readonly string[] Empty =
    [
        "postings", "postings.blocks", "function-words", "function-words.blocks", "function-words.lists", "function-terms", "lengths", "article-lengths", "passage-sentences", "sentence-starts", "sentences", "signatures",
    ];

    public static Sections Build(string version, IReadOnlyList<ShardFacts> shards, WholeFacts whole)
    {
        var places = InOrder(shards);
        if (places.Count != whole.Qualities.Length)
            throw new ArgumentException("The shards and the whole are of other articles.", nameof(whole));
        var (passages, sentences) = (new int[places.Count + 1], new int[places.Count + 1]);
        var placeOf = shards.Select(shard => new int[shard.Files.Count]).ToArray();
        for (var article = 0; article < places.Count; article++)
        {
            var (shard, own) = places[article];
            passages[article + 1] = checked(passages[article] + shards[shard].Passages[own]);
            sentences[article + 1] = checked(sentences[article] + shards[shard].Sentences[own]);
            placeOf[shard][own] = article;
        }

        var sections = new Sections();
        sections.Add("front.version", Encoding.UTF8.GetBytes(version));
        sections.Add<int>("front.count", [shards.Count]);
        sections.Add<ushort>("front.shards", [.. places.Select(place => checked((ushort)place.Shard))]);
        sections.Add<int>("front.own", [.. places.Select(place => place.Own)]);
        sections.Add<int>("front.sentences", sentences);
        sections.Add<int>("front.figures", [.. places.Select(place => shards[place.Shard].Figures[place.Own])]);
        sections.Add<double>("front.qualities", whole.Qualities);
        sections.Add("front.summary", ShardSummary.Join([.. shards.Select(shard => shard.Summary)], (shard, own) => placeOf[shard][own]).Write());
        AddTerms(sections, shards);
        sections.Add<float>("average-length", [PassageIndexBuilder.Average(shards.Sum(shard => shard.Words), passages[^1])]);
        sections.Add<int>("article-passages", passages);
        sections.Add<int>("copies", whole.Copies);
        sections.Add<int>("originals", whole.Originals);
        foreach (var name in Empty)
            sections.AddFixed(name, default);
        return sections;
    }

    /// <summary>Where each article lies, in the order of the files.</summary>
    private static List<(int Shard, int Own)> InOrder(IReadOnlyList<ShardFacts> shards)
    {
        var places = new List<(int Shard, int Own)>(shards.Sum(shard => shard.Files.Count));
        var next = new PriorityQueue<(int Shard, int Own), string>(StringComparer.Ordinal);
        Enqueue(next, shards, Enumerable.Range(0, shards.Count).Select(shard => (shard, 0)));
        while (next.TryDequeue(out var place, out var file))
        {
            if (next.TryPeek(out _, out var other) && other == file)
                throw new ArgumentException($"{file} is in two shards.", nameof(shards));
            places.Add(place);
            Enqueue(next, shards, [(place.Shard, place.Own + 1)]);
        }

        return places;
    }

    private static void Enqueue(PriorityQueue<(int Shard, int Own), string> next, IReadOnlyList<ShardFacts> shards, IEnumerable<(int Shard, int Own)> places)
    {
        foreach (var (shard, own) in places.Where(place => place.Own < shards[place.Shard].Files.Count))
            next.Enqueue((shard, own), shards[shard].Files[own]);
    }

    private static void AddTerms(Sections sections, IReadOnlyList<ShardFacts> shards)
    {
        var (terms, lists) = (new List<byte[]>(), new List<PostingList>());
        var next = new int[shards.Count];
        while (true)
        {
            var least = -1;
            for (var shard = 0; shard < next.Length; shard++)
            {
                if (next[shard] < shards[shard].Terms && (least < 0 || TermDictionary.Compare(shards[shard].Term(next[shard]), shards[least].Term(next[least])) < 0))
                    least = shard;
            }

            if (least < 0)
                break;
            var term = shards[least].Term(next[least]).ToArray();
            var count = default(TermCount);
            for (var shard = 0; shard < next.Length; shard++)
            {
                if (next[shard] < shards[shard].Terms && shards[shard].Term(next[shard]).SequenceEqual(term))
                {
                    var more = shards[shard].Counts[next[shard]++];
                    count = new TermCount(count.Documents + more.Documents, count.Inner + more.Inner, count.InnerCapitals + more.InnerCapitals);
                }
            }

            terms.Add(term);
            lists.Add(new PostingList(count.Documents, 0, count.Inner, count.InnerCapitals));
        }

        TermDictionary.Write(sections, terms);
        sections.Add<PostingList>("postings.lists", [.. lists]);
    }
}
