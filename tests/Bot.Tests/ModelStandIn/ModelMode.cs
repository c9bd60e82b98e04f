using Bot.Core.Composition;

namespace Bot.Tests.ModelStandIn;

/// <summary>How a model behaves.</summary>
internal abstract record ModelMode
{
    private ModelMode()
    {
    }

    /// <summary>Tells the sentences of the passages that share most words with the question, and cites them rightly.</summary>
    internal sealed record Honest : ModelMode
    {
        /// <summary>Questions that it can translate, by their text.</summary>
        internal IReadOnlyDictionary<string, string> Translations { get; init; } = new Dictionary<string, string>();
    }

    /// <summary>Finds no answer.</summary>
    internal sealed record Lazy : ModelMode;

    /// <summary>As <see cref="Honest"/>, with one number of each sentence changed.</summary>
    internal sealed record Wrong : ModelMode;

    /// <summary>Sentences with links, pings, markup, and names that no passage has.</summary>
    internal sealed record Malicious : ModelMode;

    /// <summary>Does what the passages order: where the key of an entry stands in one it tells the sentences of its value, with what they cite; else it is honest.</summary>
    internal sealed record Obedient(IReadOnlyDictionary<string, IReadOnlyList<DraftSentence>> Orders) : ModelMode;

    /// <summary>As <see cref="Honest"/>, but waits behind so many characters until the test lets it go on.</summary>
    internal sealed record Slow(Task Until, int Behind = 0) : ModelMode;

    /// <summary>As <see cref="Honest"/>, but the connection ends behind so many characters.</summary>
    internal sealed record Breaking(int Behind = 40) : ModelMode;

    /// <summary>Says this, whatever is asked, and ends for that reason.</summary>
    internal sealed record Saying(string Text, string FinishReason = "stop") : ModelMode;

    /// <summary>Answers with an error, so often; then it is honest.</summary>
    internal sealed record Failing(int Status, int Times = int.MaxValue, string? RetryAfter = null, string Message = "The server had an error while processing your request.") : ModelMode
    {
        /// <summary>Of a redirect.</summary>
        internal string? Location { get; init; }
    }

    /// <summary>Refuses requests that have this parameter: "response_format", "temperature"; else it is honest.</summary>
    internal sealed record Refusing(params string[] Parameters) : ModelMode;

    /// <summary>Tells no usage; else it is honest.</summary>
    internal sealed record Discreet : ModelMode;
}
