namespace Bot.Core.Search;

/// <summary>
/// Reads passages on another processor: first those that are read in any case, from the last of them to the first, while who goes over them begins with the first; then those that may be read, until
/// nobody needs more. Where all processors have questions of their own nothing is read ahead, since that would take from the others what it gives to this one.
/// </summary>
internal sealed class ReadingAhead : IDisposable
{
    /// <summary>Fewer are read before another thread has begun.</summary>
    private const int Worth = 20;

    private static int _running;

    private readonly PassageIndex _index;
    private readonly int[] _passages;
    private readonly int _needed;
    private volatile int _next;

    private ReadingAhead(PassageIndex index, int[] passages, int needed)
    {
        (_index, _passages, _needed) = (index, passages, needed);
        if (Interlocked.Increment(ref _running) < Environment.ProcessorCount && needed >= Worth)
            ThreadPool.UnsafeQueueUserWorkItem(static ahead => ahead.Read(), this, preferLocal: false);
    }

    /// <param name="needed">So many of the first are read in any case.</param>
    public static ReadingAhead Of(PassageIndex index, IEnumerable<int> passages, int needed) => new(index, [.. passages], needed);

    /// <summary>The place of the passage, of those that are read in any case, that is read by who asks.</summary>
    public int Next
    {
        set => _next = value;
    }

    public void Dispose()
    {
        _next = _passages.Length;
        Interlocked.Decrement(ref _running);
    }

    private void Read()
    {
        try
        {
            for (var place = _needed - 1; place > _next; place--)
                Read(_passages[place]);
            for (var place = _needed; place < _passages.Length && _next < _passages.Length; place++)
                Read(_passages[place]);
        }
        catch (Exception)
        {
            // Who asks meets it too, and can tell it; here it would end the program.
        }
    }

    private void Read(int passage)
    {
        _index.Read(passage).TokensOf(0);
        _index.HeaderOf(_index.ArticleOf(passage));
    }
}
