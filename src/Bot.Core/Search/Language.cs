using System.Collections.Frozen;
using Lucene.Net.Analysis.Snowball;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;
using Lucene.Net.Util;

namespace Bot.Core.Search;

/// <summary>What the analysis of a language needs; stemmers and word lists are Snowball's, from Lucene.Net.Analysis.Common.</summary>
internal sealed class Language
{
    private static readonly FrozenDictionary<string, Lazy<Language>> All = new Dictionary<string, Lazy<Language>>(StringComparer.Ordinal)
    {
        ["en"] = new(() => new("english", () => new EnglishStemmer(), "us") { Irregular = ReadIrregular("irregular-en.txt") }),
        ["fr"] = new(() => new("french", () => new FrenchStemmer()) { Elisions = Set("l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu") }),
        ["de"] = new(() => new("german", () => new German2Stemmer())),
        ["es"] = new(() => new("spanish", () => new SpanishStemmer())),
        ["it"] = new(() => new("italian", () => new ItalianStemmer()) { Elisions = Set("l", "d", "un", "dell", "all", "nell", "sull", "dall", "quell", "c", "s") }),
        ["nl"] = new(() => new("dutch", () => new DutchStemmer())),
        ["pt"] = new(() => new("portuguese", () => new PortugueseStemmer())),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly Lazy<Language> Unknown = new(() => new Language());

    private readonly Func<SnowballProgram>? _stemmer;

    private Language() => StopWords = FrozenSet<string>.Empty;

    private Language(string name, Func<SnowballProgram> stemmer, params string[] stopWords)
    {
        _stemmer = stemmer;
        using var reader = IOUtils.GetDecodingReader(typeof(SnowballFilter), name + "_stop.txt", System.Text.Encoding.UTF8);
        StopWords = WordlistLoader.GetSnowballWordSet(reader, LuceneVersion.LUCENE_48).Concat(stopWords).ToFrozenSet(StringComparer.Ordinal);
    }

    public FrozenSet<string> StopWords { get; }

    /// <summary>Short words that are written together with the next one, before an apostrophe.</summary>
    public FrozenSet<string>? Elisions { get; private init; }

    /// <summary>From a form that no stemmer leads back to its base form ("risen") to that base form ("rise").</summary>
    public FrozenDictionary<string, string> Irregular { get; private init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The terms of the words that were read, for all analyzers of the language.</summary>
    public SurfaceCache Surfaces { get; } = new();

    /// <param name="code">ISO 639-1; a language that is not known has no function words and no stems.</param>
    public static Language Of(string code) => All.TryGetValue(code, out var language) ? language.Value : Unknown.Value;

    /// <summary>A stemmer keeps state: one a thread. Null where the language is not known.</summary>
    public SnowballProgram? CreateStemmer() => _stemmer?.Invoke();

    private static FrozenDictionary<string, string> ReadIrregular(string resource)
    {
        var bases = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Resource.Lines(resource))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var forms = line.Split(' ');
            foreach (var form in forms.Skip(1))
                bases[form] = forms[0];
        }

        return bases.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
