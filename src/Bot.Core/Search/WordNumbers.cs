using System.Collections.Concurrent;

namespace Bot.Core.Search;

/// <summary>What is known of the numbers that terms have in an index, by the language that a word is read in. For many threads.</summary>
internal sealed class WordNumbers
{
    private readonly ConcurrentDictionary<Language, NumberedWords> _words = new();

    /// <summary>See <see cref="SurfaceTerm.NewNumbering"/>.</summary>
    public int Numbering { get; } = SurfaceTerm.NewNumbering();

    public NumberedWords Of(Language language) => _words.GetOrAdd(language, static _ => new NumberedWords());
}
