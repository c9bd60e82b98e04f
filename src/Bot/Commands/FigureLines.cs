using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Answers;
using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Figures;

namespace Bot.Commands;

/// <summary>Reads the figures of a text that is no corpus, one sentence a line, and prints them as JSON lines.</summary>
internal static class FigureLines
{
    private const string StandardInput = "-";

    internal static async Task<int> PrintAsync(string path, bool quantities, Terminal terminal, CancellationToken cancellationToken)
    {
        string[] lines;
        try
        {
            lines = path == StandardInput
                ? (await terminal.In.ReadToEndAsync(cancellationToken)).Split('\n')
                : await File.ReadAllLinesAsync(Path.GetFullPath(path, terminal.Folder), cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync(PlainText.OneLine($"{path} cannot be read: {e.Message}"));
            return ExitCode.Error;
        }

        var found = false;
        for (var i = 0; i < lines.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var article = new Article { File = path, Text = lines[i].TrimEnd('\r') };
            foreach (var line in quantities ? Quantities(article, i + 1) : Figures(article, i + 1))
            {
                await terminal.Out.WriteLineAsync(line);
                found = true;
            }
        }

        if (found)
            return ExitCode.Success;
        // Not among the lines, which programs read.
        await terminal.Error.WriteLineAsync(PlainText.OneLine($"{(path == StandardInput ? "The text" : path)} has no {(quantities ? "quantities" : "figures")}."));
        return ExitCode.NotFound;
    }

    private static IEnumerable<string> Figures(Article article, int line) =>
        FigureReader.ReadSentence(article).Select(figure => FigureLineJson.Print(FigureLine.Of(figure, line)));

    private static IEnumerable<string> Quantities(Article article, int line) =>
        FigureReader.ReadQuantities(article).Select(quantity => FigureLineJson.Print(QuantityLine.Of(quantity, article.Text, line)));
}

/// <param name="Start">Of the sentence in the line.</param>
internal sealed record FigureLine(
    int Line,
    int Start,
    int Length,
    string Sentence,
    string Surface,
    decimal Value,
    decimal? ValueHigh,
    string Unit,
    string What,
    string? Qualifier,
    string Change,
    string? Per,
    int? YearFrom,
    int? YearTo,
    string Basis,
    string? Attribution)
{
    internal static FigureLine Of(Figure figure, int line) => new(
        line,
        figure.Sentence.Start,
        figure.Sentence.Length,
        figure.Quote,
        figure.Surface,
        figure.Value,
        figure.ValueHigh,
        figure.Unit,
        figure.What,
        figure.Qualifier,
        FigureEntry.Sign(figure.Change),
        figure.Per,
        figure.Period?.From.Year,
        figure.Period?.To.Year,
        FigureBasis.Of(figure.Basis).Name,
        figure.Attribution);
}

/// <param name="Start">Of the surface in the line.</param>
/// <param name="Unit">"-" where nothing says what is counted.</param>
internal sealed record QuantityLine(int Line, int Start, int Length, string Surface, decimal Value, decimal? ValueHigh, string Unit, string Change, string? Qualifier)
{
    internal static QuantityLine Of(ReadQuantity quantity, string text, int line) => new(
        line,
        quantity.Span.Start,
        quantity.Span.Length,
        text.Substring(quantity.Span.Start, quantity.Span.Length),
        quantity.Value,
        quantity.ValueHigh,
        quantity.Unit ?? "-",
        FigureEntry.Sign(quantity.Change),
        quantity.Qualifier);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FigureLine))]
[JsonSerializable(typeof(QuantityLine))]
internal sealed partial class FigureLineJson : JsonSerializerContext
{
    private static FigureLineJson Readable => field ??= new FigureLineJson(AnswerJson.ReadableOptions(Default.Options));

    internal static string Print(FigureLine line) => JsonSerializer.Serialize(line, Readable.FigureLine);

    internal static string Print(QuantityLine line) => JsonSerializer.Serialize(line, Readable.QuantityLine);
}
