using Bot.Chat;

namespace Bot.Web;

/// <summary>What was asked on the page so far. Whoever has the id, which nobody can guess, reads it and goes on with it.</summary>
public sealed record Conversation(string Id, IReadOnlyList<ConversationTurn> Turns)
{
    /// <summary>What stands in the fields of the form.</summary>
    public TypedQuestion Typed { get; init; } = new("", null, null, null);
}

/// <param name="Question">As it was typed.</param>
public sealed record ConversationTurn(string Question, Card Card);

/// <param name="Publisher">With the dates: which articles may answer, see <see cref="Answers.TypedFilter"/>.</param>
public sealed record TypedQuestion(string Text, string? Publisher, string? From, string? To);
