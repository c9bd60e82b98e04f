namespace Bot.Core.Search;

/// <summary>Numbers the terms of an index that is built, in the order in which they come. For many threads.</summary>
internal sealed class TermNumbers
{
    private readonly int _id = SurfaceTerm.NewNumbering();
    private readonly Lock _adding = new();
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _terms = [];

    /// <summary>By their numbers; once all are numbered.</summary>
    public IReadOnlyList<string> Terms => _terms;

    public int Of(SurfaceTerm term)
    {
        if (term.TryGetNumber(_id, out var number))
            return number;
        lock (_adding)
        {
            if (!_numbers.TryGetValue(term.Text, out number))
            {
                _numbers.Add(term.Text, number = _terms.Count);
                _terms.Add(term.Text);
            }
        }

        term.SetNumber(_id, number);
        return number;
    }
}
