using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;

namespace Bot.Core.Articles;

/// <summary>The list of English words inside Lucene's KStem.</summary>
internal static class EnglishLexicon
{
    private const int MostKept = 1 << 18;
    private const byte Unknown = 0;
    private const byte Known = 1;

    /// <summary>What was asked before: stemming takes a hundred times as long.</summary>
    private static readonly WordTable Asked = new();

    // A stemmer keeps state while it stems.
    [ThreadStatic]
    private static OneWord? _word;

    [ThreadStatic]
    private static KStemFilter? _stemmer;

    /// <param name="word">In lower case.</param>
    public static bool Knows(string word)
    {
        if (Asked.Find(word) is { } answer)
            return answer == Known;
        var known = IsListed(word) || (Stem(word) is var stem && stem != word && IsListed(stem));
        if (Asked.Count < MostKept)
            Asked.Add(word, known ? Known : Unknown);
        return known;
    }

    /// <summary>As <see cref="WordTable.Touch"/>, where many words are asked for.</summary>
    public static void Touch(IReadOnlyCollection<string> words) => Asked.Touch(words);

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
