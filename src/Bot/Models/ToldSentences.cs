using Bot.Core.Composition;

namespace Bot.Models;

/// <summary>What a model told, kept so that it can be told again without the model.</summary>
/// <param name="Passages">How many passages the model was given; the sentences cite them by number.</param>
internal sealed record ToldSentences(string Model, int Passages, IReadOnlyList<DraftSentence> Sentences);
