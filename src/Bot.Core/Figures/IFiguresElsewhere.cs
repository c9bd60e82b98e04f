namespace Bot.Core.Figures;

/// <summary>What is asked of figures whose articles lie on other machines, see <see cref="Search.IPassagesElsewhere"/>.</summary>
internal interface IFiguresElsewhere
{
    /// <summary>The articles, rising, that have a figure as the query asks for it, whatever its topic is, and all these words; of those that the question is limited to.</summary>
    /// <param name="words">Terms of the index each, any of which is enough.</param>
    IReadOnlyList<int> Candidates(FigureQuery query, IReadOnlyList<int[]> words);

    /// <summary>As <see cref="FigureTopics.Overview"/> of the articles that the question is limited to.</summary>
    FigureOverview Overview();
}
