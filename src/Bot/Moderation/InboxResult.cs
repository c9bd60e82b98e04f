namespace Bot.Moderation;

/// <summary>What became of a file that somebody sent.</summary>
internal abstract record InboxResult
{
    private InboxResult()
    {
    }

    /// <param name="File">Path below the corpus folder.</param>
    /// <param name="WasThere">The same content lay there already.</param>
    internal sealed record Placed(string File, bool WasThere) : InboxResult
    {
        /// <summary>Whether the article tells its own date.</summary>
        internal bool HasDate { get; init; }
    }

    /// <param name="Reason">One sentence, with the remedy.</param>
    internal sealed record Refused(string Reason) : InboxResult;
}

/// <summary>What became of an article that somebody takes away.</summary>
internal abstract record Removal
{
    private Removal()
    {
    }

    /// <param name="To">Where it lies now.</param>
    internal sealed record Moved(string To) : Removal;

    internal sealed record Refused(string Reason) : Removal;
}
