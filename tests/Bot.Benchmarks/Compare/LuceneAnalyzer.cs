using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Snowball;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Tartarus.Snowball.Ext;
using Lucene.Net.Util;

namespace Bot.Benchmarks.Compare;

/// <summary>Lucene's EnglishAnalyzer with the stop words and the stemmer of our engine: Snowball's, not Porter's first.</summary>
internal sealed class LuceneAnalyzer : Analyzer
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    private static readonly CharArraySet StopWords = ReadStopWords();

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var tokenizer = new StandardTokenizer(Version, reader);
        TokenStream stream = new EnglishPossessiveFilter(Version, new StandardFilter(Version, tokenizer));
        stream = new StopFilter(Version, new LowerCaseFilter(Version, stream), StopWords);
        return new TokenStreamComponents(tokenizer, new SnowballFilter(stream, new EnglishStemmer()));
    }

    private static CharArraySet ReadStopWords()
    {
        using var reader = IOUtils.GetDecodingReader(typeof(SnowballFilter), "english_stop.txt", System.Text.Encoding.UTF8);
        return WordlistLoader.GetSnowballWordSet(reader, Version);
    }
}
