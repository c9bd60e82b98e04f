using System.Text.Json.Serialization;

namespace Bot.Core.Answers;

/// <summary>Why an answer is what it is: how the question was understood, what each score is made of, and what decided between answer and refusal.</summary>
/// <param name="Quotes">Of the citations, or of the closest passages of a refusal.</param>
/// <param name="Passages">Of the first ten.</param>
public sealed record Explanation(
    QuestionExplanation Question,
    IReadOnlyList<QuoteExplanation> Quotes,
    IReadOnlyList<PassageExplanation> Passages,
    ConfidenceExplanation Confidence)
{
    /// <summary>Null where words alone were searched.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MeaningExplanation? Meaning { get; init; }
}

/// <param name="Similarity">Highest cosine between the question and a passage.</param>
/// <param name="Threshold">From which a passage answers that no word led to (<see cref="AnswerOptions.MinSimilarity"/>); null where none does.</param>
public sealed record MeaningExplanation(double Similarity, double? Threshold);

/// <param name="Type">What is asked for: "definition", "number"; "other" where the words do not tell.</param>
/// <param name="Unit">What a number that is asked for counts; null where any would do.</param>
/// <param name="Negated">Asks for what is not so.</param>
/// <param name="Limited">Asks for the only one, or for the most or least of something.</param>
/// <param name="Parts">The searched words of each part of the question; one list where it has one part.</param>
public sealed record QuestionExplanation(
    string Type,
    string? Unit,
    bool Negated,
    bool Limited,
    IReadOnlyList<IReadOnlyList<string>> Parts,
    IReadOnlyList<string> Publishers,
    IReadOnlyList<DateOnly> Days,
    IReadOnlyList<WordExplanation> Words);

/// <summary>A searched word of the question. What was searched for it are terms of the index: words without their endings.</summary>
/// <param name="Roles">Any of head, name, year, number, limit, denial, publisher, inherited, and its part of speech where it is known.</param>
/// <param name="Weight">Its idf, more where it was quoted, less where it comes from an earlier turn.</param>
/// <param name="Searched">Empty when the corpus has no such word.</param>
/// <param name="Correction">The term that was searched instead of a misspelled word; null when none was.</param>
/// <param name="Related">Terms of the corpus that nearly meet it.</param>
/// <param name="Contrary">Terms of the corpus that mean the contrary.</param>
public sealed record WordExplanation(
    string Word,
    IReadOnlyList<string> Roles,
    float Idf,
    float Weight,
    IReadOnlyList<SearchedTerm> Searched,
    string? Correction,
    IReadOnlyList<string> Related,
    IReadOnlyList<string> Contrary);

/// <param name="Weight">1 for the word itself, less for a synonym or a word of its family.</param>
public sealed record SearchedTerm(string Term, float Weight);

/// <summary>What one feature adds to a score.</summary>
/// <param name="Weight">The effect is value times weight; null where trees weigh, which have no single weight.</param>
public sealed record FeatureEffect(string Feature, float Value, float? Weight, float Effect);

/// <param name="Number">Of the citation, or of the closest passage.</param>
/// <param name="Exact">Words of the question that it meets as they are or corrected.</param>
/// <param name="Synonym">Words met only by a synonym, or by one of their family.</param>
/// <param name="Near">Words met only by one that means something near them.</param>
/// <param name="Unmet">Words not met at all.</param>
/// <param name="Features">All, largest effect first; the effects sum up to the score.</param>
public sealed record QuoteExplanation(
    int Number,
    string File,
    int Paragraph,
    float Score,
    IReadOnlyList<string> Exact,
    IReadOnlyList<string> Synonym,
    IReadOnlyList<string> Near,
    IReadOnlyList<string> Unmet,
    IReadOnlyList<FeatureEffect> Features);

/// <param name="Novelty">What it gained for meeting words, or being of a publisher, that no passage before it does.</param>
/// <param name="Features">All, largest effect first; with the novelty the effects sum up to the score.</param>
public sealed record PassageExplanation(int Number, string File, int Paragraph, float Score, float Novelty, IReadOnlyList<FeatureEffect> Features)
{
    /// <summary>Null where words alone were searched.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PassageRanks? Ranks { get; init; }
}

/// <summary>Where a passage stood before the rankings were joined.</summary>
/// <param name="ByWords">1 is the best; null where only the meaning led to it.</param>
/// <param name="ByMeaning">Null where it is not among the best hundred.</param>
/// <param name="Similarity">Cosine with the question.</param>
/// <param name="Reranked">The score of the model that read it again; null where none did.</param>
public sealed record PassageRanks(int? ByWords, int? ByMeaning, double? Similarity, double? Reranked);

/// <param name="Start">The log-odds before any feature is read; null, as the log-odds, when there was no quote to weigh.</param>
/// <param name="Features">All, largest effect first; with the start the effects sum up to the log-odds.</param>
/// <param name="Confidence">The log-odds as a probability, 0 to 1.</param>
/// <param name="Threshold">Below it the question is refused (<see cref="AnswerOptions.MinConfidence"/>).</param>
/// <param name="Missing">Why it was refused; null when it was answered.</param>
public sealed record ConfidenceExplanation(
    float? Start, IReadOnlyList<FeatureEffect> Features, float? LogOdds, double Confidence, double Threshold, string? Missing)
{
    private const int MostAgainst = 3;

    /// <summary>The three features that spoke most against an answer, worst first.</summary>
    public IReadOnlyList<FeatureEffect> Against => [.. Features.Where(feature => feature.Effect < 0).Take(MostAgainst)];
}
