using System.Numerics;

namespace Bot.Core.Search;

/// <summary>What one pass over the tokens of a sentence tells.</summary>
internal struct SentenceShape
{
    public int Content, New, NewNames, NewNumbers, FirstMatch, LongestRun, OtherLimits;
    public bool HasReason, HasSaying, HasNegation, NegationBesideMatch, IsModal, HasYear, SpeakerNearSaying, PronounSpeaks, DefinitionBehind, AppositionBehind, NamingBefore, NumberBeforeHead, RoleBefore, BeginsWithPronoun;

    /// <summary>Terms met per word from where the first is met first to where the last is, and the share of them that stand in the order of the question; 0 to 1.</summary>
    public float Proximity, Order;

    private int _number, _time, _name, _place;
    private Cue _cues;
    private bool _hasMoneySign, _hasPercentSign, _hasQuotation;

    public readonly bool HasAnswer(QuestionType type) => AnswerNearness(type) > 0;

    /// <summary>1 / (1 + words between) from the nearest thing of the kind asked for to a term that is met; 0 where there is none, and for kinds that no word shows.</summary>
    public readonly float AnswerNearness(QuestionType type)
    {
        var distance = type switch
        {
            QuestionType.Number => _number,
            QuestionType.Time => _time,
            QuestionType.Person => _name,
            QuestionType.Place => _place,
            _ => int.MaxValue,
        };
        return distance == int.MaxValue ? 0 : 1f / (1 + (distance / 4f));
    }

    public readonly bool HasUnit(AskedUnit unit) => unit switch
    {
        AskedUnit.Money => _hasMoneySign || _cues.HasFlag(Cue.Money),
        AskedUnit.Age => _cues.HasFlag(Cue.Age),
        AskedUnit.Duration => _cues.HasFlag(Cue.Duration) || _cues.HasFlag(Cue.Time),
        AskedUnit.Extent => HasUnit(AskedUnit.Duration) || HasUnit(AskedUnit.Length),
        AskedUnit.Length => _cues.HasFlag(Cue.Length),
        AskedUnit.Year => HasYear,
        AskedUnit.Name => _cues.HasFlag(Cue.Naming) || _hasQuotation,
        AskedUnit.Share => _hasPercentSign || _cues.HasFlag(Cue.Share),
        _ => true,
    };

