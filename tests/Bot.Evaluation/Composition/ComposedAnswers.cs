using System.Globalization;

namespace Bot.Evaluation.Composition;

/// <summary>Honest answers about all articles there are, and their mutations: always the same ones.</summary>
internal sealed class ComposedAnswers
{
    /// <summary>Another one draws other sentences and changes: a rule that helps one sample alone is none.</summary>
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("COMPOSITION_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : 20261126;

    private static readonly string[] Sets = ["seeds", "topics", "newsroom", "newspaper", "stories", "policy", "unseen", "reports", "scraped"];

    private ComposedAnswers(IReadOnlyList<HonestAnswer> honest, IReadOnlyList<HonestAnswer> unseen, bool hasNews)
    {
        Honest = [.. honest, .. unseen];
        Mutated = [.. MutationSample.Of(honest, Seed), .. MutationSample.Of(unseen, Seed)];
        HasNews = hasNews;
    }

    public IReadOnlyList<HonestAnswer> Honest { get; }

    public IReadOnlyList<Mutated> Mutated { get; }

    /// <summary>The 609 articles of MultiHop-RAG are there.</summary>
    public bool HasNews { get; }

    public static ComposedAnswers Read(CancellationToken cancellationToken)
    {
        var snapshots = Sets.ToDictionary(set => set, set => EvaluatedCorpus.Open(EvaluationData.ArticlesOf(set), cancellationToken).Current);
        List<HonestAnswer> honest =
        [
            .. WrittenAnswers.Read(HonestAnswer.Written, snapshots),
            .. Sets.SelectMany(set => GeneratedAnswers.Of(snapshots[set], set, 25, new Random(Seed))),
        ];
        var news = EvaluationData.Find("multihop-rag");
        if (news is not null)
            honest.AddRange(OfNews(news, cancellationToken));
        return new ComposedAnswers(honest, [.. WrittenAnswers.Read(HonestAnswer.Unseen, snapshots)], news is not null);
    }

    private static List<HonestAnswer> OfNews(string source, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("bot-composed-");
        try
        {
            MultiHopRag.Convert(source, folder.FullName);
            return [.. GeneratedAnswers.Of(EvaluatedCorpus.Open(folder.FullName, cancellationToken).Current, "news", 300, new Random(Seed))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
