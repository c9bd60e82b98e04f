namespace Bot.Slack;

/// <summary>
/// The signed requests of the last minutes: the same one once more was sent by somebody who kept it. Slack signs its own repetitions anew, or numbers them.
/// </summary>
internal sealed class SeenSignatures(TimeProvider time)
{
    /// <summary>For as long as a signature may be valid, whose timestamp may be that much ahead.</summary>
    private static readonly TimeSpan Kept = 2 * SlackSignature.LongestAge;

    private readonly Lock _turn = new();
    private readonly Dictionary<string, int> _retries = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<(string Signature, long Moment)> _order = new();

    /// <summary>False when it came before.</summary>
    /// <param name="retry">0 for what Slack sends for the first time.</param>
    internal bool Add(string signature, int retry)
    {
        lock (_turn)
        {
            while (_order.TryPeek(out var oldest) && time.GetElapsedTime(oldest.Moment) > Kept)
                _retries.Remove(_order.Dequeue().Signature);
            if (_retries.TryGetValue(signature, out var before))
            {
                if (retry <= before)
                    return false;
            }
            else
            {
                _order.Enqueue((signature, time.GetTimestamp()));
            }

            _retries[signature] = retry;
            return true;
        }
    }
}
