using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Evaluation;

/// <summary>
/// MultiHop-RAG (Tang and Yang 2024, ODC-BY) as a corpus folder and a question file. The text is its publishers':
/// it is read where it lies and written to a temporary folder only.
/// </summary>
internal static class MultiHopRag
{
    /// <summary>Writes one .txt per article, corpus.yaml and questions.jsonl.</summary>
    public static void Convert(string source, string folder)
    {
        using var corpus = JsonDocument.Parse(File.ReadAllText(Path.Combine(source, "corpus.json")));
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var yaml = new StringBuilder();
        foreach (var article in corpus.RootElement.EnumerateArray())
        {
            var file = files.Count.ToString("0000", CultureInfo.InvariantCulture) + ".txt";
            files.Add(Text(article, "url"), file);
            File.WriteAllText(Path.Combine(folder, file), Text(article, "body"));
            // A JSON string is a YAML string.
            yaml.Append(CultureInfo.InvariantCulture, $"{file}:\n  title: {Quoted(Text(article, "title"))}\n  publisher: {Quoted(Text(article, "source"))}\n")
                .Append(CultureInfo.InvariantCulture, $"  published: {Text(article, "published_at")[..10]}\n  url: {Quoted(Text(article, "url"))}\n");
        }

        File.WriteAllText(Path.Combine(folder, "corpus.yaml"), yaml.ToString());
        using var queries = JsonDocument.Parse(File.ReadAllText(Path.Combine(source, "queries.json")));
        File.WriteAllLines(Path.Combine(folder, "questions.jsonl"), queries.RootElement.EnumerateArray().Select((query, i) => Question(query, i, files).ToJsonString()));
    }

    private static JsonObject Question(JsonElement query, int number, Dictionary<string, string> files)
    {
        var evidence = query.GetProperty("evidence_list").EnumerateArray().Select((fact, group) => (JsonNode)new JsonObject
        {
            ["file"] = files[Text(fact, "url")],
            ["text"] = Text(fact, "fact"),
            ["group"] = group,
        });
        return new JsonObject
        {
            ["id"] = $"m{number}",
            ["question"] = Text(query, "query"),
            ["type"] = Text(query, "question_type"),
            ["answerable"] = Text(query, "question_type") != "null_query",
            ["answer"] = Text(query, "answer"),
            ["accept"] = new JsonArray(),
            ["evidence"] = new JsonArray([.. evidence]),
        };
    }

    private static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new InvalidDataException($"MultiHop-RAG: {name} is null.");

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
