using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Core.Tests.Answers;

public sealed class QuestionSplitterTests
{
    private static readonly Article Festival = Some.Article(
        "The festival of Kilmory was founded in 1974. The director of the festival, Anna Blom, lives in Bowmore. The prize money rose to £40,000.");

    [Theory]
    [InlineData("When was the festival founded and who leads it?", "When was the festival founded", "who leads it")]
    [InlineData("Who was she signed from, and for how much?", "Who was she signed from", "for how much")]
    [InlineData("When and where was the festival founded?", "When was the festival founded", "where was the festival founded")]
    [InlineData("Who leads it? Where does she live?", "Who leads it", "Where does she live")]
    [InlineData("Wann wurde es gegründet und wer leitet es?", "Wann wurde es gegründet", "wer leitet es")]
    public void A_second_question_word_begins_a_second_question(string question, params string[] parts) =>
        Assert.Equal(parts, Split(question).Select(part => part.Text));

    [Theory]
    [InlineData("Who founded the festival?")]
    [InlineData("What do France and Britain say about the festival?")]
    [InlineData("Which director, who lives in Bowmore, leads the festival?")]
    [InlineData("Is it the town where she lived and where she died?")]
    public void A_question_with_one_question_word_or_a_relative_clause_is_one(string question) => Assert.Empty(Split(question));

    [Fact]
    public void A_part_without_words_of_its_own_takes_over_those_before_it() =>
        Assert.Contains(Split("When was the festival of Kilmory founded and who by?")[1].Question.Terms, term => term is { Surface: "founded", IsInherited: true });

    [Fact]
    public void A_part_with_a_subject_takes_over_the_names_only() => Assert.Equal(
        ["Kilmory"],
        Split("When was the festival of Kilmory founded and how high is the prize money?")[1].Question.Terms.Where(term => term.IsInherited).Select(term => term.Surface));

    [Fact]
    public void Each_part_is_answered_by_its_own_quote()
    {
        var found = Asked("When was the festival of Kilmory founded and who is the director of the festival?", minConfidence: 0);

        Assert.Contains("1974", found.Text, StringComparison.Ordinal);
        Assert.Contains("Anna Blom", found.Text, StringComparison.Ordinal);
        Assert.Empty(found.Unanswered);
    }

    [Fact]
    public void What_is_not_found_of_one_part_is_told_beside_the_answer_to_the_other()
    {
        var found = Asked("When was the festival of Kilmory founded and what did Marlowe say about whales in Lisbon?", minConfidence: 0.5);

        Assert.Contains("1974", found.Text, StringComparison.Ordinal);
        Assert.Equal("what did Marlowe say about whales in Lisbon", Assert.Single(found.Unanswered).Question);
    }

    private static Answer.Found Asked(string question, double minConfidence) => Assert.IsType<Answer.Found>(Some.Answer(question, minConfidence, Festival));

    private static IReadOnlyList<QuestionPart> Split(string question) => QuestionSplitter.Split(Some.Snapshot(Festival).QuestionReader, new Question(question));
}
