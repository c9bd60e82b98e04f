using System.Text;
using Bot.Answers;
using Bot.Moderation;

namespace Bot.Chat;

/// <summary>How the questions of the corpus are answered now, what got worse first.</summary>
internal static class CheckedCards
{
    private const int QuestionsShown = 5;

    internal static Card Of(CorpusCheck check) => new()
    {
        Title = $"{Wording.Number(check.Right)} of {Wording.Count(check.Questions, "question")} answered rightly",
        Lead =
        [
            new CardLine(check.Before is { } before
                ? $"Corpus {before} answered {Wording.Number(check.RightBefore)} of them rightly: {Wording.Number(check.Worse.Count)} got worse, {Wording.Number(check.Better.Count)} got better."
                : "There is no version before to compare with."),
        ],
        Heading = check.Worse.Count > 0 ? "Worse" : check.Better.Count > 0 ? "Better" : null,
        Entries = [.. (check.Worse.Count > 0 ? check.Worse : check.Better).Take(QuestionsShown).Select(Entry)],
        Notes = check.Worse.Count > 0 && check.Better.Count > 0 ? [$"Better: {Wording.Count(check.Better.Count, "question")}, such as “{CorpusCards.Short(check.Better[0].Question)}”."] : [],
        Footer = $"Corpus {check.Version} · {Wording.Count(check.Questions, "question")}",
        Files = Math.Max(check.Worse.Count, check.Better.Count) > QuestionsShown || (check.Worse.Count > 0 && check.Better.Count > 1) ? [File(check)] : [],
    };

    private static CardEntry Entry(CheckedQuestion question) =>
        new(PlainText.OneLine(question.Id), Quote: null, new CardSource(PlainText.OneLine(question.Question), Url: null, PlainText.OneLine(question.Outcome)));

    private static ChatFile File(CorpusCheck check)
    {
        var text = new StringBuilder();
        foreach (var (heading, questions) in new[] { ("Worse", check.Worse), ("Better", check.Better) })
        {
            text.Append(heading).Append(" (").Append(Wording.Number(questions.Count)).Append(")\n");
            foreach (var question in questions)
                text.Append(PlainText.OneLine($"{question.Id} · {question.Question} · {question.Outcome}")).Append('\n');
            text.Append('\n');
        }

        return new ChatFile("check.txt", "text/plain", Encoding.UTF8.GetBytes(text.ToString()), "All questions that are answered worse or better than before.");
    }
}
