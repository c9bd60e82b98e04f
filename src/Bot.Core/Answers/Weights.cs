using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>The three learned models: which passages come first, which sentences, and how sure the answer is.</summary>
internal sealed record Weights(LinearModel Passages, LinearModel Sentences, BoostedTrees Confidence)
{
    public const string PassagesFile = "passage-ranking.txt";
    public const string SentencesFile = "sentence-ranking.txt";
    public const string ConfidenceFile = "confidence.txt";

    public static Weights BuiltIn { get; } = new(
        LinearModel.Parse<PassageFeature>(Resource.Lines(PassagesFile)),
        LinearModel.Parse<SentenceFeature>(Resource.Lines(SentencesFile)),
        BoostedTrees.Parse(Answers.Confidence.Names, Resource.Lines(ConfidenceFile)));
}
