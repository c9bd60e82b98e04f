using Bot.Core.Answers;

namespace Bot.Core.Composition;

/// <summary>
/// Stands between a model and its readers: a sentence passes when all that it tells is in the passages it cites. Reads texts alone, so that it holds whatever the model is.
/// </summary>
/// <param name="passages">What the model was given, numbered 1, 2, 3 …</param>
public sealed class CompositionGuard(IReadOnlyList<Citation> passages)
{
    public Guarded Check(DraftSentence sentence) => throw new NotSupportedException($"{passages.Count} {sentence}");
}
