using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core;

/// <summary>One version of the corpus: articles and index, built once and never changed.</summary>
public sealed class CorpusSnapshot
{
    internal CorpusSnapshot(string version, ArticleFolderReading reading, PassageIndex index, Synonyms synonyms)
    {
        Articles = reading.Articles;
        Rejected = reading.Rejected;
        Warnings = reading.Warnings;
        Index = index;
        QuestionReader = new QuestionReader(index, reading.Articles, synonyms);
        CueWords = new CueWords(index, reading.Articles.Select(article => article.Language).Append("en").Distinct(StringComparer.Ordinal));
        State = new CorpusState(version, reading.Articles.Count, reading.Articles.Select(article => article.Published).MaxBy(date => date.Latest ?? date.Earliest));
    }

    public IReadOnlyList<Article> Articles { get; }

    public IReadOnlyList<RejectedFile> Rejected { get; }

    public IReadOnlyList<string> Warnings { get; }

    public CorpusState State { get; }

    public int Passages => Index.PassageCount;

    internal PassageIndex Index { get; }

    internal QuestionReader QuestionReader { get; }

    internal CueWords CueWords { get; }

    /// <summary>The number of passages of the article at this place in <see cref="Articles"/>.</summary>
    public int PassagesOf(int article) => Index.ArticlePassages[article + 1] - Index.ArticlePassages[article];
}
