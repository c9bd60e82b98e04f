using System.Globalization;
using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>An article cut into sentences and passages, its words counted; what the index is put together from.</summary>
/// <param name="PassageStarts">The first sentence of each passage.</param>
/// <param name="Lengths">Of the passages, in searched words.</param>
/// <param name="Passages">The searched words of each passage, those of title, publisher and date among them.</param>
/// <param name="FunctionWords">Of the article, as one document that has each of them once.</param>
/// <param name="PassageSignatures">Of <see cref="NearDuplicates.Sign"/>, one behind the other.</param>
internal sealed record AnalysedArticle(Sentence[] Sentences, int[] PassageStarts, int[] Lengths, PackedPostings Passages, PackedPostings FunctionWords, uint[] PassageSignatures)
{
    public TextSpan PassageSpan(int passage) => SpanOf(Sentences, PassageStarts, passage);

    public ReadOnlySpan<Sentence> SentencesOf(int passage) => SentencesOf(Sentences, PassageStarts, passage);

    public static ReadOnlySpan<Sentence> SentencesOf(Sentence[] sentences, int[] starts, int passage) =>
        sentences.AsSpan(starts[passage]..(passage + 1 < starts.Length ? starts[passage + 1] : sentences.Length));

    /// <summary>Appends the words of a sentence.</summary>
    /// <param name="published">When its article was.</param>
    public static void Analyse(PublicationDate published, ReadOnlySpan<char> text, TextSpan sentence, TextAnalyzer analyzer, List<Token> tokens)
    {
        var before = tokens.Count;
        analyzer.Analyze(text, sentence, tokens);
        RelativeYears.Add(published, text, tokens, before);
    }

    /// <summary>Title, publisher and date, as they are analysed.</summary>
    public static string HeaderOf(Article article) => string.Join(" . ", article.Title, article.Publisher, DateWords(article.Published));

    /// <summary>The words of title, publisher and date.</summary>
    public static List<Token> HeaderOf(Article article, TextAnalyzer analyzer)
    {
        var header = new List<Token>();
        AnalyseHeader(article, analyzer, header);
        return header;
    }

    /// <summary>Appends the words of title, publisher and date.</summary>
    public static void AnalyseHeader(Article article, TextAnalyzer analyzer, List<Token> tokens)
    {
        var text = HeaderOf(article);
        analyzer.Analyze(text, new TextSpan(0, text.Length), tokens);
    }

    /// <summary>The signatures of all passages.</summary>
    public static uint[] Sign(Article article, Sentence[] sentences, int[] starts)
    {
        var signatures = new uint[starts.Length * NearDuplicates.SignatureLength];
        for (var passage = 0; passage < starts.Length; passage++)
        {
            var span = SpanOf(sentences, starts, passage);
            NearDuplicates.Sign(article.Text.AsSpan(span.Start, span.Length), signatures.AsSpan(passage * NearDuplicates.SignatureLength, NearDuplicates.SignatureLength));
        }

        return signatures;
    }

    private static TextSpan SpanOf(Sentence[] sentences, int[] starts, int passage)
    {
        var ofPassage = SentencesOf(sentences, starts, passage);
        return TextSpan.Between(ofPassage[0].Span.Start, ofPassage[^1].Span.End);
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
