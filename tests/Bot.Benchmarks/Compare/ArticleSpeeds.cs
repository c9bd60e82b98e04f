using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Core.Search;

namespace Bot.Benchmarks.Compare;

/// <summary>What is done to each article before it can be found: articles a second of one processor.</summary>
internal sealed record ArticleSpeeds(double Cleaning, double Quality, double Analysis, double Figures)
{
    private const int Sample = 300;

    public static ArticleSpeeds Measure(PassageFile passages)
    {
        List<Article> articles = [.. passages.ReadArticles().Take(2 * Sample)];
        // The first half is for the compiler.
        Run(articles[..(articles.Count / 2)]);
        return Run(articles[(articles.Count / 2)..]);
    }

    private static ArticleSpeeds Run(List<Article> articles)
    {
        using var analyzer = new TextAnalyzer(Language.Of("en"));
        return new ArticleSpeeds(
            PerSecond(articles, article =>
            {
                AsideFinder.Find(article.Text, default);
                LanguageDetector.Detect(article.Text);
            }),
            // Compares the articles with each other, so it takes them together.
            articles.Count / Processor(() => TextQuality.Measure(articles)),
            PerSecond(articles, article => AnalysedArticle.Of(article, PassageFile.PassageWords, analyzer)),
            PerSecond(articles, article => FigureReader.Read(article)));
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
