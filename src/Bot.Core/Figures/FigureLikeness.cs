using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Figures;

/// <summary>Whether two figures are of the same thing, and whether they agree.</summary>
internal sealed class FigureLikeness : IDisposable
{
    /// <summary>Share of the fewer telling words that both must have, and how many at least.</summary>
    private const double SameThing = 0.6;
    private const int SharedWords = 3;

    /// <summary>The same number in two articles needs less to be the same figure.</summary>
    private const int SharedWithValue = 2;

    /// <summary>Names that the heads of two articles share when they speak of one thing, and UTF-16 units of the head.</summary>
    private const int SharedLead = 3;
    private const int LeadLength = 400;

    /// <summary>An article seldom contradicts itself.</summary>
    private const int SharedInArticle = 3;

    /// <summary>Two reports of one thing seldom differ by a higher factor.</summary>
    private const double MostApart = 3;

    /// <summary>"Over 30,000" agrees with 35,000, and not with 90,000.</summary>
    private const double NearBound = 1.2;

    /// <summary>"About 7,000" may be this share off.</summary>
    private const decimal About = 0.05m;

    /// <summary>Reports of articles that lie further apart tell how something went on.</summary>
    private const int SameTimeDays = 31;

    /// <summary>Names that begin with the same letters are of one place or people.</summary>
    private const int NameStem = 5;

    private readonly Dictionary<string, TextAnalyzer> _analyzers = new(StringComparer.Ordinal);

    private readonly Dictionary<Figure, List<string>> _sentenceNames = new(ReferenceEqualityComparer.Instance);

    private readonly Dictionary<Article, HashSet<string>> _leads = new(ReferenceEqualityComparer.Instance);

    private readonly Dictionary<Figure, (HashSet<string> What, HashSet<string> Names, HashSet<string> Verbs)> _words = new(ReferenceEqualityComparer.Instance);

    public void Dispose()
    {
        foreach (var analyzer in _analyzers.Values)
            analyzer.Dispose();
    }

    /// <summary>One figure told twice.</summary>
    public bool IsSame(Figure one, Figure other)
    {
        if (one.Value != other.Value || one.ValueHigh != other.ValueHigh || !IsSameMeasure(one, other) || !MaySpeakOfOneTime(one, other))
            return false;
        var (shared, share) = Shared(one, other);
        if (ReferenceEquals(one.Article, other.Article))
            return shared >= SharedWithValue && share >= SameThing;
        return shared >= SharedWithValue || (shared > 0 && IsTelling(one.Value));
    }

    /// <summary>The same thing at the same time, and the values cannot both be right. In doubt they do not differ: a conflict that is none would make both sources look wrong.</summary>
    public bool Differ(Figure one, Figure other)
    {
        var isOneArticle = ReferenceEquals(one.Article, other.Article);
        if (!IsSameMeasure(one, other) || (isOneArticle && one.Sentence == other.Sentence) || Units.Named(one.Unit)?.Kind is UnitKind.Factor or UnitKind.Time)
            return false;
        if (one.Period is not { } first || other.Period is not { } second || first.From != second.From || first.To != second.To || IsSeries(one, other))
            return false;
        if (Agree(one, other) || Ratio(one.Value, other.Value) > MostApart)
            return false;
        var (shared, share) = Shared(one, other);
        return shared >= (isOneArticle ? SharedInArticle : SharedWords) && share >= SameThing && NamesAgree(one, other) && !TellOtherThings(one, other) && (isOneArticle || SpeakOfOneThing(one.Article, other.Article));
    }

    /// <summary>Terms of what a figure measures, without function words.</summary>
    public IReadOnlyCollection<string> WordsOf(Figure figure) => Words(figure).What;

    private static bool IsSameMeasure(Figure one, Figure other) =>
        UnitName.Of(one.Unit) == UnitName.Of(other.Unit) && one.Per == other.Per && IsMoving(one) == IsMoving(other) && (!IsMoving(one) || one.Change == other.Change);

    private static bool IsMoving(Figure figure) => figure.Change is Change.Up or Change.Down;

    private static bool MaySpeakOfOneTime(Figure one, Figure other) => one.Period is not { } first || other.Period is not { } second || first.Overlaps(second);

    /// <summary>"So far this year" in August and in December: it grew.</summary>
    private static bool IsSeries(Figure one, Figure other)
    {
        if (one.Basis is PeriodBasis.Stated && other.Basis is PeriodBasis.Stated)
            return false;
        return one.Article.Published.Latest is { } first && other.Article.Published.Latest is { } second && Math.Abs(first.DayNumber - second.DayNumber) > SameTimeDays;
    }

    /// <summary>Both values can be right: one is the other rounded, or within what the other limits.</summary>
    internal static bool Agree(Figure one, Figure other)
    {
        if (one.ValueHigh is not null || other.ValueHigh is not null)
            return one.Value <= (other.ValueHigh ?? other.Value) && other.Value <= (one.ValueHigh ?? one.Value);
        // "30%" may be rounded, but not from 34%.
        var off = About * Math.Max(one.Value, other.Value);
        var tolerance = Math.Min(off, Math.Max(Rounding(one.Value), Rounding(other.Value)) / 2);
        if (one.Change == Change.About || other.Change == Change.About || one.Qualifier is "some" || other.Qualifier is "some")
            tolerance = off;
        if (Math.Abs(one.Value - other.Value) <= tolerance)
            return true;
        var (low, high) = one.Value < other.Value ? (one, other) : (other, one);
        // "Over 30,000" and "35,000", "up to 10" and "8".
        return low.Change == Change.Over && high.Change != Change.Over && Ratio(low.Value, high.Value) < NearBound
            || high.Change == Change.Under && low.Change != Change.Under && Ratio(low.Value, high.Value) < NearBound;
    }

