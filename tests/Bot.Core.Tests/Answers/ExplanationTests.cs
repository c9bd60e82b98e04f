using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Core.Tests.Answers;

public sealed class ExplanationTests
{
    private static readonly Article Harbour = Some.Article(
        """
        Under the harbour treaty of 2003, Scottish officers check ferries in Port Ellen and Irish officers check them in Ballycastle.

        Anna Lindqvist, the mayor of Port Ellen, said the treaty was "a gift to the island". She signed it in May 2003.
        """,
        "harbour.txt") with
    { Publisher = "The Islay Post" };

    private static readonly Article Ships = Some.Article(
        """
        The port of Port Ellen grew fast. Some 450 ships used the harbour in 2015, the council said.

        Nobody expected that the distillery would close its gates for the whole winter.
        """,
        "ships.txt");

    [Fact]
    public void An_answer_that_was_not_asked_to_explains_nothing() =>
        Assert.Null(Answerer.Answer(Some.Snapshot(Harbour, Ships), new Question("What is the harbour treaty?"), new AnswerOptions()).Explanation);

    [Theory]
    [InlineData("What is the harbour treaty?")]
    [InlineData("How many ships used the harbour in 2015?")]
    [InlineData("What did Marlowe say about the harbour treaty?")]
    public void The_effects_sum_up_to_every_score(string question)
    {
        var (answer, explanation) = Explain(question);

        var citations = (answer as Answer.Found)?.Citations ?? Assert.IsType<Answer.NotFound>(answer).Closest;
        Assert.Equal(citations.Select(citation => citation.Score), explanation.Quotes.Select(quote => (double)quote.Score));
        Assert.All(explanation.Quotes, quote => Assert.Equal(quote.Score, quote.Features.Sum(feature => feature.Effect), 0.001f));
        Assert.All(explanation.Quotes, quote => Assert.All(quote.Features, feature => Assert.Equal(feature.Value * feature.Weight ?? 0, feature.Effect)));
        Assert.Equal(answer.Passages.Take(10).Select(passage => passage.Score), explanation.Passages.Select(passage => (double)passage.Score));
        Assert.All(explanation.Passages, passage => Assert.Equal(passage.Score, passage.Novelty + passage.Features.Sum(feature => feature.Effect), 0.001f));
    }

    [Theory]
    [InlineData("What is the harbour treaty?")]
    [InlineData("What did Marlowe say about the harbour treaty?")]
    public void The_contributions_sum_up_to_the_log_odds_of_the_confidence(string question)
    {
        var (answer, explanation) = Explain(question);

        var confidence = explanation.Confidence;
        Assert.Equal(confidence.LogOdds ?? 0, (confidence.Start ?? 0) + confidence.Features.Sum(feature => feature.Effect), 0.001);
        Assert.Equal(1 / (1 + Math.Exp(-confidence.LogOdds ?? 0)), confidence.Confidence, 0.001);
        Assert.Equal(answer.Confidence, confidence.Confidence);
    }

    [Fact]
    public void Features_come_with_the_largest_effect_first()
    {
        var effects = Explain("What is the harbour treaty?").Explanation.Quotes[0].Features.Select(feature => Math.Abs(feature.Effect)).ToList();

        Assert.Equal(effects.OrderDescending(), effects);
    }

    [Fact]
    public void A_refusal_says_what_is_missing_and_what_spoke_most_against()
    {
        var confidence = Explain("What did Marlowe say about the harbour treaty?").Explanation.Confidence;

        Assert.Equal("No article mentions “Marlowe”.", confidence.Missing);
        Assert.True(confidence.Confidence < confidence.Threshold);
        Assert.Equal(3, confidence.Against.Count);
        Assert.Equal(confidence.Features.Min(feature => feature.Effect), confidence.Against[0].Effect);
    }

    [Fact]
    public void A_question_without_a_word_to_search_has_nothing_to_weigh()
    {
        var explanation = Explain("what is it").Explanation;

        Assert.Empty(explanation.Question.Words);
        Assert.Null(explanation.Confidence.LogOdds);
        Assert.Equal("The question has no word to search for.", explanation.Confidence.Missing);
    }

    [Fact]
    public void Each_word_tells_its_roles_and_what_was_searched_for_it()
    {
        var question = Explain("How many boats did the Islay Post count in Ballycastle in 2003, and what is the treety?").Explanation.Question;

        var words = question.Words.ToDictionary(word => word.Word);
        Assert.Equal("number", question.Type);
        Assert.Equal(["The Islay Post"], question.Publishers);
        Assert.Equal(["head", "noun"], words["boats"].Roles);
        Assert.Contains("publisher", words["Islay"].Roles);
        Assert.Equal(["name"], words["Ballycastle"].Roles);
        Assert.Equal(["year"], words["2003"].Roles);
        Assert.Equal("treati", words["treety"].Correction);
        Assert.Equal(new SearchedTerm("treati", 0.8f), words["treety"].Searched[0]);
    }

    [Fact]
    public void Each_word_is_met_by_a_quote_in_one_way()
    {
        var (_, explanation) = Explain("Which vessels did Marlowe see in the harbour?");

        Assert.All(explanation.Quotes, quote => Assert.Equal(
            explanation.Question.Words.Select(word => word.Word).Order(),
            quote.Exact.Concat(quote.Synonym).Concat(quote.Near).Concat(quote.Unmet).Order()));
        Assert.Contains("harbour", explanation.Quotes[0].Exact);
        Assert.Contains("Marlowe", explanation.Quotes[0].Unmet);
    }

    private static (Answer Answer, Explanation Explanation) Explain(string question)
    {
        var answer = Answerer.Answer(Some.Snapshot(Harbour, Ships), new Question(question) { Explain = true }, new AnswerOptions());
        return (answer, answer.Explanation ?? throw new InvalidOperationException("The answer explains nothing."));
    }
}
