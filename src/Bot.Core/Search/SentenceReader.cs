using System.Numerics;
using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>A passage whose sentences are read beside a question.</summary>
/// <param name="First">The number of its first sentence.</param>
/// <param name="Matches">What each sentence meets.</param>
/// <param name="Features">Those that all sentences have alike.</param>
internal readonly record struct ReadPassage(PassageReading Reading, string Text, int Article, int First, TermMatch[] Matches, TermMatch InArticle, TermMatch Header, TermMatch Lead, float[] Features)
{
    /// <param name="place">The place of a sentence in the passage.</param>
    public ReadOnlySpan<char> TextOf(int place) => Text.AsSpan(Reading.Sentences[place].Span.Start - Reading.Span.Start, Reading.Sentences[place].Span.Length);
}

/// <summary>Reads a sentence beside a question: what of the question it meets, how near together, and whether an answer of the kind asked for is there.</summary>
internal sealed class SentenceReader(PassageIndex index, IReadOnlyList<Article> articles, CueWords cues, QuestionMatcher matcher, Func<int, FigureFit> figures)
{
    public static readonly int Features = Enum.GetValues<SentenceFeature>().Length;

    private readonly ParsedQuestion _question = matcher.Question;
    private readonly WordOrder _order = new(matcher);

    /// <param name="rank">Of the passage; 0 is the best.</param>
    /// <param name="bestScore">Of all passages.</param>
    public ReadPassage Open(RankedPassage passage, int rank, int articleRank, float bestScore)
    {
        var article = index.ArticleOf(passage.Passage);
        var reading = index.Read(passage.Passage);
        var matches = new TermMatch[reading.Sentences.Length];
        for (var place = 0; place < matches.Length; place++)
            matches[place] = matcher.WithFullNames(matcher.MatchSentence(reading, place), article);
        var read = new ReadPassage(
            reading, articles[article].TextOf(reading.Span), article, index.PassageSentences[passage.Passage], matches,
            matcher.MatchArticle(article), matcher.MatchHeader(article), matcher.MatchLead(article), new float[Features]);
        var (f, inArticle) = (read.Features, read.InArticle);

        void Set(SentenceFeature feature, float value) => f[(int)feature] = value;

        Set(SentenceFeature.PassageScore, passage.Score / Math.Max(bestScore, 1e-3f));
        Set(SentenceFeature.PassageRank, 1f / (1 + rank));
        Set(SentenceFeature.CoverageInPassage, matcher.Coverage(passage.Match));
        Set(SentenceFeature.CoverageInArticle, matcher.Coverage(inArticle));
        Set(SentenceFeature.ArticleRank, 1f / (1 + articleRank));
        Set(SentenceFeature.NamesInPassage, Masked(passage.Match, matcher.Names));
        Set(SentenceFeature.NamesInArticle, Masked(inArticle, matcher.Names));
        Set(SentenceFeature.NamesInHeader, Masked(read.Header, matcher.Names));
        Set(SentenceFeature.HeaviestMissingInArticle, matcher.HeaviestMissing(inArticle.Any));
        Set(SentenceFeature.MissingWordsInArticle, Missing(inArticle.Any));
        Set(SentenceFeature.TextQuality, (float)articles[article].Quality);
        return read;
    }

