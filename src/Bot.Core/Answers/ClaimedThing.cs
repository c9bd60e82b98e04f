using System.Buffers;
using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>How much of what a figure of an article speaks of is what the claim speaks of.</summary>
/// <param name="Beside">Weight of the words of the claim that the sentence of the figure, or what it measures, meets: 0 to 1; names, numbers and years aside.</param>
/// <param name="Around">The same, with half of the weight of those that only the passage or the head of the article meets.</param>
/// <param name="Met">How many words the sentence meets.</param>
/// <param name="NamesMet">Every name of the claim stands in the sentence, the passage or at the head of the article.</param>
/// <param name="IsSaid">The sentence has a verb of the claim; true where the claim has none.</param>
/// <param name="PersonsMet">The sentence names the persons of the claim: "driver", "officers"; true where the claim has none.</param>
/// <param name="IsOther">What it counts or tells is called otherwise: "children" and "police officers", "killed" and "injured".</param>
internal readonly record struct ThingMatch(float Beside, float Around, int Met, bool NamesMet, bool IsSaid, bool PersonsMet, bool IsOther);

/// <summary>What a claim says of one of its numbers: the words of its part of the claim, without numbers, their units and years, and every name.</summary>
internal sealed class ClaimedThing
{
    private const float RelatedWeight = 0.5f;

    private const float AroundWeight = 0.5f;

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static readonly string[] BackWords = ["it", "they", "he", "she"];

    private readonly CorpusSnapshot _snapshot;
    private readonly QuestionMatcher _matcher;
    private readonly ulong _words;
    private readonly ulong _persons;
    private readonly ulong _deeds;
    private readonly bool _isDenied;

    /// <param name="number">The one that is meant.</param>
    /// <param name="numbers">Every number of the claim.</param>
    public ClaimedThing(CorpusSnapshot snapshot, QuestionMatcher matcher, string claim, TextSpan number, IReadOnlyList<TextSpan> numbers)
    {
        (_snapshot, _matcher) = (snapshot, matcher);
        var part = ClaimText.PartOf(claim, number, numbers);
        _isDenied = ClaimText.Denies(claim.Substring(part.Start, part.Length));
        var terms = matcher.Question.Terms;
        for (var i = 0; i < terms.Count; i++)
        {
            var surface = terms[i].Surface.ToLowerInvariant();
            var place = new TextSpan(terms[i].Start, 1);
            if (terms[i].IsNumber || terms[i].IsYear || Units.Named(surface) is not null)
                continue;
            // Of the sentence before it is the name that is meant.
            if (!terms[i].IsName && (terms[i].IsInherited || !part.Contains(place) || numbers.Any(span => span.Contains(place))))
                continue;
            _words |= 1UL << i;
            if (!terms[i].IsName && (terms[i].Class == WordClass.Verb || Grammar.IsPredicate(surface)))
                _deeds |= 1UL << i;
            if (!terms[i].IsName && terms[i].Class != WordClass.Verb && Grammar.IsPerson(surface) && !IsAnybody(surface))
                _persons |= 1UL << i;
        }

        HasNames = (_words & matcher.Names) != 0;
    }

    public bool HasNames { get; }

    public ThingMatch Match(int figure)
    {
        var stored = _snapshot.Figures[figure];
        var article = _snapshot.Figures.ArticleOf(figure);
        var what = What(figure, article, out var isOther);
        var passage = _snapshot.Index.PassageOf(stored.Sentence);
        var beside = _matcher.WithFullNames(_matcher.MatchSentence(stored.Sentence), article) | what;
        if (stored.Sentence > _snapshot.Index.PassageSentences[passage] && LeansBack(stored.Sentence, article))
            beside |= _matcher.MatchSentence(stored.Sentence - 1);
        var around = beside | _matcher.MatchLead(article) | _matcher.MatchSentences(_snapshot.Index.PassageSentences[passage], _snapshot.Index.PassageSentences[passage + 1]);
        around = _matcher.WithFullNames(around, article);

        float met = 0, near = 0, total = 0;
        var count = 0;
        for (var i = 0; i < _matcher.Question.Terms.Count; i++)
        {
            var bit = 1UL << i;
            if ((_words & ~_matcher.Names & bit) == 0)
                continue;
            var weight = Math.Max(_matcher.Question.Terms[i].Weight, 0.01f);
            total += weight;
            met += (beside.Any & bit) != 0 ? weight : (beside.Related & bit) != 0 ? weight * RelatedWeight : 0;
            near += (beside.Near & bit) == 0 && (around.Any & bit) != 0 ? weight * AroundWeight : 0;
            count += (beside.Near & bit) != 0 ? 1 : 0;
        }

        var verbs = _matcher.Verbs & _words;
        var personsAround = _persons == 0 || (_persons & around.Near) != 0;
        return new ThingMatch(
            total == 0 ? 0 : met / total,
            total == 0 ? 0 : (met + near) / total,
            count,
            (_matcher.Names & _words & ~around.Any) == 0,
            verbs == 0 || (verbs & beside.Near) != 0,
            (_persons & ~beside.Near) == 0,
            isOther || !personsAround || (beside.Opposite & _words & ~beside.Any) != 0);
    }

