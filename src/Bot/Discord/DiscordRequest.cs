namespace Bot.Discord;

/// <summary>One call of the REST interface, with what is known of it beforehand.</summary>
/// <param name="Route">For limits and messages: the path without ids, which may be secret (the token of an interaction).</param>
/// <param name="Major">The channel or server that the route is limited by; null for interactions, whose limits are their own.</param>
internal sealed record DiscordRequest(HttpMethod Method, string Path, string Route, string? Major)
{
    internal Func<HttpContent>? Body { get; init; }

    /// <summary>Doing it twice does no harm, so it may be repeated when it is not known whether it was done.</summary>
    internal bool IsRepeatable { get; init; } = true;

    /// <summary>Discord's code of the refusal when it was done already, by an attempt whose answer did not come.</summary>
    internal int? DoneCode { get; init; }

    /// <summary>Discord's code of the refusal when it came before what it follows: an answer by HTTP is known to Discord some time after it was sent.</summary>
    internal int? EarlyCode { get; init; }

    /// <summary>The path says who asks, by the token of an interaction; these calls are outside of the global limit.</summary>
    internal bool IsOfInteraction => Major is null;

    // The path may hold the token of an interaction.
    public override string ToString() => Route;
}