    /// <summary>
    /// Each name of what the one measures that has fewer is a name of the other, and their sentences have one in common;
    /// where only one has names they may be of different things.
    /// </summary>
    private bool NamesAgree(Figure one, Figure other)
    {
        var (fewer, more) = (Words(one).Names, Words(other).Names);
        if (fewer.Count > more.Count)
            (fewer, more) = (more, fewer);
        if (fewer.Count == 0 && (more.Count > 0 || ReferenceEquals(one.Article, other.Article)))
            return false;
        var (first, second) = (SentenceNames(one), SentenceNames(other));
        return fewer.All(name => more.Any(otherName => IsOneName(name, otherName)))
            && (first.Count == 0 || second.Count == 0 || first.Any(name => second.Any(otherName => IsOneName(name, otherName))));
    }

    /// <summary>"killed nine people" and "injured 12 people": each has a verb, and none in common.</summary>
    private bool TellOtherThings(Figure one, Figure other)
    {
        var (first, second) = (Words(one).Verbs, Words(other).Verbs);
        return first.Count > 0 && second.Count > 0 && !first.Overlaps(second);
    }

    private List<string> SentenceNames(Figure figure)
    {
        if (!_sentenceNames.TryGetValue(figure, out var names))
            _sentenceNames.Add(figure, names = [.. Tokens(figure.Quote, figure.Article.Language).Where(token => token is { IsCapital: true, IsStopWord: false, IsNumber: false } && WrittenDate.Month(token.Term) is null).Select(token => token.Term)]);
        return names;
    }

    /// <summary>The headlines and first sentences name the same.</summary>
    private bool SpeakOfOneThing(Article one, Article other)
    {
        var (first, second) = (Leads(one), Leads(other));
        return first.Count(second.Contains) is > 0 and var shared && shared >= Math.Min(SharedLead, Math.Min(first.Count, second.Count));
    }

    private HashSet<string> Leads(Article article)
    {
        if (_leads.TryGetValue(article, out var names))
            return names;
        var lead = $"{article.Title} . {article.Text[..Math.Min(article.Text.Length, LeadLength)]}";
        names = [.. Tokens(lead, article.Language).Where(token => token is { IsCapital: true, IsStopWord: false, IsNumber: false }).Select(token => token.Term)];
        _leads.Add(article, names);
        return names;
    }

    /// <summary>"Europe" and "European"</summary>
    private static bool IsOneName(string name, string other) =>
        (name.Length >= NameStem && other.Length >= NameStem && name.AsSpan(0, NameStem).SequenceEqual(other.AsSpan(0, NameStem)));

    private (int Count, double Share) Shared(Figure one, Figure other)
    {
        var (first, second) = (Words(one).What, Words(other).What);
        var shared = first.Count(word => second.Contains(word) || second.Any(otherWord => IsOneName(word, otherWord)));
        return (shared, (double)shared / Math.Max(1, Math.Min(first.Count, second.Count)));
    }

    private (HashSet<string> What, HashSet<string> Names, HashSet<string> Verbs) Words(Figure figure)
    {
        if (_words.TryGetValue(figure, out var words))
            return words;
        var measured = figure.Per ?? "";
        var telling = Tokens(figure.What, figure.Article.Language).Where(token => token is { IsStopWord: false, IsNumber: false } && !measured.Contains(token.Term, StringComparison.Ordinal)).ToList();
        words = (
            [.. telling.Select(token => token.Term)],
            // The first word may have its capital from the beginning of the sentence.
            [.. telling.Where((token, i) => token.IsCapital && (i > 0 || Grammar.PartsOfSpeech(Word(token)).Length == 0)).Select(token => token.Term)],
            [.. telling.Where(token => Grammar.IsPredicate(Word(token))).Select(token => token.Term)]);
        _words.Add(figure, words);
        return words;

        string Word(Token token) => figure.What.Substring(token.Span.Start, token.Span.Length).ToLowerInvariant();
    }

    private List<Token> Tokens(string text, string language)
    {
        var tokens = new List<Token>();
        if (!_analyzers.TryGetValue(language, out var analyzer))
            _analyzers.Add(language, analyzer = new TextAnalyzer(Language.Of(language)));
        analyzer.Analyze(text, new TextSpan(0, text.Length), tokens);
        return tokens;
    }

    /// <summary>A number that two articles do not have by chance.</summary>
    internal static bool IsTelling(decimal value) => value >= 100 && Rounding(value) * 100 <= value;

    /// <summary>One of the last place that is meant: 1,000 of 35,000, 0.1 of 3.4.</summary>
    private static decimal Rounding(decimal value)
    {
        if (value % 1 != 0)
        {
            var place = 0.1m;
            while (place > 0 && value % place != 0)
                place /= 10;
            return place;
        }

        return value == 0 ? 0 : DigitReader.Zeros(Math.Abs(value));
    }

    private static double Ratio(decimal one, decimal other)
    {
        var (low, high) = (Math.Min(Math.Abs(one), Math.Abs(other)), Math.Max(Math.Abs(one), Math.Abs(other)));
        return low == 0 ? double.MaxValue : (double)high / (double)low;
    }
}