    public static SentenceShape Of(ReadOnlySpan<int> tokens, ReadOnlySpan<char> text, CueWords cues, QuestionMatcher matcher)
    {
        var shape = new SentenceShape { FirstMatch = -1, _number = int.MaxValue, _time = int.MaxValue, _name = int.MaxValue, _place = int.MaxValue };
        shape._hasMoneySign = text.ContainsAny('£', '$', '€');
        shape._hasQuotation = text.ContainsAny('"', '“', '(');
        shape._hasPercentSign = text.Contains('%');
        Span<int> matched = stackalloc int[ParsedQuestion.MaxTerms];
        var places = 0;
        var lastMatched = -1;
        var lastNumber = -1;
        var saying = -100;
        var negation = -100;
        var named = false;
        int number = -1000, time = -1000, name = -1000, place = -1000;
        var previousTerm = -1;
        int ordered = 0, pairs = 0, run = 0;
        var seen = 0UL;
        for (var i = 0; i < tokens.Length; i++)
        {
            var term = PackedToken.Term(tokens[i]);
            var kind = PackedToken.Kind(tokens[i]);
            var cue = cues.Of(term);
            var match = matcher.MatchTerm(term);
            var isStop = kind.HasFlag(TokenKind.StopWord);
            shape._cues |= cue;
            if (cue.HasFlag(Cue.Negation))
            {
                shape.HasNegation = true;
                negation = i;
                shape.NegationBesideMatch |= lastMatched >= 0 && i - lastMatched <= 2;
            }

            shape.IsModal |= cue.HasFlag(Cue.Modal) && !(i > 0 && kind.HasFlag(TokenKind.Capital));
            // "Leonard Sprague, 52, treated ...": the age of a person stands between commas.
            if (i > 0 && kind.HasFlag(TokenKind.Number) && kind.HasFlag(TokenKind.BeforeComma) && PackedToken.Kind(tokens[i - 1]) is var before && before.HasFlag(TokenKind.BeforeComma) && before.HasFlag(TokenKind.Capital))
                shape._cues |= Cue.Age;
            shape.HasYear |= kind.HasFlag(TokenKind.Year);
            if (cue.HasFlag(Cue.Saying))
            {
                shape.HasSaying = true;
                saying = i;
                shape.SpeakerNearSaying |= lastMatched >= 0 && i - lastMatched <= 4;
            }

            // "she said": who that is stands in the sentence before, unless this one names somebody.
            shape.PronounSpeaks |= i > 0 && cue.HasFlag(Cue.Saying) && cues.Of(PackedToken.Term(tokens[i - 1])).HasFlag(Cue.Pronoun);
            named |= i > 0 && kind.HasFlag(TokenKind.Capital);
            if (!isStop)
                shape.Content++;
            if (match.Any != 0)
            {
                if (shape.FirstMatch < 0)
                    shape.FirstMatch = i;
                if (lastMatched != i - 1 || i == 0)
                {
                    shape.NamingBefore |= i > 0 && cues.Of(PackedToken.Term(tokens[i - 1])).HasFlag(Cue.Naming)
                        || i > 1 && cues.Of(PackedToken.Term(tokens[i - 2])).HasFlag(Cue.Naming);
                    shape.RoleBefore |= i > 0 && kind.HasFlag(TokenKind.Capital) && !PackedToken.Kind(tokens[i - 1]).HasFlag(TokenKind.StopWord);
                }

                var first = BitOperations.TrailingZeroCount(match.Any);
                if (previousTerm >= 0 && first != previousTerm)
                {
                    pairs++;
                    ordered += first > previousTerm ? 1 : 0;
                }

                run = first == previousTerm + 1 && lastMatched >= 0 && i - lastMatched <= 3 ? run + 1 : 1;
                shape.LongestRun = Math.Max(shape.LongestRun, run);
                previousTerm = first;
                if ((seen & match.Any) != match.Any)
                    matched[places++] = i;
                seen |= match.Any;
                shape.SpeakerNearSaying |= i - saying <= 4;
                shape.NegationBesideMatch |= i - negation <= 3;
                lastMatched = i;
                shape.NumberBeforeHead |= lastNumber >= 0 && i - lastNumber <= 3 && (match.Any & matcher.Heads) != 0;
                shape._number = Math.Min(shape._number, i - number is var n and < 1000 ? n : int.MaxValue);
                shape._time = Math.Min(shape._time, i - time is var t and < 1000 ? t : int.MaxValue);
                shape._name = Math.Min(shape._name, i - name is var m and < 1000 ? m : int.MaxValue);
                shape._place = Math.Min(shape._place, i - place is var p and < 1000 ? p : int.MaxValue);
                continue;
            }

            if (cue.HasFlag(Cue.Limit))
                shape.OtherLimits++;
            if (lastMatched >= 0 && lastMatched == i - 1)
            {
                shape.DefinitionBehind |= cue.HasFlag(Cue.Definition);
                shape.AppositionBehind |= PackedToken.Kind(tokens[i - 1]).HasFlag(TokenKind.BeforeComma) && (cue.HasFlag(Cue.Definition) || kind.HasFlag(TokenKind.Capital) || isStop);
            }

            shape.HasReason |= cue.HasFlag(Cue.Reason);
            shape.BeginsWithPronoun |= i == 0 && cue.HasFlag(Cue.Pronoun);
            if (isStop && cue == Cue.None)
                continue;
            shape.New += isStop ? 0 : 1;
            var isNumber = kind.HasFlag(TokenKind.Number);
            var isYear = kind.HasFlag(TokenKind.Year);
            var nearest = lastMatched < 0 ? int.MaxValue : i - lastMatched;
            if ((isNumber && !isYear) || cue.HasFlag(Cue.NumberWord))
            {
                number = lastNumber = i;
                shape.NewNumbers++;
                shape._number = Math.Min(shape._number, nearest);
            }

            if (isYear || (cue.HasFlag(Cue.Time) && !isStop))
            {
                time = i;
                shape._time = Math.Min(shape._time, nearest);
            }

            if (i > 0 && kind.HasFlag(TokenKind.Capital) && !isNumber)
            {
                name = i;
                shape.NewNames++;
                shape._name = Math.Min(shape._name, nearest);
                if (cues.Of(PackedToken.Term(tokens[i - 1])).HasFlag(Cue.Place))
                {
                    place = i;
                    shape._place = Math.Min(shape._place, nearest);
                }
            }
        }

        shape.PronounSpeaks &= !named;

        // A kind of answer that stands in the sentence counts even where no term is met beside it.
        if (lastMatched < 0)
        {
            shape._number = number >= 0 ? 40 : int.MaxValue;
            shape._time = time >= 0 ? 40 : int.MaxValue;
            shape._name = name >= 0 ? 40 : int.MaxValue;
            shape._place = place >= 0 ? 40 : int.MaxValue;
        }

        shape.Proximity = places == 0 ? 0 : places / (float)(matched[places - 1] - matched[0] + 1);
        shape.Order = pairs == 0 ? 0 : ordered / (float)pairs;
        return shape;
    }
}
