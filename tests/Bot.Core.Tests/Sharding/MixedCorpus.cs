using System.Text.Json;
using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Core.Tests.Sharding;

/// <summary>Articles of several sets, several publishers and languages, copies of each other among them, and questions that people ask of them.</summary>
internal static class MixedCorpus
{
    private static readonly string[] Sets = ["newspaper", "policy", "scraped", "stories", "newsroom", "topics", "unseen"];

    private static readonly string[] Foreign =
    [
        "Der Hafen von Calais war am Montag geschlossen. Die Regierung in Berlin sagte, dass 1.200 Kinder in der Stadt leben. Die Brücke kostete 3,5 Millionen Euro.",
        "Le port de Calais a été fermé lundi matin. Le gouvernement a déclaré que 1 200 enfants vivent dans la ville. Le pont a coûté 3,5 millions d'euros.",
        "El puerto de Calais fue cerrado el lunes. El gobierno dijo que 1.200 niños viven en la ciudad. El puente costó 3,5 millones de euros.",
    ];

    private static readonly Lazy<CorpusSnapshot> Built = new(() => Some.Snapshot([.. Articles().OrderBy(article => article.File, StringComparer.Ordinal)]));

    public static CorpusSnapshot Whole => Built.Value;

    /// <summary>At least so many, always the same.</summary>
    public static List<Question> Questions(int count)
    {
        var random = new Random(7);
        var texts = Sets.Select(set => Repository.PathOf($"tests/Bot.Evaluation/{set}/questions.jsonl")).Where(File.Exists)
            .SelectMany(File.ReadLines).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("question").GetString()!).ToList(); // every question has a text
        List<Question> questions = [.. texts.Select(text => new Question(text))];
        string[] shared = ["How many children live in the city?", "Wie viele Kinder leben in der Stadt?", "Combien a coûté le pont ?", "¿Cuánto costó el puente?", "xyzzy plugh", "", "the and of", "Calais"];
        questions.AddRange(shared.Select(text => new Question(text)));
        while (questions.Count < count)
            questions.Add(Changed(questions[random.Next(texts.Count)].Text, texts, random));
        return [.. questions.OrderBy(_ => random.Next()).Take(count)];
    }

    private static Question Changed(string text, List<string> texts, Random random) => random.Next(6) switch
    {
        0 => new Question($"{text.TrimEnd('?')} and {char.ToLowerInvariant(texts[random.Next(texts.Count)][0])}{texts[random.Next(texts.Count)][1..]}"),
        1 => new Question(random.Next(8, text.Length) is var place && place < text.Length ? text.Remove(place, 1) : text),
        2 => new Question("And how many were there?") { Context = [new Turn(text, "Many.")] },
        3 => new Question(text) { Explain = true },
        _ => new Question(text) { Filter = Filter(random) },
    };

    public static ArticleFilter Filter(Random random) => random.Next(6) switch
    {
        0 => new ArticleFilter { Publisher = Whole.PublishersOf(ArticleFilter.Everything)[random.Next(3)].Name },
        1 => new ArticleFilter { From = new DateOnly(2019, 1, 1) },
        2 => new ArticleFilter { Folders = [Sets[random.Next(Sets.Length)], "copies"] },
        3 => new ArticleFilter { Folders = ["copies", "foreign"] },
        4 => new ArticleFilter { To = new DateOnly(2020, 6, 30), Within = new ArticleFilter { Folders = [Sets[random.Next(Sets.Length)], "foreign"] } },
        _ => new ArticleFilter { Publisher = "Nobody" },
    };

    private static IEnumerable<Article> Articles()
    {
        var random = new Random(5);
        foreach (var set in Sets)
        {
            var read = new ArticleFolder(new CorpusOptions { Folder = Repository.PathOf($"tests/Bot.Evaluation/{set}/articles") }).Read(null, CancellationToken.None).Articles;
            foreach (var article in read)
            {
                yield return article with { File = $"{set}/{article.File}" };
                if (random.Next(3) == 0)
                    yield return article with { File = $"copies/{random.Next(100)}-{set}-{article.File}", Text = $"{article.Text}\n\nThis was first told elsewhere.", Publisher = "The Copier", Asides = [], Quality = random.NextDouble() };
                // Another number is another report of the same.
                if (random.Next(4) == 0)
                    yield return article with { File = $"later/{random.Next(100)}-{set}-{article.File}", Text = article.Text.Replace('3', '4'), Publisher = null, Asides = [], Quality = 0.9 };
            }
        }

        for (var i = 0; i < 30; i++)
            yield return new Article { File = $"foreign/{i}.txt", Text = string.Join("\n\n", Foreign.Skip(i % 3).Take(1 + (i / 10))), Language = new[] { "de", "fr", "es" }[i % 3], Publisher = i % 2 == 0 ? "Die Post" : null };
    }
}
