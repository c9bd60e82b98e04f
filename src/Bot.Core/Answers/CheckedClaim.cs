namespace Bot.Core.Answers;

/// <summary>A claim, what the articles say of it, and its numbers beside theirs.</summary>
/// <param name="Answer">To the claim, asked as it stands.</param>
public sealed record CheckedClaim(Claim Claim, Answer Answer, IReadOnlyList<CheckedNumber> Numbers);
