namespace Bot.Tests.SlackStandIn;

/// <summary>Brings payloads to the bot: over a socket, or to the address it has named. Tries events again.</summary>
internal sealed class Courier(SlackServer server) : IDisposable
{
    // At once, after a minute, after five (docs.slack.dev/apis/events-api, retries).
    private static readonly TimeSpan[] Waits = [TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    private readonly List<Delivery> _all = [];
    private readonly List<ITimer> _timers = [];

    /// <summary>Everything that was sent to the bot, in order.</summary>
    internal IReadOnlyList<Delivery> All
    {
        get
        {
            lock (server.Gate)
                return [.. _all];
        }
    }

    internal Delivery Send(Delivery delivery)
    {
        lock (server.Gate)
            _all.Add(delivery);
        Attempt(delivery);
        return delivery;
    }

    /// <summary>An event is tried again when its time has come; anything else failed for the person who waits.</summary>
    internal void Fail(Delivery delivery, string reason, string told)
    {
        lock (server.Gate)
        {
            if (delivery.IsDone)
                return;
            if (delivery.Kind is not DeliveryKind.Event || delivery.Retries == Waits.Length)
            {
                delivery.Fail(told);
                return;
            }

            var wait = Waits[delivery.Retries];
            delivery.Retries++;
            delivery.RetryReason = reason;
            if (wait == TimeSpan.Zero)
                Attempt(delivery);
            else
                After(wait, () => Attempt(delivery));
        }
    }

    internal ITimer After(TimeSpan time, Action act)
    {
        var timer = server.Settings.Time.CreateTimer(_ => act(), null, time, Timeout.InfiniteTimeSpan);
        lock (server.Gate)
            _timers.Add(timer);
        return timer;
    }

    public void Dispose()
    {
        lock (server.Gate)
        {
            foreach (var timer in _timers)
                timer.Dispose();
        }
    }

    private void Attempt(Delivery delivery)
    {
        if (delivery.IsDone)
            return;
        if (server.RequestUrls is { } addresses)
            server.Http.Send(delivery, addresses);
        else
            server.Sockets.Send(delivery);
    }
}
