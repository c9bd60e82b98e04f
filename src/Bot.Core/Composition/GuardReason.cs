namespace Bot.Core.Composition;

/// <summary>Why a sentence of a model is not shown; the first that applies, in this order.</summary>
public enum GuardReason
{
    /// <summary>It is empty, longer than a sentence may be, or has control characters, markup, mentions or marks of its own.</summary>
    Form,

    /// <summary>It cites nothing.</summary>
    NoCitation,

    /// <summary>It cites a passage that was not given.</summary>
    UnknownCitation,

    /// <summary>A link, an address or a name of a host that no cited span has.</summary>
    Link,

    /// <summary>Words in quotation marks that no cited span has word for word.</summary>
    Quote,

    /// <summary>A number that no cited span gives.</summary>
    Number,

    /// <summary>A year or date that no cited span gives, nor follows from what it says and the date of its article.</summary>
    Time,

    /// <summary>The number is given, but of another unit, currency, scale or qualifier ("more than", "up to").</summary>
    Unit,

    /// <summary>A proper name that no cited span has.</summary>
    Name,

    /// <summary>It denies what the cited span says, or leaves the denial out.</summary>
    Negation,

    /// <summary>The cited span says it as the words of somebody, and the sentence as a fact, or as the words of another.</summary>
    Attribution,

    /// <summary>The cited spans speak of something else.</summary>
    Unsupported,
}
