using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>A claim as text that numbers are read from.</summary>
internal static partial class ClaimText
{
    private static readonly FrozenSet<string> Limits = SentenceWords.Set("more less fewer only just merely later plus moins mehr weniger más menos");

    /// <summary>As the readers of figures take it. Nobody knows when it was written, so "last year" stays open.</summary>
    public static Article Article(string claim) => new() { File = "", Text = claim, Language = LanguageDetector.Detect(claim) ?? "en" };

    /// <summary>What the claim speaks of, whatever numbers it gives: an article with other numbers speaks of it too.</summary>
    public static string WithoutNumbers(string claim)
    {
        var article = Article(claim);
        var numbers = FigureReader.ReadQuantities(article).Select(quantity => quantity.Span).Concat(FigureReader.ReadSentence(article).Select(figure => figure.Span))
            .Concat(Year().Matches(claim).Select(year => new TextSpan(year.Index, year.Length))).OrderBy(span => span.Start);
        var text = new StringBuilder();
        var done = 0;
        foreach (var span in numbers.Where(span => span.Length > 0))
        {
            if (span.Start > done)
                text.Append(claim, done, span.Start - done);
            done = Math.Max(done, span.End);
        }

        return text.Append(claim, done, claim.Length - done).ToString();
    }

    /// <summary>The part of the claim that speaks of this number: where it gives several, up to the commas and conjunctions between them.</summary>
    public static TextSpan PartOf(string claim, TextSpan number, IReadOnlyList<TextSpan> numbers)
    {
        var (start, end) = (0, claim.Length);
        foreach (Match cut in Cut().Matches(claim))
        {
            if (cut.Index >= number.End && cut.Index < end && numbers.Any(other => other.Start >= cut.Index))
                end = cut.Index;
            else if (cut.Index + cut.Length <= number.Start && cut.Index + cut.Length > start && numbers.Any(other => other.End <= cut.Index + 1))
                start = cut.Index + cut.Length;
        }

        return TextSpan.Between(start, end);
    }

    /// <summary>It says that something is not so. "Not more than" is a limit.</summary>
    public static bool Denies(string part)
    {
        var words = Words().Matches(part.Replace('’', '\'')).Select(word => word.Value).ToList();
        return words.Index().Any(word => IsDenial(word.Item) && !(word.Index + 1 < words.Count && Limits.Contains(words[word.Index + 1])));

        static bool IsDenial(string word) => QuestionWords.IsNegation(word) || word.EndsWith("n't", StringComparison.OrdinalIgnoreCase);
    }

    public static List<int> YearsOf(string part) => [.. Year().Matches(part).Select(year => int.Parse(year.ValueSpan, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"[\p{L}']+", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Words();

    [GeneratedRegex(@"[,;:(]\s|\s[–—-]\s|\s(and|but|while|whereas|et|mais|und|aber|y|pero)\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Cut();

    [GeneratedRegex(@"\b(1[5-9]|20)\d\d\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Year();
}