    /// <summary>
    /// In spite of the words of its sentence, the part that the figure stands in denies what the claim says, or the other way round; tells another deed; or is of another name:
    /// "63% supported the doctors, while 29% were against the strike".
    /// </summary>
    public bool IsToldOtherwise(int figure)
    {
        var figures = _snapshot.Figures;
        var stored = figures[figure];
        var article = _snapshot.Articles[figures.ArticleOf(figure)];
        var sentence = _snapshot.Index.SentenceSpan(stored.Sentence);
        var numbers = new List<TextSpan>();
        for (var i = figures.FirstOf(stored.Sentence); i < figures.Count && figures[i].Sentence == stored.Sentence; i++)
            numbers.Add(new TextSpan(figures[i].Start - sentence.Start, figures[i].Length));
        var whole = article.TextOf(sentence);
        var part = ClaimText.PartOf(whole, new TextSpan(stored.Start - sentence.Start, stored.Length), numbers);
        var told = whole.Substring(part.Start, part.Length);
        if (ClaimText.Denies(told) != _isDenied || IsOfOtherYear(stored, told))
            return true;

        var met = default(TermMatch);
        bool hasDeed = false, metDeed = false, hasOtherName = false, isThere = false;
        foreach (var token in TextAnalyzer.TokensOf(whole, article.Language))
        {
            if (!part.Contains(token.Span))
                continue;
            var match = _snapshot.Index.FindTerm(token.Term) is { } term ? _matcher.MatchTerm(term) : default;
            met |= match;
            var word = whole.Substring(token.Span.Start, token.Span.Length).ToLowerInvariant();
            isThere |= word == "there";
            // "There were 312" tells no deed, and "compared with 19" none of its own.
            var isDeed = !token.IsCapital && word is not ("compared" or "according") && (QuestionWords.IsAuxiliary(word) ? !isThere : !token.IsStopWord && Grammar.IsPredicate(word));
            hasDeed |= isDeed;
            metDeed |= isDeed && match.Near != 0;
            hasOtherName |= token is { IsCapital: true, IsStopWord: false, IsNumber: false } && token.Span.Start > 0 && match.Near == 0 && WrittenDate.Month(word) is null;
        }

        var elsewhere = _matcher.MatchSentence(stored.Sentence).Near & _words & ~met.Near;
        // Where the claim tells no deed, "one in five complained, and 3% had nosebleeds" are told apart by what stands with the other number.
        var isOtherDeed = hasDeed && (_deeds != 0 ? (_deeds & met.Near) == 0 : !metDeed && (elsewhere & ~_matcher.Names) != 0);
        return isOtherDeed || (hasOtherName && (elsewhere & _matcher.Names) != 0);
    }

    /// <summary>The years beside it are others than the one that it was read with.</summary>
    private static bool IsOfOtherYear(StoredFigure figure, string told) =>
        figure.From >= 0 && (PeriodBasis)figure.Basis != PeriodBasis.Publication && ClaimText.YearsOf(told) is { Count: > 0 } years
        && !years.Exists(year => DateOnly.FromDayNumber(figure.From).Year <= year && year <= DateOnly.FromDayNumber(figure.To).Year);

    /// <summary>"It cost $5.1bn": the sentence before names what.</summary>
    private bool LeansBack(int sentence, int article)
    {
        var text = _snapshot.Articles[article].Text.AsSpan(_snapshot.Index.SentenceSpan(sentence).Start);
        var end = text.IndexOfAnyExcept(Letters);
        return end > 0 && BackWords.Contains(text[..end].ToString().ToLowerInvariant());
    }

    /// <summary>What the figure measures may stand in an earlier sentence.</summary>
    private TermMatch What(int figure, int article, out bool isOther)
    {
        var what = _snapshot.Figures.What(figure);
        var all = default(TermMatch);
        bool hasPersons = false, metPersons = false, hasVerbs = false;
        foreach (var token in TextAnalyzer.TokensOf(what, _snapshot.Articles[article].Language))
        {
            var match = _snapshot.Index.FindTerm(token.Term) is { } term ? _matcher.MatchTerm(term) : default;
            all |= match;
            var word = what.Substring(token.Span.Start, token.Span.Length).ToLowerInvariant();
            if (Grammar.IsPerson(word) && !IsAnybody(word) && !token.IsCapital)
                (hasPersons, metPersons) = (true, metPersons || match.Near != 0);
            // "Injured" is both.
            hasVerbs |= Grammar.IsPredicate(word) && !token.IsStopWord && !token.IsCapital;
        }

        // "Injured" is near "killed", and is not the same.
        var verbs = _matcher.Verbs & _words;
        isOther = (hasPersons && !metPersons && _persons != 0) || (hasVerbs && verbs != 0 && (all.Exact & verbs) == 0);
        return all;
    }

    private static bool IsAnybody(string word) => word is "people" or "person" or "persons" or "personnes" or "personne" or "menschen" or "personas";
}
