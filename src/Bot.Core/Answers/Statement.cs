using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>
/// A ranked sentence with its words and what they meet of the question, to be compared with what other articles say.
/// The words are read when they are needed: most sentences are ruled out by what they meet.
/// </summary>
internal sealed class Statement(CorpusSnapshot snapshot, QuestionMatcher matcher, RankedSentence sentence)
{
    public RankedSentence Sentence => sentence;

    public int Article { get; } = snapshot.Index.ArticleOf(sentence.Passage);

    public Article Source => snapshot.Articles[Article];

    public TextSpan Span { get; } = sentence.SpanIn(snapshot.Index);

    public TermMatch Match { get; } = matcher.MatchSentence(sentence);

    public IReadOnlyList<Token> Words => field ??= Read();

    /// <summary>What each of the words meets by itself.</summary>
    public IReadOnlyList<TermMatch> Matches => field ??= [.. Words.Select(word => snapshot.Index.FindTerm(word.Term) is { } term ? matcher.MatchTerm(term) : default)];

    /// <summary>Terms of the words that are neither function words nor numbers.</summary>
    public HashSet<string> Content => field ??= [.. Words.Where(word => word is { IsStopWord: false, IsNumber: false }).Select(word => word.Term)];

    /// <summary>Terms of the words with a capital behind the first word.</summary>
    public HashSet<string> Names => field ??= [.. Words.Skip(1).Where(word => word is { IsCapital: true, IsStopWord: false, IsNumber: false }).Select(word => word.Term)];

    /// <summary>Different terms of the index in it.</summary>
    private HashSet<int> Terms => field ??= [.. sentence.TokensIn(snapshot.Index).ToArray().Select(PackedToken.Term)];

    public bool Has(CueWords cues, Cue cue) => Terms.Any(term => cues.Of(term).HasFlag(cue));

    public bool HasNumber(CueWords cues)
    {
        foreach (var token in sentence.TokensIn(snapshot.Index))
        {
            if (PackedToken.Kind(token).HasFlag(TokenKind.Number) || cues.Of(PackedToken.Term(token)).HasFlag(Cue.NumberWord))
                return true;
        }

        return false;
    }

    /// <summary>The term stands somewhere in the article of the sentence.</summary>
    public bool ArticleHas(string name)
    {
        var index = snapshot.Index;
        if (index.FindTerm(name) is not { } term)
            return false;
        return new ArticleMatcher(index, [KeyValuePair.Create(term, new TermMatch(1, 1, 0))], names: 0).Match(Article).Any != 0;
    }

    /// <summary>Words, function words too, that both have.</summary>
    public int SharedWith(Statement other) => Terms.Count(other.Terms.Contains);

    public string Text => Source.Text.Substring(Span.Start, Span.Length);

    /// <summary>Words between this stretch and the nearest word that meets one of the terms; a high number where none does.</summary>
    public int DistanceTo(ulong terms, TextSpan stretch)
    {
        var (first, last) = PlacesOf(stretch);
        var nearest = int.MaxValue;
        for (var i = 0; i < Words.Count; i++)
        {
            if ((Matches[i].Near & terms) != 0)
                nearest = Math.Min(nearest, i < first ? first - i : Math.Max(0, i - last));
        }

        return nearest;
    }

    /// <summary>Both say of which year these stretches speak, or their dates of publication do, and it is not the same.</summary>
    public bool IsOfAnotherYear(TextSpan stretch, Statement other, TextSpan otherStretch)
    {
        var (own, others) = (YearsBeside(stretch), other.YearsBeside(otherStretch));
        if (own.Count == 0 && others.Count == 0)
            return false;
        own = own.Count > 0 ? own : PresentYears();
        others = others.Count > 0 ? others : other.PresentYears();
        return own.Count > 0 && others.Count > 0 && !own.Overlaps(others);
    }

    /// <summary>The years named in the same part of the sentence: commas end it.</summary>
    private HashSet<int> YearsBeside(TextSpan stretch)
    {
        var (first, last) = PlacesOf(stretch);
        while (first > 0 && !Words[first - 1].Kind.HasFlag(TokenKind.BeforeComma))
            first--;
        while (last + 1 < Words.Count && !Words[last].Kind.HasFlag(TokenKind.BeforeComma))
            last++;
        return [.. Words.Take(last + 1).Skip(first).Where(word => word.Kind.HasFlag(TokenKind.Year)).Select(word => int.Parse(word.Term, CultureInfo.InvariantCulture))];
    }

    /// <summary>What is written without a year is of the year of publication or of the one before; none where that is not known.</summary>
    private HashSet<int> PresentYears() => Source.Published is { Earliest: { } earliest, Latest: { } latest } ? [earliest.Year - 1, earliest.Year, latest.Year] : [];

    private List<Token> Read()
    {
        var words = new List<Token>();
        using var analyzer = new TextAnalyzer(Language.Of(Source.Language));
        analyzer.Analyze(Source.Text, Span, words);
        return words;
    }

    private (int First, int Last) PlacesOf(TextSpan stretch)
    {
        var first = 0;
        while (first + 1 < Words.Count && Words[first].Span.End <= stretch.Start)
            first++;
        var last = first;
        while (last + 1 < Words.Count && Words[last + 1].Span.Start < stretch.End)
            last++;
        return (first, last);
    }
}
