using Bot.Core.Articles;
using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>
/// What the segment of a change is made of: the articles that are added, and where there are many segments, those of the last ones too. It takes the place of these, so that there are never many.
/// </summary>
internal sealed class NextSegment
{
    /// <summary>So many segments there are at the most: each costs a question something.</summary>
    public const int Most = 32;

    private readonly FileChanges _changes;
    private readonly (int Place, Article? Added)[] _members;

    /// <param name="runs">Where the articles lie until now.</param>
    /// <param name="articles">All of the corpus until now.</param>
    public NextSegment(FileChanges changes, SegmentRuns runs, IReadOnlyList<Article> articles)
    {
        _changes = changes;
        Number = NumberOf(runs, changes.Added.Count);
        int[] moved = [.. runs.All.Where(run => run.Segment >= Number).SelectMany(run => Enumerable.Range(run.Article, run.Count)).Except(changes.Deleted)];
        // What is added comes before the article whose place it has.
        _members = [.. changes.Before.Zip(changes.Added, (place, article) => (place, (Article?)article)).Concat(moved.Select(place => (place, (Article?)null))).OrderBy(member => member.place)];
        Articles = [.. _members.Select(member => member.Added ?? articles[member.Place])];
        Gone = [.. changes.Deleted.Concat(moved).Order()];
        var largest = moved.Select(runs.Find).GroupBy(place => place.Segment).MaxBy(segment => segment.Count());
        Source = largest?.Key;
        Unchanged = new Unchanged([.. _members.Select(member => member.Added is null && runs.Find(member.Place) is var (segment, own) && segment == Source ? own : (int?)null)]);
    }

    /// <summary>Its number in the index. Segments that have this number or a higher one until now are there no more.</summary>
    public int Number { get; }

    /// <summary>In order; none where a change only deletes.</summary>
    public IReadOnlyList<Article> Articles { get; }

    /// <summary>Of each of them, the place that it has in the corpus until now, or that of the article that it is put before; they do not fall.</summary>
    public IReadOnlyList<int> Places => [.. _members.Select(member => member.Place)];

    /// <summary>Places in the corpus until now that are deleted, or whose article is in this segment now; rising.</summary>
    public IReadOnlyList<int> Gone { get; }

    /// <summary>Those that are nowhere any more.</summary>
    public IReadOnlyList<int> Deleted => _changes.Deleted;

    /// <summary>The segment until now that has most of the articles, so that they need not be read again; null where none has one.</summary>
    public int? Source { get; }

    /// <summary>The places that they have there.</summary>
    public Unchanged Unchanged { get; }

    /// <summary>The article at this place in the segment is new to the corpus.</summary>
    public bool IsAdded(int own) => _members[own].Added is not null;

    /// <summary>The same articles, with those that are new replaced.</summary>
    public IReadOnlyList<Article> ArticlesWith(IReadOnlyList<Article> added)
    {
        var next = 0;
        return [.. Articles.Select((article, own) => IsAdded(own) ? added[next++] : article)];
    }

    /// <summary>The place that an article of the corpus until now has from now on; -1 where it is deleted.</summary>
    public int MovedTo(int place)
    {
        var deleted = LowerBound(_changes.Deleted, place);
        return deleted < _changes.Deleted.Count && _changes.Deleted[deleted] == place ? -1 : place - deleted + LowerBound(_changes.Before, place + 1);
    }

    /// <summary>
    /// The next free one; where there are many, that of the first segment whose articles are put together with the new ones: of the longest row of the last segments none of which has more than half of the articles,
    /// so that an article is put together with others about as often as their number doubles.
    /// </summary>
    private static int NumberOf(SegmentRuns runs, int added)
    {
        if (runs.Segments < Most || added == 0)
            return runs.Segments;
        var articles = new int[runs.Segments];
        foreach (var run in runs.All)
            articles[run.Segment] += run.Count;
        // The first one has all but what changed since; it is merged with the others in the background.
        var number = 1;
        while (number < articles.Length - 1 && articles[number..].Max() * 2 > articles[number..].Sum() + added)
            number++;
        return number;
    }

    /// <summary>How many of them, which do not fall, are below a place.</summary>
    private static int LowerBound(IReadOnlyList<int> places, int place)
    {
        int low = 0, high = places.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (places[middle] < place)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
