namespace Bot.Chat;

/// <summary>The ids that came lately: an event that is delivered twice is worked on once.</summary>
internal sealed class RecentIds(int capacity)
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>False when it came before.</summary>
    internal bool Add(string id)
    {
        lock (_lock)
        {
            if (!_ids.Add(id))
                return false;
            _order.Enqueue(id);
            if (_order.Count > capacity)
                _ids.Remove(_order.Dequeue());
            return true;
        }
    }
}
