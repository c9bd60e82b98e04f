using System.Collections.Concurrent;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;

namespace Bot.Core.Articles;

/// <summary>The list of English words inside Lucene's KStem.</summary>
internal static class EnglishLexicon
{
    private const int MostKept = 1 << 18;

    /// <summary>What was asked before: stemming takes a hundred times as long.</summary>
    private static readonly ConcurrentDictionary<string, bool> Asked = new(StringComparer.Ordinal);

    private static int _kept;

    // A stemmer keeps state while it stems.
    [ThreadStatic]
    private static OneWord? _word;

    [ThreadStatic]
    private static KStemFilter? _stemmer;

    /// <param name="word">In lower case.</param>
    public static bool Knows(string word)
    {
        if (Asked.TryGetValue(word, out var known))
            return known;
        known = IsListed(word) || (Stem(word) is var stem && stem != word && IsListed(stem));
        // The count of a concurrent dictionary locks all of it.
        if (Volatile.Read(ref _kept) < MostKept && Asked.TryAdd(word, known))
            Interlocked.Increment(ref _kept);
        return known;
    }

    // The list cannot be asked directly, but KStem takes these endings off only when a word of the list remains.
    // It takes two, since "agreement" is itself a word of the list and stays.
    private static bool IsListed(string word) => Stem(word, "ment").SequenceEqual(word) || Stem(word, "ize").SequenceEqual(word);

    private static string Stem(string word) => Stem(word, "") is var stem && stem.SequenceEqual(word) ? word : stem.ToString();

    /// <returns>What holds until the next word is stemmed.</returns>
    private static ReadOnlySpan<char> Stem(string word, string ending)
    {
        _word ??= new OneWord();
        _stemmer ??= new KStemFilter(_word);
        _word.Term.SetEmpty().Append(word).Append(ending);
        _stemmer.IncrementToken();
        return _word.Term.Buffer.AsSpan(0, _word.Term.Length);
    }

    private sealed class OneWord : TokenStream
    {
        public OneWord() => Term = AddAttribute<ICharTermAttribute>();

        public ICharTermAttribute Term { get; }

        public override bool IncrementToken() => true;
    }
}
