namespace Bot.Core.Search;

/// <summary>How many questions have work done for them on another processor than their own.</summary>
internal static class Ahead
{
    /// <summary>Less is done before another thread has begun.</summary>
    public const int Worth = 20;

    private static int _running;

    /// <summary>Whether a processor has no question; where all have one nothing is done ahead, since that would take from the others what it gives to this one.</summary>
    public static bool Begin() => Interlocked.Increment(ref _running) < Environment.ProcessorCount;

    public static void End() => Interlocked.Decrement(ref _running);
}

/// <summary>
/// Makes values on another processor: first those that are needed in any case, from the last of them to the first, while who asks for them begins with the first; then those that may be needed, a little
/// ahead of what is asked for, until nobody needs more. What is not made when it is asked for is made by who asks, who never waits.
/// </summary>
internal sealed class Ahead<T> : IDisposable
    where T : class
{
    /// <summary>What who asks will have made until the other has made the next.</summary>
    private const int Lead = 2;

    private readonly T?[] _made;
    private readonly int _needed;
    private readonly Func<int, T> _make;

    /// <summary>The highest place that was asked for.</summary>
    private volatile int _asked = -1;

    /// <param name="needed">So many of the first are asked for in any case, in their order.</param>
    /// <param name="make">For several threads, unless all is made by who asks. What it throws is met by who asks for the same.</param>
    /// <param name="mayHelp">Another processor may.</param>
    public Ahead(int count, int needed, Func<int, T> make, bool mayHelp)
    {
        (_made, _needed, _make) = (new T?[count], needed, make);
        if (Ahead.Begin() && mayHelp && count >= Ahead.Worth)
            ThreadPool.UnsafeQueueUserWorkItem(static ahead => ahead.Make(), this, preferLocal: false);
    }

    public T this[int place]
    {
        get
        {
            _asked = Math.Max(_asked, place);
            return Volatile.Read(ref _made[place]) ?? (_made[place] = _make(place));
        }
    }

    public void Dispose()
    {
        _asked = _made.Length;
        Ahead.End();
    }

    private void Make()
    {
        try
        {
            for (var place = _needed - 1; place > _asked; place--)
                Make(place);
            for (var place = _needed; place < _made.Length && _asked < _made.Length; place++)
            {
                if (place <= _asked)
                    place = Math.Min(_asked + Lead, _made.Length - 1);
                Make(place);
            }
        }
        catch (Exception)
        {
            // Who asks meets it too, and can tell it; here it would end the program.
        }
    }

    private void Make(int place)
    {
        if (Volatile.Read(ref _made[place]) is null)
            Volatile.Write(ref _made[place], _make(place));
    }
}
