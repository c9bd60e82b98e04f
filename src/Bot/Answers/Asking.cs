using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Answers;

/// <summary>What becomes of a text that someone typed: an answer, or the reason why it was not asked.</summary>
internal abstract record Asked
{
    private Asked()
    {
    }

    internal sealed record Answered(Answer Answer, TimeSpan Elapsed) : Asked;

    internal sealed record Refused(string Reason) : Asked;
}

/// <summary>What becomes of a message whose claims are to be looked up.</summary>
internal abstract record Checked
{
    private Checked()
    {
    }

    /// <param name="Claims">Empty where the message claims nothing.</param>
    /// <param name="Left">Claims behind those that were looked up.</param>
    internal sealed record Done(IReadOnlyList<CheckedClaim> Claims, int Left) : Checked;

    internal sealed record Refused(string Reason) : Checked;
}

/// <summary>The one door to the engine: every surface asks here, so that the same text is refused everywhere.</summary>
/// <param name="check">Puts claims beside the articles that a filter admits.</param>
internal sealed class Asking(Func<Question, Answer> answer, Func<IReadOnlyList<Claim>, ArticleFilter, IReadOnlyList<CheckedClaim>> check, TimeProvider time)
{
    internal const int MaxLength = 2_000;

    /// <summary>Of a message to be checked: what chats allow at most.</summary>
    internal const int MaxMessageLength = 40_000;

    private const int MostClaims = 5;

    /// <summary>Why the text cannot be asked; null when it can.</summary>
    internal static string? Refuse(string? text) =>
        text?.Length > MaxLength ? "Please ask in at most 2,000 characters."
        : string.IsNullOrEmpty(PlainText.OneLine(text ?? "")) ? "Please ask a question, for example: what is the Le Touquet treaty"
        : SmallTalk.IsGreeting(text ?? "") ? "I answer questions about the articles. What would you like to know? For example: what is the Le Touquet treaty"
        : null;

    /// <param name="filter">The articles that may answer; null for all.</param>
    internal Asked Ask(string text, IReadOnlyList<Turn> context, bool explain = false, ArticleFilter? filter = null)
    {
        if (Refuse(text) is { } reason)
            return new Asked.Refused(reason);

        var started = time.GetTimestamp();
        var given = answer(new Question(PlainText.OneLine(text)) { Context = context, Explain = explain, Filter = filter ?? ArticleFilter.Everything });
        return new Asked.Answered(given, time.GetElapsedTime(started));
    }

    /// <summary>Looks up the first claims of a message that somebody wrote.</summary>
    internal Checked Check(string message, ArticleFilter filter)
    {
        if (message.Length > MaxMessageLength)
            return new Checked.Refused("This message is too long to be checked.");
        var claims = MessageClaims.Of(PlainText.Clean(message));
        var asked = claims.Where(claim => Refuse(claim.Text) is null).Take(MostClaims).ToList();
        return new Checked.Done(check(asked, filter), claims.Count - asked.Count);
    }
}
