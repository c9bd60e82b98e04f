using System.Globalization;
using System.Text;
using Bot.Answers;
using Bot.Core.Answers;

namespace Bot.Commands;

/// <summary>Draws why an answer is what it is as text for the terminal; the verdict stands last, where the eye is when the prompt comes back.</summary>
internal sealed class ExplanationText
{
    private const int Indent = 4;

    private readonly TextLayout _layout;
    private readonly StringBuilder _text = new();

    private ExplanationText(TextLayout layout) => _layout = layout;

    internal static string Draw(Explanation explanation, TextLayout layout)
    {
        var drawing = new ExplanationText(layout);
        drawing.Add(explanation.Question);
        foreach (var quote in explanation.Quotes)
            drawing.Add(quote);
        if (explanation.Passages.Count > 0)
            drawing.Add(explanation.Passages);
        drawing.Add(explanation.Confidence);
        return drawing._text.ToString();
    }

    private void Add(QuestionExplanation question)
    {
        AddHeading("How the question was understood");
        AddLines(QuestionText.Lines(question), Indent);
        foreach (var word in question.Words)
        {
            AddLines([QuestionText.Word(word)], Indent);
            AddLines(QuestionText.Meanings(word), 2 * Indent);
        }
    }

    private void Add(QuoteExplanation quote)
    {
        AddHeading($"[{Count(quote.Number)}] {Place(quote.File, quote.Paragraph)} · score {FeatureText.Number(quote.Score)}");
        AddLines([QuestionText.Met(quote)], Indent);
        _text.Append(FeatureText.Table(quote.Features));
    }

    private void Add(IReadOnlyList<PassageExplanation> passages)
    {
        AddHeading("The best passages");
        foreach (var passage in passages)
        {
            AddLines([$"{Count(passage.Number)}. {Place(passage.File, passage.Paragraph)} · score {FeatureText.Number(passage.Score)}"], Indent);
            AddLines([FeatureText.Line(passage)], 2 * Indent);
        }
    }

    private void Add(ConfidenceExplanation confidence)
    {
        var threshold = confidence.Threshold.ToString("0.##", CultureInfo.InvariantCulture);
        AddHeading($"Confidence {FeatureText.Number(confidence.Confidence)} · {(confidence.Missing is null ? $"answered from {threshold} on" : $"refused below {threshold}")}");
        _text.Append(FeatureText.Table(confidence));
        if (confidence.Missing is { } missing)
            AddLines([$"refused: {missing}"], Indent);
        if (confidence is { Missing: not null, Against.Count: > 0 })
            AddLines([$"spoke most against it: {string.Join(" · ", confidence.Against.Select(FeatureText.Short))}"], Indent);
    }

    private void AddHeading(string line) =>
        _text.Append(_text.Length == 0 ? "" : "\n").Append(_layout.Bold(_layout.Wrap(PlainText.OneLine(line), 0))).Append('\n');

    private void AddLines(IEnumerable<string> lines, int indent)
    {
        foreach (var line in lines)
            _text.Append(_layout.Wrap(PlainText.OneLine(line), indent)).Append('\n');
    }

    private string Place(string file, int paragraph) => $"{_layout.CorpusFolder}/{file} · paragraph {Count(paragraph)}";

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
