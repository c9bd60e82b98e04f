using System.Text.Json;
using Bot.Core;
using Bot.Core.Articles;
using Bot.Core.Search;
using Bot.Evaluations;

namespace Bot.Evaluation.Training;

/// <summary>Articles and questions that weights are fitted on; those of other people are read where they lie.</summary>
/// <param name="Share">How much the set counts when the confidence is fitted.</param>
/// <param name="Repeats">How much each question counts when the ranking is fitted: small sets more.</param>
internal sealed record TrainingSet(string Name, IReadOnlyList<Article> Articles, IReadOnlyList<EvaluationQuestion> Questions, double Share, double Repeats)
{
    /// <summary>What is left out together: a name a question. Questions about one article of SQuAD 2.0 are, others stand for themselves.</summary>
    public Func<EvaluationQuestion, string> Group { get; init; } = question => question.Id;

    public CorpusSnapshot Snapshot() => CorpusSnapshot.Build(
        Name,
        new ArticleFolderReading(Articles, [], []),
        new CorpusOptions().PassageWords,
        Synonyms.Read(Path.GetTempPath()),
        before: null,
        progress: null,
        CancellationToken.None);

    public static async Task<TrainingSet> OfFolderAsync(string name, string folder, string questions, double share, double repeats, CancellationToken cancellationToken) => new(
        name,
        new ArticleFolder(new CorpusOptions { Folder = folder }).Read(null, cancellationToken).Articles,
        await QuestionFile.ReadAsync(questions, cancellationToken),
        share,
        repeats);

    /// <summary>SQuAD 2.0 (Rajpurkar et al. 2018), asked open: one article a title; any article that has the answer is right.</summary>
    public static TrainingSet Squad(string folder)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "dev.json")));
        var articles = new List<Article>();
        var questions = new List<EvaluationQuestion>();
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in document.RootElement.GetProperty("data").EnumerateArray())
        {
            var title = Text(entry, "title");
            var paragraphs = entry.GetProperty("paragraphs").EnumerateArray().ToList();
            articles.Add(new Article { File = title, Title = title.Replace('_', ' '), Text = string.Join("\n\n", paragraphs.Select(paragraph => Text(paragraph, "context"))) });
            var first = questions.Count;
            questions.AddRange(paragraphs.SelectMany(paragraph => paragraph.GetProperty("qas").EnumerateArray()).Select(question => new EvaluationQuestion(
                Text(question, "id"), Text(question, "question"), "squad", !question.GetProperty("is_impossible").GetBoolean())
            {
                Evidence = [.. question.GetProperty("answers").EnumerateArray().Select(answer => new Evidence(title, Text(answer, "text")))],
            }));
            foreach (var question in questions.Skip(first))
                titles[question.Id] = title;
        }

        return new TrainingSet("SQuAD 2.0", articles, questions, 26, 0.9) { Group = question => titles[question.Id] };
    }

    /// <summary>ClapNQ (Rosenthal et al. 2024), asked open over its short articles; the sentences an annotator cited are right.</summary>
    public static TrainingSet ClapNq(string folder)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "dev.json")));
        var items = document.RootElement.EnumerateArray().ToList();
        return new TrainingSet(
            "ClapNQ",
            [.. items.Select(item => new Article { File = Text(item, "id"), Title = Text(item, "title"), Text = Text(item, "text") })],
            [.. items.Select(item => new EvaluationQuestion(Text(item, "id"), Text(item, "question"), "clapnq", item.GetProperty("answerable").GetBoolean())
            {
                Evidence = [.. item.GetProperty("selected").EnumerateArray().Select(sentence => new Evidence(Text(item, "id"), sentence.GetString() ?? ""))],
            })],
            5,
            3);
    }

    private static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new InvalidDataException($"{name} is null.");
}
