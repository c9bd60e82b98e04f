using System.Globalization;

namespace Bot.Tests.DiscordStandIn;

/// <summary>Ids as Discord makes them: milliseconds since 2015 above 22 bits, always rising.</summary>
internal sealed class Snowflakes(TimeProvider time)
{
    private static readonly DateTimeOffset Epoch = new(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private long _last;

    internal string Next()
    {
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var next = Math.Max((long)(time.GetUtcNow() - Epoch).TotalMilliseconds << 22, last + 1);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
                return next.ToString(CultureInfo.InvariantCulture);
        }
    }
}
