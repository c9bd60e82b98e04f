using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Tests.Moderation;

/// <summary>A folder of articles that changes by generations. Every sentence of a generation tells its number, so that a mixture of two shows; some articles never change.</summary>
internal static partial class Generations
{
    private const int First = 7_000;

    internal static readonly IReadOnlyList<string> Towns = ["Kest", "Arlow", "Brinmouth", "Corvale", "Dunwick", "Esterhaven", "Falmere", "Glenport", "Harrowby", "Islemoor", "Jarnvik", "Kirkwall"];

    /// <summary>What the towns tell, one question for each.</summary>
    internal static IReadOnlyList<string> Questions { get; } =
    [
        .. Towns.Select(town => $"How many boats did the harbour of {town} take in?"),
        "How long is the bridge of Dunwick?",
        "How many people do the shipyards of Kest and the shipyards of Arlow employ?",
        "what did the mayor of Falmere say about the shipyards",
    ];

    internal static void Write(string folder, int generation)
    {
        var number = (First + generation).ToString(CultureInfo.InvariantCulture);
        Directory.CreateDirectory(Path.Combine(folder, "towns"));
        foreach (var town in Towns)
        {
            File.WriteAllText(
                Path.Combine(folder, "towns", $"{town}.md"),
                $"""
                ---
                title: The harbour of {town}
                publisher: {town} News
                url: https://{town.ToLowerInvariant()}.example/harbour
                ---
                The harbour of {town} took in {number} boats, the port authority of {town} said.

                The shipyards of {town} employ {number} people, and the mayor of {town} said that {number} people are too few for the shipyards.

                A bridge of {number} metres leads from {town} to the island, where {number} ferries stopped.

                """);
        }
    }

    /// <summary>Articles that are the same in every generation, long enough for a reload to take a while.</summary>
    internal static void WriteUnchanging(string folder)
    {
        foreach (var source in Directory.GetFiles(Path.Combine(Checkout.Folder, "seeds"), "*.txt"))
            File.Copy(source, Path.Combine(folder, Path.GetFileName(source)), overwrite: true);
    }

    /// <summary>The only generation that the articles are of.</summary>
    internal static int Of(IEnumerable<Article> articles)
    {
        var told = articles.Where(IsOfTown).SelectMany(article => Numbers().Matches(article.Text)).Select(number => number.Value).Distinct(StringComparer.Ordinal);
        return int.Parse(Assert.Single(told), CultureInfo.InvariantCulture) - First;
    }

    /// <summary>All that an answer quotes is of its version, word for word, and of one generation.</summary>
    /// <returns>How many quotes were verified.</returns>
    internal static int Verify(Answer answer, Func<string, string, Article?> find, int? generation = null)
    {
        var quoted = Quoted(answer).ToList();
        foreach (var citation in quoted)
        {
            var article = find(answer.Corpus.Version, citation.Article.File);
            Assert.NotNull(article);
            Assert.Equal(citation.Quote, article.Text.Substring(citation.Span.Start, citation.Span.Length));
        }

        if (quoted.Any(citation => IsOfTown(citation.Article)))
            Assert.Equal(generation ?? Of(quoted.Select(citation => citation.Article)), Of(quoted.Select(citation => citation.Article)));
        return quoted.Count;
    }

    internal static bool IsOfTown(Article article) => article.File.StartsWith("towns/", StringComparison.Ordinal);

    private static IEnumerable<Citation> Quoted(Answer answer) => (answer switch
    {
        Answer.Found found => found.Citations,
        Answer.NotFound notFound => notFound.Closest,
        _ => [],
    }).Concat(answer.Passages).SelectMany(citation => citation.AlsoIn.Append(citation));

    [GeneratedRegex(@"\d{4,}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Numbers();
}
