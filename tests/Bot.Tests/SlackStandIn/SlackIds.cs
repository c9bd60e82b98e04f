using System.Globalization;

namespace Bot.Tests.SlackStandIn;

/// <summary>Ids with Slack's letters in front, and the time stamps that name messages: no two are the same.</summary>
internal sealed class SlackIds(TimeProvider time)
{
    private readonly Lock _gate = new();
    private long _last = 36L * 36 * 36 * 36 * 36 * 36;
    private long _lastStamp;

    internal string Next(string kind)
    {
        const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        var number = Interlocked.Increment(ref _last);
        var text = "";
        for (; number > 0; number /= 36)
            text = Digits[(int)(number % 36)] + text;
        return $"{kind}0{text.PadLeft(9, '0')}";
    }

    /// <summary>Seconds and microseconds, as in 1700000000.000100.</summary>
    internal string NextStamp()
    {
        lock (_gate)
        {
            _lastStamp = Math.Max(_lastStamp + 1, (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
            return string.Create(CultureInfo.InvariantCulture, $"{_lastStamp / 1_000_000}.{_lastStamp % 1_000_000:D6}");
        }
    }
}
