namespace Bot.Core.Articles;

public enum DatePrecision
{
    None,
    Year,
    Month,
    Day,
}

/// <summary>How the publication date is known; it is never invented.</summary>
public enum DateBasis
{
    Unknown,

    /// <summary>By metadata: corpus.yaml, front matter or the tags of a web page.</summary>
    Given,

    /// <summary>Written in the text of the article.</summary>
    Stated,

    /// <summary>Concluded by a curator or from other facts of the article.</summary>
    Inferred,
}

/// <summary>When an article appeared: the earliest and the latest day that are possible, both included.</summary>
public sealed record PublicationDate(DateOnly? Earliest, DateOnly? Latest, DatePrecision Precision, DateBasis Basis)
{
    public static readonly PublicationDate Unknown = new(null, null, DatePrecision.None, DateBasis.Unknown);
}
