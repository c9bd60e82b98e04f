namespace Bot.Fetching;

internal abstract record FetchResult
{
    private FetchResult()
    {
    }

    /// <param name="Final">Where it was found, after redirects.</param>
    /// <param name="ContentType">Without parameters, in small letters.</param>
    /// <param name="SuggestedName">As the address or the server calls it; never trusted.</param>
    internal sealed record Fetched(Uri Final, string ContentType, byte[] Content, string SuggestedName) : FetchResult
    {
        internal PageState State { get; init; } = new(null, null);
    }

    /// <summary>It is what it was at the state that was given.</summary>
    internal sealed record Unchanged : FetchResult;

    /// <param name="Reason">One sentence, with the remedy where there is one.</param>
    internal sealed record Refused(string Reason) : FetchResult;
}

/// <summary>By what a server tells whether a page changed.</summary>
internal sealed record PageState(string? Tag, DateTimeOffset? Modified);
