using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>
/// What is asked of an index whose articles lie on other machines. Nothing here waits: what is not known yet is noted, and the exception that is thrown ends the reading of the question, which is
/// read again when it is known. What a question reads depends on what is known alone, so that the last reading is as if all articles had been here.
/// </summary>
internal interface IPassagesElsewhere
{
    /// <summary>As <see cref="PassageSearch.Top(PassageIndex, IReadOnlyList{QuestionTerm}, IReadOnlyList{ulong}, int, int)"/>.</summary>
    List<Hit> Top(PartedSearch search);

    /// <summary>As <see cref="PassageVectors.Top"/>.</summary>
    List<Hit> Nearest(ReadOnlyMemory<float> query, int count);

    /// <summary>That will be asked for.</summary>
    void WillFindNearest(ReadOnlyMemory<float> query, int count);

    /// <summary>Whether an article has a term of the index with a capital; null where it does not have it.</summary>
    bool? Find(int article, int term);

    /// <summary>Terms that will be asked for in the articles that are read.</summary>
    void WillFind(IEnumerable<int> terms);

    /// <summary>As <see cref="ArticlesTogether.Meet"/>.</summary>
    bool Meet(IReadOnlyList<int[]> subjects, IReadOnlyList<int[]> others);

    IAdmittedArticles Only(ArticleFilter filter);

    /// <summary>Of the articles that the filter admits.</summary>
    CorpusSummary SummaryOf(ArticleFilter filter);

    /// <summary>Throws unless all these passages are here.</summary>
    void NeedPassages(IEnumerable<int> passages);

    /// <summary>Throws unless all of the articles of these passages is here.</summary>
    void NeedArticlesOf(IEnumerable<int> passages);

    /// <summary>To be thrown where an article is read that is not here.</summary>
    Exception Missing(int article);
}
