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

/// <summary>The one door to the engine: every surface asks here, so that the same text is refused everywhere.</summary>
internal sealed class Asking(Func<Question, Answer> answer, TimeProvider time)
{
    internal const int MaxLength = 2_000;

    /// <summary>Why the text cannot be asked; null when it can.</summary>
    internal static string? Refuse(string? text) =>
        text?.Length > MaxLength ? "Please ask in at most 2,000 characters."
        : string.IsNullOrEmpty(PlainText.OneLine(text ?? "")) ? "Please ask a question, for example: what is the Le Touquet treaty"
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
}
