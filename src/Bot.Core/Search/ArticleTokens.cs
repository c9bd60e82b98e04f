using System.Collections;

namespace Bot.Core.Search;

/// <summary>What postings do not tell of single articles, and a question needs that is limited to some: one pass over all tokens.</summary>
internal sealed class ArticleTokens
{
    private readonly int[] _searched;
    private readonly BitArray?[] _functionWords;

    public ArticleTokens(PassageIndex index)
    {
        _searched = new int[index.ArticleCount];
        _functionWords = new BitArray?[index.Terms.Length];
        for (var article = 0; article < _searched.Length; article++)
        {
            var (first, end) = (index.ArticlePassages[article], index.ArticlePassages[article + 1]);
            _searched[article] = Count(index.Tokens.AsSpan(index.SentenceTokens[index.PassageSentences[first]]..index.SentenceTokens[index.PassageSentences[end]]), article)
                + ((end - first) * Count(index.HeaderOf(article), article));
        }
    }

    /// <summary>Searched tokens of the article, those of its header once a passage.</summary>
    public int Searched(int article) => _searched[article];

    /// <summary>The articles that have the term as a function word; null where none has.</summary>
    public BitArray? HavingFunctionWord(int term) => _functionWords[term];

    private int Count(ReadOnlySpan<int> tokens, int article)
    {
        var searched = 0;
        foreach (var token in tokens)
        {
            if (Postings.IsSearched(token))
                searched++;
            else
                (_functionWords[PackedToken.Term(token)] ??= new BitArray(_searched.Length))[article] = true;
        }

        return searched;
    }
}
