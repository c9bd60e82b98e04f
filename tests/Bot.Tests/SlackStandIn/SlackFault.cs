namespace Bot.Tests.SlackStandIn;

/// <summary>What goes wrong with a call.</summary>
internal abstract record SlackFault
{
    private SlackFault() { }

    /// <summary>An answer such as 503, with the work done before it or not.</summary>
    internal sealed record Status(int Code, bool AfterWork = false) : SlackFault;

    /// <summary>HTTP 200 with `ok: false`; `Needed` goes with missing_scope.</summary>
    internal sealed record Error(string Code, string? Needed = null, bool AfterWork = false) : SlackFault;

    /// <summary>HTTP 429; the method must rest until the time is over.</summary>
    internal sealed record RateLimited(TimeSpan RetryAfter) : SlackFault;

    /// <summary>HTTP 200 with a page instead of JSON.</summary>
    internal sealed record Page : SlackFault;

    /// <summary>Nothing is done before the task has ended.</summary>
    internal sealed record Slow(Task Until) : SlackFault;

    /// <summary>The work is done, the answer comes when the task has ended.</summary>
    internal sealed record SlowAnswer(Task Until) : SlackFault;

    /// <summary>The line is cut, with the work done before it or not.</summary>
    internal sealed record Cut(bool AfterWork = false) : SlackFault;
}
