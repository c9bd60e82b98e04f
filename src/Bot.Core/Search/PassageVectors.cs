using System.Buffers;
using System.Numerics.Tensors;
using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>What the passages of a snapshot mean, as one model embeds them: a vector of length 1 for each, in the order of the index.</summary>
public sealed class PassageVectors
{
    private readonly float[] _rows;
    private readonly bool[] _has;

    /// <param name="rows">Row after row; those of passages without a vector are never read.</param>
    /// <param name="has">Which passages have a vector.</param>
    internal PassageVectors(string model, int dimensions, float[] rows, bool[] has)
    {
        (Model, Dimensions, _rows, _has) = (model, dimensions, rows, has);
        Missing = has.Count(has => !has);
    }

    /// <summary>All that the vectors depend on beside the passages. Vectors of two models cannot be compared.</summary>
    public string Model { get; }

    public int Dimensions { get; }

    /// <summary>Passages that have no vector yet, so that words alone lead to them.</summary>
    public int Missing { get; }

    /// <summary>The best passages by cosine, best first and of equal ones the earlier; of those that say nearly the same only the one that stands for them. What is not above 0 is not near.</summary>
    /// <param name="open">As <see cref="PassageSearch.Best"/> has it.</param>
    internal List<Hit> Top(ReadOnlySpan<float> query, PassageIndex index, int count, List<Hit>? open = null)
    {
        var unit = new float[Dimensions];
        if (!TryNormalise(query, unit))
            return [];
        var scores = ArrayPool<float>.Shared.Rent(index.PassageCount);
        try
        {
            foreach (var (start, end) in index.SearchedRuns)
            {
                for (var passage = start; passage < end; passage++)
                    scores[passage] = _has[passage] ? TensorPrimitives.Dot(Row(passage), unit) : 0;
            }

            return PassageSearch.Best(scores.AsSpan(0, index.PassageCount), index, count, open);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
        }
    }

    /// <summary>The cosine with one passage; 0 where it has no vector.</summary>
    internal float Score(ReadOnlySpan<float> query, int passage)
    {
        var unit = new float[Dimensions];
        return TryNormalise(query, unit) && _has[passage] ? TensorPrimitives.Dot(Row(passage), unit) : 0;
    }

    /// <summary>Empty where the passage has none.</summary>
    internal ReadOnlySpan<float> Find(int passage) => _has[passage] ? Row(passage) : default;

    /// <summary>The same vectors for another snapshot, as far as it has the same passages.</summary>
    internal PassageVectors For(IReadOnlyList<Article> articles, PassageIndex index, IReadOnlyList<Article> nextArticles, PassageIndex next)
    {
        if (ReferenceEquals(index, next))
            return this;
        // Passages are embedded below the title.
        var places = new Dictionary<(TextHash, string?), int>(articles.Count);
        for (var article = 0; article < articles.Count; article++)
            places[(articles[article].TextHash, articles[article].Title)] = article;
        var rows = new float[(long)next.PassageCount * Dimensions];
        var has = new bool[next.PassageCount];
        for (var article = 0; article < nextArticles.Count; article++)
        {
            if (!places.TryGetValue((nextArticles[article].TextHash, nextArticles[article].Title), out var before) || !HasSamePassages(index, before, next, article))
                continue;
            var (from, to, count) = (index.ArticlePassages[before], next.ArticlePassages[article], next.ArticlePassages[article + 1] - next.ArticlePassages[article]);
            Array.Copy(_rows, (long)from * Dimensions, rows, (long)to * Dimensions, (long)count * Dimensions);
            Array.Copy(_has, from, has, to, count);
        }

        return new PassageVectors(Model, Dimensions, rows, has);
    }

    /// <summary>Those of some articles, one behind the other.</summary>
    /// <param name="articles">Places, rising.</param>
    internal PassageVectors Of(PassageIndex index, IReadOnlyList<int> articles)
    {
        int[] passages = [.. articles.SelectMany(article => Enumerable.Range(index.ArticlePassages[article], index.ArticlePassages[article + 1] - index.ArticlePassages[article]))];
        var rows = new float[(long)passages.Length * Dimensions];
        for (var i = 0; i < passages.Length; i++)
            Array.Copy(_rows, (long)passages[i] * Dimensions, rows, (long)i * Dimensions, Dimensions);
        return new PassageVectors(Model, Dimensions, rows, [.. passages.Select(passage => _has[passage])]);
    }

    /// <summary>False where the vector has another length, points nowhere or is no number.</summary>
    internal static bool TryNormalise(ReadOnlySpan<float> vector, Span<float> unit)
    {
        if (vector.Length != unit.Length)
            return false;
        var length = TensorPrimitives.Norm(vector);
        if (!float.IsFinite(length) || length < 1e-30f)
            return false;
        TensorPrimitives.Divide(vector, length, unit);
        return true;
    }

    private static bool HasSamePassages(PassageIndex index, int article, PassageIndex other, int otherArticle)
    {
        var (from, to, count) = (index.ArticlePassages[article], other.ArticlePassages[otherArticle], index.ArticlePassages[article + 1] - index.ArticlePassages[article]);
        return other.ArticlePassages[otherArticle + 1] - to == count
            && Enumerable.Range(0, count).All(place => index.PassageSpan(from + place) == other.PassageSpan(to + place));
    }

    private ReadOnlySpan<float> Row(int passage) => new(_rows, passage * Dimensions, Dimensions);
}
