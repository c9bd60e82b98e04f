using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Core.Search;

namespace Bot.Core;

/// <summary>One version of the corpus: articles, index and figures, built once and never changed.</summary>
public sealed class CorpusSnapshot
{
    internal CorpusSnapshot(string version, ArticleFolderReading reading, PassageIndex index, FigureIndex figures, Synonyms synonyms)
    {
        Articles = reading.Articles;
        Rejected = reading.Rejected;
        Warnings = reading.Warnings;
        Index = index;
        Figures = figures;
        QuestionReader = new QuestionReader(index, reading.Articles, synonyms);
        CueWords = new CueWords(index, reading.Articles.Select(article => article.Language).Append("en").Distinct(StringComparer.Ordinal));
        State = new CorpusState(version, reading.Articles.Count, reading.Articles.Select(article => article.Published).MaxBy(date => date.Latest ?? date.Earliest));
    }

    /// <summary>Indexes the articles and reads their figures.</summary>
    internal static CorpusSnapshot Build(string version, ArticleFolderReading reading, int passageWords, Synonyms synonyms, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        var index = PassageIndexBuilder.Build(reading.Articles, passageWords, progress, cancellationToken);
        var figures = FigureIndexBuilder.Build(reading.Articles, index, progress, cancellationToken);
        return new CorpusSnapshot(version, reading, index, figures, synonyms);
    }

    public IReadOnlyList<Article> Articles { get; }

    public IReadOnlyList<RejectedFile> Rejected { get; }

    public IReadOnlyList<string> Warnings { get; }

    public CorpusState State { get; }

    public int Passages => Index.PassageCount;

    /// <summary>How many figures the articles give.</summary>
    public int FigureCount => Figures.Count;

    internal PassageIndex Index { get; }

    internal FigureIndex Figures { get; }

    internal FigureOverview FigureOverview => field ??= FigureTopics.Overview(Figures);

    internal QuestionReader QuestionReader { get; }

    internal CueWords CueWords { get; }

    /// <summary>The numbers that the articles give, by the year they speak of.</summary>
    public FigureTable FindFigures(FigureQuery query) => FigureSearch.Find(this, query);

    /// <summary>The number of passages of the article at this place in <see cref="Articles"/>.</summary>
    public int PassagesOf(int article) => Index.ArticlePassages[article + 1] - Index.ArticlePassages[article];
}
