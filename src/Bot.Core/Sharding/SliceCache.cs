using System.Collections.Concurrent;

namespace Bot.Core.Sharding;

/// <summary>The slices of a version that were asked for last, up to so many bytes. For many threads.</summary>
internal sealed class SliceCache(long mostBytes)
{
    private readonly Dictionary<int, LinkedListNode<(int Article, ArticleSlice Slice)>> _nodes = [];
    private readonly LinkedList<(int Article, ArticleSlice Slice)> _newestFirst = new();
    private readonly Lock _lock = new();
    private long _bytes;

    /// <summary>One object for all publishers, and languages, that are the same.</summary>
    public ConcurrentDictionary<string, string> Pool { get; } = new(StringComparer.Ordinal);

    public ArticleSlice? Find(int article)
    {
        lock (_lock)
        {
            if (!_nodes.TryGetValue(article, out var node))
                return null;
            _newestFirst.Remove(node);
            _newestFirst.AddFirst(node);
            return node.Value.Slice;
        }
    }

    /// <summary>In place of what is kept of the article, unless that is all of it.</summary>
    public void Add(int article, ArticleSlice slice)
    {
        lock (_lock)
        {
            if (_nodes.TryGetValue(article, out var known))
            {
                if (known.Value.Slice.IsWhole)
                    return;
                Remove(known);
            }

            _nodes.Add(article, _newestFirst.AddFirst((article, slice)));
            for (_bytes += slice.Bytes; _bytes > mostBytes && _newestFirst.Last is { } last;)
                Remove(last);
        }
    }

    private void Remove(LinkedListNode<(int Article, ArticleSlice Slice)> node)
    {
        _newestFirst.Remove(node);
        _nodes.Remove(node.Value.Article);
        _bytes -= node.Value.Slice.Bytes;
    }
}
