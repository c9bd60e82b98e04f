namespace Bot.Core.Search;

/// <summary>
/// Reads passages from the last to the first on another processor, while who goes over them begins with the first. Where all processors have questions of their own nothing is read ahead, since
/// that would take from the others what it gives to this one.
/// </summary>
internal sealed class ReadingAhead : IDisposable
{
    /// <summary>Fewer are read before another thread has begun.</summary>
    private const int Worth = 20;

    private static int _running;

    private readonly PassageIndex _index;
    private readonly List<Hit> _hits;
    private volatile int _next;

    private ReadingAhead(PassageIndex index, List<Hit> hits)
    {
        (_index, _hits) = (index, hits);
        if (Interlocked.Increment(ref _running) < Environment.ProcessorCount && hits.Count >= Worth)
            ThreadPool.UnsafeQueueUserWorkItem(static ahead => ahead.Read(), this, preferLocal: false);
    }

    public static ReadingAhead Of(PassageIndex index, List<Hit> hits) => new(index, hits);

    /// <summary>The place of the hit that is read by who asks.</summary>
    public int Next
    {
        set => _next = value;
    }

    public void Dispose()
    {
        _next = _hits.Count;
        Interlocked.Decrement(ref _running);
    }

    private void Read()
    {
        for (var place = _hits.Count - 1; place > _next; place--)
        {
            try
            {
                _index.Read(_hits[place].Passage).TokensOf(0);
                _index.HeaderOf(_index.ArticleOf(_hits[place].Passage));
            }
            catch (Exception)
            {
                // Who asks meets it too, and can tell it; here it would end the program.
                return;
            }
        }
    }
}
