using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>How much of what a figure of an article speaks of is what the claim speaks of.</summary>
/// <param name="Share">Weight of the words of the claim that the sentence of the figure, or what it measures, meets: 0 to 1; names, numbers and years aside.</param>
/// <param name="Met">How many of those words.</param>
/// <param name="NamesMet">Every name of the claim stands in the sentence, the passage or at the head of the article.</param>
/// <param name="IsSaid">The sentence has a verb of the claim; true where the claim has none.</param>
/// <param name="IsOther">What it counts or tells is called otherwise: "children" and "police officers", "killed" and "injured".</param>
internal readonly record struct ThingMatch(float Share, int Met, bool NamesMet, bool IsSaid, bool IsOther);

/// <summary>What a claim speaks of: its words without numbers, their units and years.</summary>
internal sealed class ClaimedThing
{
    private const float RelatedWeight = 0.5f;

    private readonly CorpusSnapshot _snapshot;
    private readonly QuestionMatcher _matcher;
    private readonly ulong _words;
    private readonly ulong _persons;

    public ClaimedThing(CorpusSnapshot snapshot, QuestionMatcher matcher, string claim, IReadOnlyList<TextSpan> numbers)
    {
        (_snapshot, _matcher) = (snapshot, matcher);
        var terms = matcher.Question.Terms;
        for (var i = 0; i < terms.Count; i++)
        {
            var surface = terms[i].Surface.ToLowerInvariant();
            if (terms[i].IsNumber || terms[i].IsYear || (!terms[i].IsInherited && numbers.Any(span => span.Contains(new TextSpan(terms[i].Start, 1)))) || Units.Named(surface) is not null)
                continue;
            _words |= 1UL << i;
            if (Grammar.IsPerson(surface) && !IsAnybody(surface))
                _persons |= 1UL << i;
        }

        HasNames = (_words & matcher.Names) != 0;
    }

    public bool HasNames { get; }

    public ThingMatch Match(int figure)
    {
        var stored = _snapshot.Figures.Figures[figure];
        var article = _snapshot.Figures.ArticleOf(figure);
        var what = What(figure, article, out var isOther);
        var sentence = _matcher.WithFullNames(_matcher.MatchSentence(stored.Sentence), article);
        var beside = sentence | what;
        var passage = _snapshot.Index.PassageOf(stored.Sentence);
        var around = beside | _matcher.MatchLead(article) | _matcher.MatchSentences(_snapshot.Index.PassageSentences[passage], _snapshot.Index.PassageSentences[passage + 1]);
        around = _matcher.WithFullNames(around, article);

        float met = 0, total = 0;
        var count = 0;
        for (var i = 0; i < _matcher.Question.Terms.Count; i++)
        {
            var bit = 1UL << i;
            if ((_words & ~_matcher.Names & bit) == 0)
                continue;
            var weight = Math.Max(_matcher.Question.Terms[i].Weight, 0.01f);
            total += weight;
            met += (beside.Any & bit) != 0 ? weight : (beside.Related & bit) != 0 ? weight * RelatedWeight : 0;
            count += (beside.Near & bit) != 0 ? 1 : 0;
        }

        var verbs = _matcher.Verbs & _words;
        var personsMet = _persons == 0 || (_persons & around.Near) != 0;
        return new ThingMatch(
            total == 0 ? 0 : met / total,
            count,
            (_matcher.Names & _words & ~around.Any) == 0,
            verbs == 0 || (verbs & beside.Near) != 0,
            isOther || !personsMet || (beside.Opposite & _words & ~beside.Any) != 0);
    }

    /// <summary>What the figure measures may stand in an earlier sentence.</summary>
    private TermMatch What(int figure, int article, out bool isOther)
    {
        var what = _snapshot.Figures.What(figure);
        var all = default(TermMatch);
        bool hasPersons = false, metPersons = false, hasVerbs = false, metVerbs = false;
        foreach (var token in TextAnalyzer.TokensOf(what, _snapshot.Articles[article].Language))
        {
            var match = _snapshot.Index.FindTerm(token.Term) is { } term ? _matcher.MatchTerm(term) : default;
            all |= match;
            var word = what.Substring(token.Span.Start, token.Span.Length).ToLowerInvariant();
            if (Grammar.IsPerson(word) && !IsAnybody(word) && !token.IsCapital)
                (hasPersons, metPersons) = (true, metPersons || match.Near != 0);
            else if (Grammar.IsPredicate(word) && !token.IsStopWord && !token.IsCapital)
                (hasVerbs, metVerbs) = (true, metVerbs || match.Near != 0);
        }

        isOther = (hasPersons && !metPersons && _persons != 0) || (hasVerbs && !metVerbs && (_matcher.Verbs & _words) != 0);
        return all;
    }

    private static bool IsAnybody(string word) => word is "people" or "person" or "persons" or "personnes" or "personne" or "menschen" or "personas";
}
