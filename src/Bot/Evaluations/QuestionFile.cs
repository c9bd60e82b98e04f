using System.Text.Json;
using Bot.Core.Articles;

namespace Bot.Evaluations;

/// <summary>Questions with their evidence, one JSON object a line.</summary>
internal static class QuestionFile
{
    /// <exception cref="CorpusException">The file cannot be read, or a line of it is not a question.</exception>
    internal static async Task<IReadOnlyList<EvaluationQuestion>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var lines = await File.ReadAllLinesAsync(path, cancellationToken);
            var questions = lines
                .Select((line, index) => (Line: line, Place: $"{path}:{index + 1}"))
                .Where(item => !string.IsNullOrWhiteSpace(item.Line))
                .Select(item => Parse(item.Line, item.Place))
                .ToList();
            return questions.Count > 0 ? questions : throw new CorpusException($"{path}: no questions; write one JSON object a line.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"{path}: {exception.Message}", exception);
        }
    }

    private static EvaluationQuestion Parse(string line, string place)
    {
        try
        {
            return JsonSerializer.Deserialize(line, QuestionJson.Default.EvaluationQuestion)
                ?? throw new CorpusException($"{place}: null is not a question; remove the line.");
        }
        catch (JsonException exception)
        {
            // The reader's own words name classes of this program.
            throw new CorpusException($"{place}: not a question; write {{\"id\": \"q1\", \"question\": \"...\", \"type\": \"who\", \"answerable\": true}} and no null.", exception);
        }
    }
}
