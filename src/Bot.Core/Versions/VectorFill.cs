using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Versions;

/// <summary>Puts the vectors of one snapshot together: those that are kept, and those that a model makes of the rest. For one thread.</summary>
public sealed class VectorFill
{
    private readonly CorpusSnapshot _snapshot;
    private readonly string _prefix;
    private readonly float[] _rows;
    private readonly bool[] _has;

    /// <summary>For each text the first passage that has it, and for each passage the next one with its text; -1 behind the last.</summary>
    private readonly Dictionary<TextHash, int> _first;
    private readonly int[] _next;

    /// <param name="model">As <see cref="PassageVectors.Model"/>.</param>
    /// <param name="prefix">Put before each passage.</param>
    public VectorFill(CorpusSnapshot snapshot, string model, int dimensions, string prefix, CancellationToken cancellationToken)
    {
        (_snapshot, Model, Dimensions, _prefix) = (snapshot, model, dimensions, prefix);
        (_rows, _has, _next) = (new float[(long)snapshot.Passages * dimensions], new bool[snapshot.Passages], new int[snapshot.Passages]);
        _first = new Dictionary<TextHash, int>(snapshot.Passages);
        for (var passage = snapshot.Passages - 1; passage >= 0; passage--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var text = TextHash.Of(TextOf(passage));
            _next[passage] = _first.GetValueOrDefault(text, -1);
            _first[text] = passage;
        }
    }

    public string Model { get; }

    public int Dimensions { get; }

    /// <summary>Texts that have no vector yet; copies of one text count once.</summary>
    public int Missing => _first.Values.Count(passage => !_has[passage]);

    /// <summary>How much memory the vectors of a snapshot take; null where no array can hold them.</summary>
    public static long? BytesOf(CorpusSnapshot snapshot, int dimensions) => (long)snapshot.Passages * dimensions is var numbers && numbers <= Array.MaxLength ? numbers * sizeof(float) : null;

    /// <summary>The texts that have no vector yet, in the order of their passages.</summary>
    public IEnumerable<(TextHash Hash, string Text)> Lacking() =>
        _first.Where(entry => !_has[entry.Value]).OrderBy(entry => entry.Value).Select(entry => (entry.Key, TextOf(entry.Value)));

    /// <summary>Puts in the vectors that the snapshot has already.</summary>
    public void Take(PassageVectors vectors)
    {
        if (vectors.Model != Model)
            return;
        foreach (var (text, passage) in _first)
        {
            if (vectors.Find(passage) is { IsEmpty: false } vector)
                TryAdd(text, vector);
        }
    }

    /// <summary>False where no passage has the text, or the vector is of another length, points nowhere or is no number.</summary>
    public bool TryAdd(TextHash text, ReadOnlySpan<float> vector)
    {
        if (!_first.TryGetValue(text, out var passage))
            return false;
        if (_has[passage])
            return true;
        if (!PassageVectors.TryNormalise(vector, Row(passage)))
            return false;
        _has[passage] = true;
        for (var copy = _next[passage]; copy >= 0; copy = _next[copy])
        {
            Row(passage).CopyTo(Row(copy));
            _has[copy] = true;
        }

        return true;
    }

    /// <summary>What is there now; what is added later does not change it.</summary>
    // Rows are shared, since those without a vector are not read and those with one are not written again.
    public PassageVectors ToVectors() => new(Model, Dimensions, _rows, [.. _has]);

    private string TextOf(int passage) => _prefix + _snapshot.TextOf(passage);

    private Span<float> Row(int passage) => _rows.AsSpan(passage * Dimensions, Dimensions);
}
