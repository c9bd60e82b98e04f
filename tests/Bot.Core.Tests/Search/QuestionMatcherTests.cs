using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

public sealed class QuestionMatcherTests
{
    private const int Words = 60;

    /// <summary>What the matcher passes over, since it meets nothing, must not change what it finds.</summary>
    [Fact]
    public void A_sentence_meets_what_a_look_at_each_of_its_words_finds()
    {
        var random = new Random(7);
        var index = Some.Index([.. Enumerable.Range(0, 30).Select(_ => string.Join(' ', Enumerable.Range(0, 40).Select(_ => Word(random))) + ".")]);

        for (var i = 0; i < 200; i++)
        {
            var question = new ParsedQuestion(QuestionType.Other, [.. Enumerable.Range(0, random.Next(1, 8)).Select(place => RandomTerm(random, index, place))]);
            var matcher = new QuestionMatcher(index, question);

            for (var sentence = 0; sentence < index.SentenceCount; sentence++)
                Assert.Equal(MatchOfEachWord(index, matcher, sentence), matcher.MatchSentence(sentence));
        }
    }

    /// <summary>Bounds that are told without words near those of the question must hold.</summary>
    [Fact]
    public void An_article_meets_no_less_and_no_more_than_is_told_of_it()
    {
        var random = new Random(9);
        var index = Some.Index([.. Enumerable.Range(0, 40).Select(_ => string.Join(' ', Enumerable.Range(0, 30).Select(_ => Word(random))) + ".")]);
        var undecided = 0;

        for (var i = 0; i < 100; i++)
        {
            var matcher = new QuestionMatcher(index, new ParsedQuestion(QuestionType.Other, [.. Enumerable.Range(0, random.Next(1, 8)).Select(place => RandomTerm(random, index, place))]));
            for (var article = 0; article < index.ArticleCount; article++)
            {
                var (first, end) = (index.PassageSentences[index.ArticlePassages[article]], index.PassageSentences[index.ArticlePassages[article + 1]]);
                var near = (matcher.MatchSentences(first, end) | matcher.MatchHeader(article)).Near;
                var (least, most) = (matcher.MatchArticle(article).Near, matcher.MostNearInArticle(article).Near);

                Assert.Equal(near, matcher.NearInArticle(article).Near);
                Assert.Equal(near, near | least);
                Assert.Equal(most, most | near);
                undecided += least != most ? 1 : 0;
            }
        }

        Assert.True(undecided > 0);
    }

    [Theory]
    [InlineData("The border treaty holds.", true)]
    [InlineData("A border with a treaty.", true)]
    [InlineData("The border has no such treaty.", false)]
    [InlineData("The treaty border.", false)]
    public void Two_words_may_stand_between_those_of_a_pair(string text, bool isMet)
    {
        var index = Some.Index(text);
        var matcher = new QuestionMatcher(index, Some.Reader(index).Read(new("border treaty")));

        Assert.Equal(isMet ? 0b10UL : 0, matcher.MatchSentence(0).Pairs);
    }

    private static string Word(Random random) => $"{(random.Next(2) == 0 ? 'Z' : 'z')}q{random.Next(Words):000}";

    private static QuestionTerm RandomTerm(Random random, PassageIndex index, int place) => new("")
    {
        Alternatives = [.. Enumerable.Range(0, random.Next(3)).Select(_ => new Alternative(random.Next(index.Terms.Count), random.Next(2) == 0 ? 1 : 0.6f))],
        Related = [random.Next(index.Terms.Count)],
        Opposites = [random.Next(index.Terms.Count)],
        Idf = 1,
        Weight = 1,
        IsName = random.Next(2) == 0,
        FollowsPrevious = random.Next(2) == 0,
        Place = place,
    };

    private static TermMatch MatchOfEachWord(PassageIndex index, QuestionMatcher matcher, int sentence)
    {
        var words = index.SentenceTokensOf(sentence).ToArray();
        var all = default(TermMatch);
        for (var i = 0; i < words.Length; i++)
        {
            var match = OfTerm(matcher.Question, PackedToken.Term(words[i]));
            var exact = PackedToken.Kind(words[i]).HasFlag(TokenKind.Capital) ? match.Exact : match.Exact & ~matcher.Names;
            var before = words[Math.Max(0, i - 3)..i].Aggregate(0UL, (met, word) => met | OfTerm(matcher.Question, PackedToken.Term(word)).Any);
            all |= match with { Exact = exact, Pairs = before << 1 & match.Any & matcher.Pairs };
        }

        return all;
    }

    private static TermMatch OfTerm(ParsedQuestion question, int term)
    {
        var match = default(TermMatch);
        for (var i = 0; i < question.Terms.Count; i++)
        {
            var (bit, asked) = (1UL << i, question.Terms[i]);
            match |= new TermMatch(
                asked.Alternatives.Any(other => other.Term == term && other.Weight == 1) ? bit : 0,
                asked.Alternatives.Any(other => other.Term == term) ? bit : 0,
                0,
                asked.Related.Contains(term) ? bit : 0,
                asked.Opposites.Contains(term) ? bit : 0);
        }

        return match;
    }
}
