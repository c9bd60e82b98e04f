using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Core.Search;
using Bot.Models;

namespace Bot.Benchmarks.Compare;

/// <summary>What is done to each article before it can be found: articles a second of one processor.</summary>
/// <param name="Embeddings">Of all its passages; null where no model was named.</param>
internal sealed record ArticleSpeeds(double Cleaning, double Quality, double Analysis, double Figures, double? Embeddings)
{
    private const int Sample = 300;
    private const int EmbeddedPassages = 100;

    /// <param name="embedder">The folder of an ONNX model that embeds.</param>
    /// <exception cref="CorpusException">There is no such model in the folder.</exception>
    public static async Task<ArticleSpeeds> MeasureAsync(PassageFile passages, string? embedder, CancellationToken cancellationToken)
    {
        List<Article> articles = [.. passages.ReadArticles().Take(2 * Sample)];
        // The first half is for the compiler.
        Run(articles[..(articles.Count / 2)]);
        var speeds = Run(articles[(articles.Count / 2)..]);
        return embedder is null ? speeds : speeds with { Embeddings = await EmbedAsync(passages, embedder, cancellationToken) };
    }

    private static async Task<double> EmbedAsync(PassageFile passages, string folder, CancellationToken cancellationToken)
    {
        using var model = OnnxEmbedder.Open(folder);
        string[] texts = [.. passages.ReadPassages().Take(EmbeddedPassages).Select(passage => passage.Text)];
        await model.GenerateAsync(texts.Take(1), options: null, cancellationToken);
        var before = Environment.CpuUsage.TotalTime;
        await model.GenerateAsync(texts, options: null, cancellationToken);
        return texts.Length / (Environment.CpuUsage.TotalTime - before).TotalSeconds * passages.Articles / passages.Passages;
    }

    private static ArticleSpeeds Run(List<Article> articles)
    {
        using var analyzer = new ArticleAnalyzer(PassageFile.PassageWords, new TermNumbers());
        return new ArticleSpeeds(
            PerSecond(articles, article =>
            {
                AsideFinder.Find(article.Text, default);
                LanguageDetector.Detect(article.Text);
            }),
            // Compares the articles with each other, so it takes them together.
            articles.Count / Processor(() => TextQuality.Measure(articles)),
            PerSecond(articles, article => analyzer.Analyse(article)),
            PerSecond(articles, article => FigureReader.Read(article)),
            Embeddings: null);
    }

    private static double PerSecond(List<Article> articles, Action<Article> run) => articles.Count / Processor(() => articles.ForEach(run));

    /// <summary>Seconds of the processors.</summary>
    private static double Processor(Action run)
    {
        var before = Environment.CpuUsage.TotalTime;
        run();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
}