    /// <param name="place">The place of the sentence in the passage.</param>
    public float[] Read(in ReadPassage read, int place)
    {
        var (reading, _, article, first, matches, inArticle, header, lead, ofPassage) = read;
        var sentence = first + place;
        var text = read.TextOf(place);
        var tokens = reading.TokensOf(place);
        var match = matches[place];
        var before = place > 0 ? matches[place - 1] : default;
        var after = place + 1 < matches.Length ? matches[place + 1] : default;
        var nearby = before | match | after;
        var shape = SentenceShape.Of(tokens, text, cues, matcher);
        var type = _question.Type;
        float[] f = [.. ofPassage];

        void Set(SentenceFeature feature, float value) => f[(int)feature] = value;
        static float Flag(bool value) => value ? 1 : 0;

        var coverage = matcher.Coverage(match);
        Set(SentenceFeature.Coverage, coverage);
        Set(SentenceFeature.CoverageWithSentenceBefore, matcher.Coverage(match | before));
        Set(SentenceFeature.CoverageWithSentenceAfter, matcher.Coverage(match | after));
        Set(SentenceFeature.CoveragePerWord, coverage * MathF.Min(1, 12f / Math.Max(1, shape.Content)));
        Set(SentenceFeature.NearCoverage, matcher.NearCoverage(match));
        Set(SentenceFeature.NearCoverageWithNeighbours, matcher.NearCoverage(nearby));
        Set(SentenceFeature.CoverageWithLead, matcher.Coverage(match | lead));
        Set(SentenceFeature.NearCoverageWithLead, matcher.NearCoverage(match | lead));
        var beyond = matcher.All & ~lead.Any;
        Set(SentenceFeature.CoverageBeyondLead, Masked(match, beyond));
        Set(SentenceFeature.NearCoverageBeyondLead, beyond == 0 ? -1 : matcher.NearCoverage(match, beyond));
        Set(SentenceFeature.NearCoverageBeyondLeadWithNeighbours, beyond == 0 ? -1 : matcher.NearCoverage(nearby, beyond));
        // Names that the article has said need not be said again: what counts is the rest.
        var carried = match | new TermMatch(inArticle.Exact & matcher.Names, inArticle.Any & matcher.Names, 0);
        Set(SentenceFeature.CarriedCoverage, matcher.Coverage(carried));
        Set(SentenceFeature.CarriedNearCoverage, matcher.NearCoverage(carried));
        var besideNames = matcher.All & ~matcher.Names;
        Set(SentenceFeature.BesideNames, Masked(match, besideNames));
        Set(SentenceFeature.BesideNamesNear, besideNames == 0 ? -1 : matcher.NearCoverage(match, besideNames));
        Set(SentenceFeature.BesideNamesNearWithNeighbours, besideNames == 0 ? -1 : matcher.NearCoverage(nearby, besideNames));
        Set(SentenceFeature.HeaviestMissingBesideNames, matcher.HeaviestMissing(match.Near, besideNames));
        Set(SentenceFeature.IsQuestion, Flag(text[^1] == '?'));
        Set(SentenceFeature.NeighbouringTerms, matcher.PairCoverage(match));
        Set(SentenceFeature.Proximity, shape.Proximity);
        Set(SentenceFeature.CommonSubsequence, _order.CommonSubsequence(tokens));
        Set(SentenceFeature.CommonRun, _order.CommonRun(tokens));
        var pairs = _order.Pairs(tokens, nearby);
        Set(SentenceFeature.PairsBroken, pairs.Broken);
        Set(SentenceFeature.PairsReversed, pairs.Reversed);
        Set(SentenceFeature.PairDistance, pairs.Distance);
        Set(SentenceFeature.ReplacedModifiers, pairs.Replaced);
        Set(SentenceFeature.ObjectAfterVerb, pairs.ObjectAfterVerb);
        Set(SentenceFeature.FunctionWords, _order.FunctionWords(tokens));
        Set(SentenceFeature.PlaceInPassage, place / (float)Math.Max(1, matches.Length));
        Set(SentenceFeature.ClassesMissing, Flag((matcher.Verbs & ~nearby.Near) != 0) + (2 * Flag((matcher.Nouns & ~nearby.Near) != 0)) + (4 * Flag((matcher.Modifiers & ~nearby.Near) != 0)) + (8 * Flag((matcher.Names & ~nearby.Near) != 0)));
        Set(SentenceFeature.Order, shape.Order);
        Set(SentenceFeature.LongestRun, shape.LongestRun / (float)Math.Max(1, _question.Terms.Count));
        Set(SentenceFeature.Names, Masked(match, matcher.Names));
        Set(SentenceFeature.Years, Masked(match, matcher.Years));
        Set(SentenceFeature.Numbers, Masked(match, matcher.Numbers));
        Set(SentenceFeature.Head, Masked(match, matcher.Heads));
        Set(SentenceFeature.HeadNear, matcher.Heads == 0 ? -1 : matcher.NearCoverage(nearby, matcher.Heads));
        Set(SentenceFeature.Verbs, Masked(match, matcher.Verbs));
        Set(SentenceFeature.Nouns, Masked(match, matcher.Nouns));
        Set(SentenceFeature.Modifiers, Masked(match, matcher.Modifiers));
        Set(SentenceFeature.Limits, Masked(match, matcher.Limits));
        Set(SentenceFeature.HeaviestMissing, matcher.HeaviestMissing(match.Near));
        Set(SentenceFeature.HeaviestMissingNearby, matcher.HeaviestMissing(nearby.Near | header.Any));
        Set(SentenceFeature.HeaviestVerbMissing, matcher.HeaviestMissing(match.Near, matcher.Verbs));
        Set(SentenceFeature.HeaviestNounMissing, matcher.HeaviestMissing(nearby.Near | header.Any, matcher.Nouns));
        Set(SentenceFeature.HeaviestModifierMissing, matcher.HeaviestMissing(nearby.Near, matcher.Modifiers));
        Set(SentenceFeature.MissingWords, Missing(match.Near));
        Set(SentenceFeature.MissingWordsNearby, Missing(nearby.Near | header.Any));
        Set(SentenceFeature.AnswerOfType, Flag(shape.HasAnswer(type)));
        Set(SentenceFeature.AnswerDistance, shape.AnswerNearness(type));
        Set(SentenceFeature.NumberBeforeHead, Flag(type == QuestionType.Number && shape.NumberBeforeHead));
        var figure = figures(sentence);
        Set(SentenceFeature.FigureFits, figure.Fits);
        Set(SentenceFeature.FigureOfYear, figure.Year);
        Set(SentenceFeature.FigureIsRate, figure.Rate);
        Set(SentenceFeature.UnitFits, _question.Unit == AskedUnit.Any ? -1 : Flag(shape.HasUnit(_question.Unit)));
        var describes = type is QuestionType.Definition or QuestionType.Person;
        Set(SentenceFeature.DefinitionBehind, Flag(describes && shape.DefinitionBehind));
        Set(SentenceFeature.AppositionBehind, Flag(describes && shape.AppositionBehind));
        Set(SentenceFeature.NamingBefore, Flag(describes && shape.NamingBefore));
        Set(SentenceFeature.RoleBefore, Flag(describes && shape.RoleBefore));
        var early = shape.FirstMatch < 0 ? 0 : 1f / (1 + (shape.FirstMatch / 4f));
        Set(SentenceFeature.FirstMatch, early);
        Set(SentenceFeature.DefinitionFirstMatch, type == QuestionType.Definition ? early : 0);
        Set(SentenceFeature.GivesReason, Flag(type == QuestionType.Reason && shape.HasReason));
        Set(SentenceFeature.ReportsWords, Flag(shape.HasSaying));
        Set(SentenceFeature.SpeakerNearSaying, Flag(type == QuestionType.Statement && shape.SpeakerNearSaying));
        Set(SentenceFeature.PronounSpeaks, Flag(type is QuestionType.Person or QuestionType.Statement && shape.PronounSpeaks));
        Set(SentenceFeature.HasQuotation, Flag(text.ContainsAny('"', '“', '«')));
        Set(SentenceFeature.NewWords, MathF.Min(1, shape.New / 10f));
        Set(SentenceFeature.NewNames, MathF.Min(1, shape.NewNames / 5f));
        Set(SentenceFeature.NewNumbers, MathF.Min(1, shape.NewNumbers / 3f));
        Set(SentenceFeature.Opposite, BitOperations.PopCount(match.Opposite));
        Set(SentenceFeature.OppositeOfMissing, BitOperations.PopCount(nearby.Opposite & ~match.Any));
        Set(SentenceFeature.NegationDiffers, _question.IsNegated ? (shape.HasNegation ? -1 : 1) : (shape.HasNegation ? 0.5f : 0));
        Set(SentenceFeature.NegationBesideMatch, Flag(shape.NegationBesideMatch));
        Set(SentenceFeature.IsModal, Flag(shape.IsModal && !_question.IsModal));
        Set(SentenceFeature.LimitMissing, matcher.Limits == 0 ? 0 : BitOperations.PopCount(matcher.Limits & ~nearby.Any));
        Set(SentenceFeature.DenialMissing, BitOperations.PopCount(matcher.Denials & ~match.Any) - BitOperations.PopCount(matcher.Denials & match.Any));
        Set(SentenceFeature.ContraryWord, Math.Min(2, _order.ContraryWords(tokens)));
        Set(SentenceFeature.OtherLimit, shape.OtherLimits);
        Set(SentenceFeature.OtherYear, matcher.Years == 0 ? 0 : Flag((match.Any & matcher.Years) == 0 && shape.HasYear));
        Set(SentenceFeature.BeginsWithPronoun, Flag(shape.BeginsWithPronoun));
        Set(SentenceFeature.VeryShort, Flag(shape.Content < 5));
        Set(SentenceFeature.NoEnd, Flag(text[^1] is not ('.' or '!' or '?' or '"' or '”' or '’' or '»' or ')')));
        Set(SentenceFeature.Lead, Flag(sentence == index.PassageSentences[index.ArticlePassages[article]]));
        Set(SentenceFeature.Words, MathF.Min(1, shape.Content / 40f));
        return f;
    }

    private float Masked(TermMatch of, ulong mask) => mask == 0 ? -1 : matcher.Coverage(of, mask);

    /// <summary>The share of the words of the question, each counting the same, that are not met.</summary>
    private float Missing(ulong met)
    {
        int missing = 0, all = 0;
        for (var i = 0; i < _question.Terms.Count; i++)
        {
            if (_question.Terms[i].IsPublisher || _question.Terms[i].IsInherited)
                continue;
            all++;
            missing += (met >> i & 1) == 0 ? 1 : 0;
        }

        return all == 0 ? 0 : (float)missing / all;
    }
}
