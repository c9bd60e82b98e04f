namespace Bot.Tests.DiscordStandIn;

/// <summary>What goes wrong with a request.</summary>
internal abstract record Fault
{
    private Fault() { }

    /// <summary>An answer such as 502, with the work done before it or not.</summary>
    internal sealed record Status(int Code, bool AfterWork = false) : Fault;

    internal sealed record RateLimited(TimeSpan RetryAfter, bool IsGlobal = false) : Fault;

    /// <summary>Nothing is done before the task has ended.</summary>
    internal sealed record Slow(Task Until) : Fault;

    /// <summary>The work is done, the answer comes when the task has ended.</summary>
    internal sealed record SlowAnswer(Task Until) : Fault;

    /// <summary>The line is cut, with the work done before it or not.</summary>
    internal sealed record Cut(bool AfterWork = false) : Fault;
}
