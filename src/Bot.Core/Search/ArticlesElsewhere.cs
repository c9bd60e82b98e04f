using System.Collections;
using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>Articles none of which is here.</summary>
internal sealed class ArticlesElsewhere(int count, IPassagesElsewhere elsewhere) : IReadOnlyList<Article>
{
    public int Count => count;

    public Article this[int index] => throw elsewhere.Missing(index);

    public IEnumerator<Article> GetEnumerator() => Enumerable.Range(0, count).Select(place => this[place]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
