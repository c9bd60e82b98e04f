namespace Bot.Core.Composition;

/// <summary>A sentence as a model wrote it, not believed yet.</summary>
/// <param name="Citations">Numbers of the passages that prove it, as the model says.</param>
public sealed record DraftSentence(string Text, IReadOnlyList<int> Citations);
