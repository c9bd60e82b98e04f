using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Tests.SlackStandIn;

/// <summary>Counts calls against the limits, and remembers who was told to wait. A limit of the chat methods holds for one channel.</summary>
internal sealed class Pauses(SlackServer server)
{
    private readonly Dictionary<string, Queue<DateTimeOffset>> _calls = [];
    private readonly Dictionary<string, DateTimeOffset> _until = [];

    /// <summary>Null when the call may go on.</summary>
    internal Reply? Take(string method, string? channel)
    {
        lock (server.Gate)
        {
            var key = Key(method, channel);
            CheckPause(method, method);
            if (channel is not null)
                CheckPause(method, key);
            if (!server.Settings.Limits.TryGetValue(method, out var limit))
                return null;
            if (!_calls.TryGetValue(key, out var calls))
                _calls[key] = calls = [];
            while (calls.Count > 0 && server.Now - calls.Peek() >= limit.Window)
                calls.Dequeue();
            if (calls.Count >= limit.Count)
                return Refuse(key, calls.Peek() + limit.Window - server.Now);
            calls.Enqueue(server.Now);
            return null;
        }
    }

    internal Reply Refuse(string key, TimeSpan retryAfter)
    {
        // Whole seconds, as the header has them.
        var seconds = Math.Max(1, (int)Math.Ceiling(retryAfter.TotalSeconds));
        lock (server.Gate)
            _until[key] = server.Now + TimeSpan.FromSeconds(seconds);
        return new Reply(
            429,
            new JsonObject { ["ok"] = false, ["error"] = "ratelimited" },
            new Dictionary<string, string> { ["Retry-After"] = seconds.ToString(CultureInfo.InvariantCulture) });
    }

    private void CheckPause(string method, string key)
    {
        if (!_until.TryGetValue(key, out var until))
            return;
        // Clocks of two machines do not agree to the millisecond.
        if (until - server.Now > TimeSpan.FromMilliseconds(50))
            server.Breach(string.Create(CultureInfo.InvariantCulture, $"{method}: called {(until - server.Now).TotalSeconds:0.#} s before Retry-After was over"));
        else
            _until.Remove(key);
    }

    private static string Key(string method, string? channel) => channel is null ? method : $"{method} {channel}";
}
