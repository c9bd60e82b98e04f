using System.Globalization;
using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>An article cut into sentences, passages and tokens; what the index is put together from.</summary>
internal sealed record AnalysedArticle(
    IReadOnlyList<Sentence> Sentences,
    IReadOnlyList<int> PassageStarts,
    IReadOnlyList<Token> Tokens,
    IReadOnlyList<int> TokenCounts,
    IReadOnlyList<Token> Header)
{
    public IEnumerable<string> Terms => Tokens.Concat(Header).Select(token => token.Term);

    public static AnalysedArticle Of(Article article, int passageWords, TextAnalyzer analyzer)
    {
        var sentences = PassageSplitter.SentencesOf(article);
        var tokens = new List<Token>();
        var counts = new List<int>(sentences.Count);
        foreach (var sentence in sentences)
        {
            var before = tokens.Count;
            analyzer.Analyze(article.Text, sentence.Span, tokens);
            RelativeYears.Add(article, tokens, before);
            counts.Add(tokens.Count - before);
        }

        var header = new List<Token>();
        var headerText = string.Join(" . ", article.Title, article.Publisher, DateWords(article.Published));
        analyzer.Analyze(headerText, new TextSpan(0, headerText.Length), header);
        return new AnalysedArticle(sentences, PassageSplitter.Split(article, sentences, passageWords), tokens, counts, header);
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
