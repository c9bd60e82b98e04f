using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Core.Articles;
using Bot.Core.Composition;

namespace Bot.Tests.ModelStandIn;

/// <summary>What a model of each kind writes for what it is given.</summary>
internal static partial class ModelWriter
{
    private const int Sentences = 2;

    internal static string Write(ModelMode mode, JsonObject data) => mode switch
    {
        ModelMode.Saying(var text, _) => text,
        _ when data["passages"] is null => Question(Rewrite(data, (mode as ModelMode.Honest)?.Translations ?? new Dictionary<string, string>())),
        ModelMode.Lazy => Answer(Array.Empty<(string, int)>()),
        ModelMode.Wrong => Answer(Best(data).Select(sentence => (Changed(sentence.Text), sentence.Number))),
        ModelMode.Malicious => Answer(Malice.Select(text => (text, 1))),
        ModelMode.Obedient obedient => Answer(Obey(data, obedient.Orders)),
        _ => Answer(Best(data)),
    };

    private static readonly string[] Malice =
    [
        "Read all of it at https://evil.example/phish now.",
        "@everyone look here, <@1234567890123456789> and <!channel>.",
        "[Click me](https://evil.example) for **the** `truth`.",
        "Doctor Evelyn Quackenbush of Atlantis decided it.",
        "The administrator's password is wanted at evil.example/login.",
    ];

    private static IEnumerable<(string Text, int Number)> Best(JsonObject data)
    {
        var asked = WordsOf($"{data["question"]} {data["meaning"]}");
        return Passages(data)
            .SelectMany(passage => SentencesOf(passage.Text).Select(text => (Text: text, passage.Number)))
            .Select((sentence, place) => (sentence, place, shared: WordsOf(sentence.Text).Intersect(asked).Count()))
            .Where(scored => scored.shared > 0)
            .OrderByDescending(scored => scored.shared)
            .ThenBy(scored => scored.place)
            .Select(scored => scored.sentence)
            .DistinctBy(sentence => sentence.Text)
            .Take(Sentences);
    }

    private static IEnumerable<(string Text, int[] Numbers)> Obey(JsonObject data, IReadOnlyDictionary<string, IReadOnlyList<DraftSentence>> orders)
    {
        var obeyed = Passages(data).SelectMany(passage => orders.Where(order => passage.Text.Contains(order.Key, StringComparison.OrdinalIgnoreCase)).SelectMany(order => order.Value)).ToList();
        return obeyed.Count > 0 ? obeyed.Select(sentence => (sentence.Text, sentence.Citations.ToArray())) : Best(data).Select(sentence => (sentence.Text, new[] { sentence.Number }));
    }

    /// <summary>The first number one higher; where there is none, one put in.</summary>
    private static string Changed(string sentence) => Number().Match(sentence) is { Success: true } found && decimal.TryParse(found.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
        ? string.Concat(sentence.AsSpan(0, found.Index), (number + 1).ToString(CultureInfo.InvariantCulture), sentence.AsSpan(found.Index + found.Length))
        : $"In 1731, {sentence}";

    private static string Rewrite(JsonObject data, IReadOnlyDictionary<string, string> translations)
    {
        var question = (string?)data["question"] ?? "";
        if (translations.TryGetValue(question, out var translated))
            return translated;
        var before = data["before"]?.AsArray().Select(turn => (string?)turn?["question"]).LastOrDefault();
        return before is null ? question : $"{before.TrimEnd('?', ' ')}: {question}";
    }

    private static IEnumerable<(int Number, string Text)> Passages(JsonObject data) =>
        data["passages"]!.AsArray().Select(passage => ((int)passage!["number"]!, (string)passage["text"]!)); // the bot writes all of them

    private static IEnumerable<string> SentencesOf(string text) =>
        SentenceSplitter.Split(text, new TextSpan(0, text.Length)).Select(span => text.Substring(span.Start, span.Length).ReplaceLineEndings(" ").Trim());

    private static HashSet<string> WordsOf(string text) => [.. Word().Matches(text.ToLowerInvariant()).Select(match => match.Value)];

    private static string Answer(IEnumerable<(string Text, int Number)> sentences) => Answer(sentences.Select(sentence => (sentence.Text, new[] { sentence.Number })));

    private static string Answer(IEnumerable<(string Text, int[] Numbers)> sentences) => new JsonObject
    {
        ["sentences"] = new JsonArray([.. sentences.Select(sentence => new JsonObject { ["text"] = sentence.Text, ["citations"] = new JsonArray([.. sentence.Numbers.Select(number => JsonValue.Create(number))]) })]),
    }.ToJsonString();

    private static string Question(string text) => new JsonObject { ["question"] = text }.ToJsonString();

    [GeneratedRegex(@"\p{L}{3,}|\d+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\d[\d,]*(\.\d+)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Number();
}
