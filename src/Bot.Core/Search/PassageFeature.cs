namespace Bot.Core.Search;

/// <summary>What speaks for a passage, each from 0 to 1. Coverage is the share of the question's words, by weight, that passage and header meet.</summary>
internal enum PassageFeature
{
    Bm25,
    Coverage,
    CoverageInBestSentence,
    CoverageInBestTwoSentences,
    CoverageInArticle,
    NeighbouringTerms,
    Names,
    PublisherAskedFor,
    Years,
    TextQuality,
    Lead,
    CoverageInHeader,
    CoverageOfOnePart,
    OnePartFromItsPublisher,
    OnePartOnItsDay,
    PublishedOnDayAskedFor,
    CoverageOfOnePartInOneSentence,
}
