using Bot.Core.Articles;

namespace Bot.Core.Search;

internal sealed record RankedSentence(int Sentence, int Passage, float Score, float[] Features, bool LeansBack);

/// <summary>Orders the sentences of the best passages by how well they answer.</summary>
internal sealed class SentenceRanker(PassageIndex index, IReadOnlyList<Article> articles, CueWords cues, QuestionMatcher matcher)
{
    public const int Passages = 25;

    public List<RankedSentence> Rank(IReadOnlyList<RankedPassage> passages)
    {
        var ranked = new List<RankedSentence>();
        foreach (var passage in passages.Take(Passages))
        {
            var article = index.ArticleOf(passage.Passage);
            var first = index.PassageSentences[passage.Passage];
            var end = index.PassageSentences[passage.Passage + 1];
            var matches = Enumerable.Range(first, end - first).Select(matcher.MatchSentence).ToArray();
            for (var s = first; s < end; s++)
            {
                var features = Features(s, article, matches, s - first, passage.Match, passage.Score / Math.Max(passages[0].Score, 1e-3f));
                ranked.Add(new RankedSentence(s, passage.Passage, SentenceFeatures.Score(features), features, LeansBack(s, features)));
            }
        }

        ranked.Sort((a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.Sentence.CompareTo(b.Sentence));
        return ranked;
    }

    /// <summary>The subject is a pronoun; or a reason is asked for and this sentence gives none, so that the one before it in the paragraph may.</summary>
    private bool LeansBack(int sentence, float[] features) =>
        features[SentenceFeatures.BeginsWithPronoun] > 0
        || (matcher.Question.Type == QuestionType.Reason && features[SentenceFeatures.GivesReason] == 0
            && sentence > 0 && index.SentenceParagraphs[sentence - 1] == index.SentenceParagraphs[sentence]);

    private float[] Features(int sentence, int article, TermMatch[] matches, int place, TermMatch inPassage, float passageScore)
    {
        var match = matches[place];
        var tokens = index.SentenceTokensOf(sentence);
        var span = index.SentenceSpan(sentence);
        var text = articles[article].Text.AsSpan(span.Start, span.Length);
        var coverage = matcher.Coverage(match);
        var shape = Shape(tokens, text);
        var type = matcher.Question.Type;
        return
        [
            passageScore,
            coverage,
            matcher.Coverage(place > 0 ? match | matches[place - 1] : match),
            matcher.Coverage(place + 1 < matches.Length ? match | matches[place + 1] : match),
            matcher.Coverage(inPassage),
            matcher.Coverage(matcher.MatchArticle(article)),
            coverage * MathF.Min(1, 12f / Math.Max(1, shape.Content)),
            matcher.PairCoverage(match),
            matcher.Names == 0 ? 0 : matcher.Coverage(match, matcher.Names),
            matcher.Names == 0 ? 0 : matcher.Coverage(inPassage, matcher.Names),
            matcher.Years == 0 ? 0 : matcher.Coverage(match, matcher.Years),
            matcher.Heads == 0 ? 0 : matcher.Coverage(match, matcher.Heads),
            type == QuestionType.Number && shape.NumberBeforeHead ? 1 : 0,
            HasAnswer(type, shape) ? 1 : 0,
            type is QuestionType.Definition or QuestionType.Person && shape.DefinitionBehind ? 1 : 0,
            type is QuestionType.Definition or QuestionType.Person && shape.AppositionBehind ? 1 : 0,
            type is QuestionType.Definition or QuestionType.Person && shape.NamingBefore ? 1 : 0,
            type is QuestionType.Definition or QuestionType.Person && shape.RoleBefore ? 1 : 0,
            shape.FirstMatch < 0 ? 0 : 1f / (1 + shape.FirstMatch / 4f),
            type is not QuestionType.Definition || shape.FirstMatch < 0 ? 0 : 1f / (1 + shape.FirstMatch / 4f),
            type == QuestionType.Reason && shape.HasReason ? 1 : 0,
            MathF.Min(1, shape.New / 10f),
            shape.BeginsWithPronoun ? 1 : 0,
            shape.Content < 5 ? 1 : 0,
            text[^1] is '.' or '!' or '?' or '"' or '”' or '’' or '»' or ')' ? 0 : 1,
            (float)articles[article].Quality,
            sentence == index.PassageSentences[index.ArticlePassages[article]] ? 1 : 0,
        ];
    }

    private static bool HasAnswer(QuestionType type, SentenceShape shape) => type switch
    {
        QuestionType.Number => shape.HasNumber,
        QuestionType.Time => shape.HasTime,
        QuestionType.Person => shape.HasNewName,
        QuestionType.Place => shape.HasPlace,
        _ => false,
    };

    private SentenceShape Shape(ReadOnlySpan<int> tokens, ReadOnlySpan<char> text)
    {
        var shape = new SentenceShape { FirstMatch = -1 };
        var lastMatched = -1;
        var lastNumber = -1;
        for (var i = 0; i < tokens.Length; i++)
        {
            var term = PackedToken.Term(tokens[i]);
            var kind = PackedToken.Kind(tokens[i]);
            var cue = cues.Of(term);
            var isMatched = matcher.Matches(term);
            if (!kind.HasFlag(TokenKind.StopWord))
                shape.Content++;
            if (isMatched)
            {
                if (shape.FirstMatch < 0)
                    shape.FirstMatch = i;
                if (lastMatched != i - 1 || i == 0)
                {
                    shape.NamingBefore |= i > 0 && cues.Of(PackedToken.Term(tokens[i - 1])).HasFlag(Cue.Naming)
                        || i > 1 && cues.Of(PackedToken.Term(tokens[i - 2])).HasFlag(Cue.Naming);
                    shape.RoleBefore |= i > 0 && kind.HasFlag(TokenKind.Capital) && !PackedToken.Kind(tokens[i - 1]).HasFlag(TokenKind.StopWord);
                }

                lastMatched = i;
                shape.NumberBeforeHead |= lastNumber >= 0 && i - lastNumber <= 3 && matcher.IsHead(term);
                continue;
            }

            if (lastMatched >= 0 && lastMatched == i - 1)
            {
                shape.DefinitionBehind |= cue.HasFlag(Cue.Definition);
                shape.AppositionBehind |= PackedToken.Kind(tokens[i - 1]).HasFlag(TokenKind.BeforeComma) && (cue.HasFlag(Cue.Definition) || kind.HasFlag(TokenKind.Capital) || kind.HasFlag(TokenKind.StopWord));
            }

            if (kind.HasFlag(TokenKind.StopWord) && cue == Cue.None)
                continue;
            shape.New += kind.HasFlag(TokenKind.StopWord) ? 0 : 1;
            var isNumber = kind.HasFlag(TokenKind.Number);
            var isYear = kind.HasFlag(TokenKind.Year);
            if ((isNumber && !isYear) || cue.HasFlag(Cue.NumberWord))
            {
                shape.HasNumber = true;
                lastNumber = i;
            }

            shape.HasTime |= isYear || (cue.HasFlag(Cue.Time) && !kind.HasFlag(TokenKind.StopWord));
            shape.HasNewName |= i > 0 && kind.HasFlag(TokenKind.Capital) && !isNumber;
            shape.HasPlace |= i > 0 && kind.HasFlag(TokenKind.Capital) && cues.Of(PackedToken.Term(tokens[i - 1])).HasFlag(Cue.Place);
            shape.HasReason |= cue.HasFlag(Cue.Reason);
            shape.BeginsWithPronoun |= i == 0 && cue.HasFlag(Cue.Pronoun);
        }

        return shape;
    }

    private struct SentenceShape
    {
        public int Content, New, FirstMatch;
        public bool HasNumber, HasTime, HasNewName, HasPlace, HasReason, DefinitionBehind, AppositionBehind, NamingBefore, NumberBeforeHead, RoleBefore, BeginsWithPronoun;
    }
}
