using System.ComponentModel.DataAnnotations;

namespace Bot.Core.Answers;

public sealed class AnswerOptions
{
    public const string Section = "Answers";

    /// <summary>Below this confidence the bot says that the corpus does not answer. Higher is more careful.</summary>
    [Range(0.0, 1.0)]
    public double MinConfidence { get; set; } = 0.5;

    /// <summary>Cosine from which a passage answers that no word of the question led to; null where nothing is answered by meaning. Depends on the model.</summary>
    [Range(-1.0, 1.0)]
    public double? MinSimilarity { get; set; }
}
