namespace Bot.Core.Answers;

/// <summary>A sentence of a message that says something which articles may prove or not.</summary>
/// <param name="Before">The sentence before it, where this one leads back to it: "It holds 9,000 people."</param>
public sealed record Claim(string Text, string? Before)
{
    public IReadOnlyList<Turn> Context => Before is null ? [] : [new Turn(Before, null)];
}
