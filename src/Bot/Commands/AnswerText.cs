using System.Diagnostics;
using System.Globalization;
using System.Text;
using Bot.Answers;
using Bot.Core.Answers;
using Bot.Figures;

namespace Bot.Commands;

/// <summary>Draws an answer as text for the terminal. Quotes are printed in full.</summary>
internal static class AnswerText
{
    private const int Indent = 4;

    /// <param name="hint">How to see more passages, such as "type 'more'".</param>
    internal static string Draw(Asked.Answered answered, TextLayout layout, string hint)
    {
        var answer = answered.Answer;
        var text = new StringBuilder();
        text.Append(layout.Bold(layout.Wrap(PlainText.Clean(Opening(answer)), 0))).Append("\n\n");
        if (answer is Answer.Found { Figure: { } figure })
            text.Insert(0, layout.Bold(layout.Wrap(string.Create(CultureInfo.InvariantCulture, $"{FigureWording.Answering(figure.Figure)} [{figure.Citation}]"), 0)) + "\n\n");
        foreach (var reading in new[] { Wording.ReadAs(answer), Wording.Corrections(answer) }.OfType<string>())
            text.Append(layout.Wrap(reading, 0)).Append("\n\n");
        if (answer is Answer.NotFound { Closest.Count: > 0 })
            text.Append("The closest passages:\n\n");

        text.Append(Draw(ShownPassages.First(answer), answer.Language, layout));
        var notes = answer is Answer.Found found ? new[] { Wording.Difference(found), Wording.Unanswered(found), Wording.Told(found) } : [];
        foreach (var note in notes.Append(answered.Note).OfType<string>())
            text.Append(layout.Wrap(note, 0)).Append("\n\n");
        if (ShownPassages.More(answer).Count is > 0 and var more)
            text.Append(CultureInfo.InvariantCulture, $"{Wording.Count(more, "more passage")}: {hint}\n");

        return text.Append(layout.Faint(Wording.Freshness(answer.Corpus))).Append('\n').ToString();
    }

    /// <summary>The passages that <see cref="Draw(Asked.Answered, TextLayout, string)"/> left for later.</summary>
    internal static string DrawMore(Answer answer, TextLayout layout) =>
        ShownPassages.More(answer) is { Count: > 0 } more ? Draw(more, answer.Language, layout) : "No more passages.\n";

    private static string Opening(Answer answer) => answer switch
    {
        Answer.Found found => string.Join(' ', found.Sentences.Select(sentence =>
            $"{sentence.Text} {string.Concat(sentence.Citations.Select(number => string.Create(CultureInfo.InvariantCulture, $"[{number}]")))}")),
        Answer.NotFound notFound => Wording.NotFound(notFound),
        _ => throw new UnreachableException(),
    };

    /// <param name="asked">The language of the question.</param>
    private static string Draw(IReadOnlyList<Citation> citations, string? asked, TextLayout layout)
    {
        var text = new StringBuilder();
        foreach (var citation in citations)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"[{citation.Number}]").PadRight(Indent);
            var quote = layout.Wrap($"“{PlainText.Clean(citation.Quote)}”", Indent);
            text.Append(layout.Bold(number)).Append(quote.AsSpan(Math.Min(Indent, quote.Length))).Append('\n');
            foreach (var line in Details(citation, asked, layout))
                text.Append(layout.Faint(layout.Wrap(line, Indent))).Append('\n');
            text.Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Details(Citation citation, string? asked, TextLayout layout)
    {
        yield return Wording.Source(citation.Article, citation.Paragraph);
        if (Wording.OtherLanguage(citation.Article, asked) is { } language)
            yield return language;
        yield return Location(citation, layout);
        if (TextFragment.Of(citation.Article, citation.Quote) is { } url)
            yield return url;
        if (citation.AlsoIn.Count > 0)
            yield return $"also in: {string.Join(", ", citation.AlsoIn.Take(Wording.CopiesShown).Select(other => Location(other, layout)))}{Wording.MoreCopies(citation.AlsoIn.Count)}";
        if (citation.Article.IsGarbled)
            yield return Wording.LowQuality;
    }

    private static string Location(Citation citation, TextLayout layout) => SourceLocation.Of(citation.Article, citation.Span, layout);
}
