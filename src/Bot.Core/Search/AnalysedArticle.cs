using System.Globalization;
using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>An article cut into sentences, passages and tokens; what the index is put together from.</summary>
/// <param name="Terms">What the numbers of the tokens mean.</param>
/// <param name="Tokens">A <see cref="PackedToken"/> each, with the number of its term in <paramref name="Terms"/>.</param>
/// <param name="TokenCounts">Of each sentence.</param>
/// <param name="Header">The tokens of title, publisher and date.</param>
/// <param name="PassageSignatures">Of <see cref="NearDuplicates.Sign"/>, one behind the other.</param>
internal sealed record AnalysedArticle(
    Sentence[] Sentences,
    IReadOnlyList<int> PassageStarts,
    string[] Terms,
    ReadOnlyMemory<int> Tokens,
    IReadOnlyList<int> TokenCounts,
    ReadOnlyMemory<int> Header,
    ReadOnlyMemory<uint> PassageSignatures)
{
    public TextSpan PassageSpan(int passage) => SpanOf(Sentences, PassageStarts, passage);

    public ReadOnlySpan<Sentence> SentencesOf(int passage) =>
        Sentences.AsSpan(PassageStarts[passage]..(passage + 1 < PassageStarts.Count ? PassageStarts[passage + 1] : Sentences.Length));

    public static AnalysedArticle Of(Article article, int passageWords, TextAnalyzer analyzer)
    {
        var sentences = PassageSplitter.SentencesOf(article);
        var tokens = new List<Token>(article.Text.Length / 5);
        var counts = new List<int>(sentences.Count);
        foreach (var sentence in sentences)
        {
            var before = tokens.Count;
            Analyse(article.Published, article.Text, sentence.Span, analyzer, tokens);
            counts.Add(tokens.Count - before);
        }

        var header = HeaderOf(article, analyzer);
        var starts = PassageSplitter.Split(article, sentences, passageWords);
        var numbers = new TermNumbers(tokens.Count + header.Count);
        var packed = Pack(tokens, numbers);
        var packedHeader = Pack(header, numbers);
        return new AnalysedArticle([.. sentences], starts, numbers.Terms(), packed, counts, packedHeader, Sign(article, sentences, starts));
    }

    /// <summary>Appends the words of a sentence.</summary>
    /// <param name="published">When its article was.</param>
    public static void Analyse(PublicationDate published, ReadOnlySpan<char> text, TextSpan sentence, TextAnalyzer analyzer, List<Token> tokens)
    {
        var before = tokens.Count;
        analyzer.Analyze(text, sentence, tokens);
        RelativeYears.Add(published, text, tokens, before);
    }

    /// <summary>The words of title, publisher and date.</summary>
    public static List<Token> HeaderOf(Article article, TextAnalyzer analyzer)
    {
        var header = new List<Token>();
        var text = string.Join(" . ", article.Title, article.Publisher, DateWords(article.Published));
        analyzer.Analyze(text, new TextSpan(0, text.Length), header);
        return header;
    }

    private static int[] Pack(List<Token> tokens, TermNumbers numbers)
    {
        var packed = new int[tokens.Count];
        for (var i = 0; i < packed.Length; i++)
            packed[i] = PackedToken.Pack(numbers.Of(tokens[i].Source), tokens[i].Kind);
        return packed;
    }

    private static uint[] Sign(Article article, List<Sentence> sentences, List<int> starts)
    {
        var signatures = new uint[starts.Count * NearDuplicates.SignatureLength];
        for (var passage = 0; passage < starts.Count; passage++)
        {
            var span = SpanOf(sentences, starts, passage);
            NearDuplicates.Sign(article.Text.AsSpan(span.Start, span.Length), signatures.AsSpan(passage * NearDuplicates.SignatureLength, NearDuplicates.SignatureLength));
        }

        return signatures;
    }

    private static TextSpan SpanOf(IReadOnlyList<Sentence> sentences, IReadOnlyList<int> starts, int passage)
    {
        var last = (passage + 1 < starts.Count ? starts[passage + 1] : sentences.Count) - 1;
        return TextSpan.Between(sentences[starts[passage]].Span.Start, sentences[last].Span.End);
    }

    /// <summary>The date as people ask for it: "30 August 2016".</summary>
    private static string DateWords(PublicationDate date) => date switch
    {
        { Precision: DatePrecision.Day, Earliest: { } day } => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        { Precision: DatePrecision.Month, Earliest: { } month } => month.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        { Precision: DatePrecision.Year, Earliest: { } year } => year.ToString("yyyy", CultureInfo.InvariantCulture),
        _ => "",
    };
}
