using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Core.Tests.Answers;

public sealed class AnswererTests
{
    private static readonly Article Harbour = Some.Article(
        """
        The harbour treaty of Port Ellen

        Under the harbour treaty of 2003, Scottish officers check ferries in Port Ellen and Irish officers check them in Ballycastle.

        Anna Lindqvist, the mayor of Port Ellen, said the treaty was "a gift to the island". She signed it in May 2003.

        About 300 ships used the harbour in 2015.
        """,
        "harbour.txt") with
    { Title = "The harbour treaty of Port Ellen", Publisher = "The Islay Post" };

    private static readonly Article Ships = Some.Article(
        """
        The port of Port Ellen grew fast. Some 450 ships used the harbour in 2015, the council said.

        Nobody expected that the distillery would close its gates for the whole winter.
        """,
        "ships.txt");

    [Fact]
    public void A_question_is_answered_by_the_sentence_that_says_it()
    {
        var found = Found("What is the harbour treaty?", Harbour, Ships);

        Assert.StartsWith("Under the harbour treaty of 2003, Scottish officers check ferries", found.Text, StringComparison.Ordinal);
        Assert.Equal("harbour.txt", found.Citations[0].Article.File);
        Assert.Equal(2, found.Citations[0].Paragraph);
    }

    [Fact]
    public void A_sentence_about_somebody_called_she_brings_the_one_that_names_her()
    {
        var found = Found("Who signed the harbour treaty in May 2003?", Harbour, Ships);

        Assert.Contains(found.Citations, citation => citation.Quote.StartsWith("Anna Lindqvist", StringComparison.Ordinal) && citation.Quote.EndsWith("May 2003.", StringComparison.Ordinal));
    }

    [Fact]
    public void Sources_that_give_different_numbers_are_both_shown()
    {
        var found = Found("How many ships used the harbour in 2015?", Harbour, Ships);

        Assert.Contains("300", found.Text, StringComparison.Ordinal);
        Assert.Contains("450", found.Text, StringComparison.Ordinal);
        Assert.NotNull(found.Difference);
    }

    [Fact]
    public void Sources_that_agree_have_no_difference() =>
        Assert.Null(Found("How many ships used the harbour in 2015?", Harbour, Ships with { Text = Ships.Text.Replace("450", "300", StringComparison.Ordinal) }).Difference);

    [Fact]
    public void Of_two_that_say_the_same_the_clean_text_is_quoted_and_the_other_is_listed()
    {
        var garbled = Harbour with { File = "garbled.txt", Quality = 0.3, Text = Harbour.Text.Replace("officers check them", "officers chec them", StringComparison.Ordinal) };

        var found = Found("What is the harbour treaty?", garbled, Harbour, Ships);

        Assert.Equal("harbour.txt", found.Citations[0].Article.File);
        Assert.Equal("garbled.txt", Assert.Single(found.Citations[0].AlsoIn).Article.File);
        Assert.True(found.Citations[0].AlsoIn[0].Article.IsGarbled);
    }

    [Fact]
    public void Many_copies_of_one_text_do_not_hide_the_others()
    {
        var copies = Enumerable.Range(0, 300).Select(i => Harbour with { File = $"copy{i:000}.txt" });

        var found = Found("What is the harbour treaty?", [.. copies, Ships]);

        Assert.Equal(100, found.Citations[0].AlsoIn.Count);
        Assert.Contains(found.Passages, passage => passage.Article.File == "ships.txt");
        Assert.Single(found.Passages, passage => passage.Quote.Contains("Scottish officers", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_no_article_has_is_refused_and_named()
    {
        var notFound = NotFound("What did Marlowe say about the harbour treaty?", Harbour, Ships);

        Assert.Equal("No article mentions “Marlowe”.", notFound.Missing);
        Assert.NotEmpty(notFound.Closest);
    }

    [Fact]
    public void A_year_that_no_article_has_is_refused() =>
        Assert.Contains("2019", NotFound("How many ships used the harbour in 2019?", Harbour, Ships).Missing, StringComparison.Ordinal);

    [Fact]
    public void A_misspelled_word_is_answered_and_told()
    {
        var found = Found("What is the harbour treety?", Harbour, Ships);

        Assert.Equal([new Correction("treety", "treaty")], found.Corrections);
    }

    [Fact]
    public void A_number_of_four_digits_is_no_year()
    {
        var copies = Ships with { Text = "Some 1,450 ships used the harbour in 2015, the council said." };

        var found = Found("How many ships used the harbour in 2015?", Harbour with { Text = "About 2,300 ships used the harbour in 2015." }, copies);

        Assert.NotNull(found.Difference);
    }

    [Theory]
    [InlineData("")]
    [InlineData("what is it")]
    [InlineData("🚢🚢🚢")]
    [InlineData("\0\0\0")]
    [InlineData("ما هي المعاهدة؟")]
    [InlineData("'; drop table articles; --")]
    public void A_question_that_meets_nothing_is_refused(string question) => NotFound(question, Harbour, Ships);

    [Fact]
    public void A_question_of_ten_thousand_letters_is_answered_or_refused() =>
        Assert.NotNull(Ask(string.Concat(Enumerable.Repeat("harbour treaty ", 700)), Harbour, Ships));

    [Fact]
    public void An_answer_tells_the_corpus_it_was_taken_from()
    {
        var day = new DateOnly(2016, 8, 30);
        var dated = Ships with { Published = new PublicationDate(day, day, DatePrecision.Day, DateBasis.Given) };

        var state = Ask("What is the harbour treaty?", Harbour, dated).Corpus;

        Assert.Equal(2, state.Articles);
        Assert.Equal(day, state.Newest?.Latest);
    }

    private static Answer.Found Found(string question, params Article[] articles) => Assert.IsType<Answer.Found>(Ask(question, articles));

    private static Answer.NotFound NotFound(string question, params Article[] articles) => Assert.IsType<Answer.NotFound>(Ask(question, articles));

    private static Answer Ask(string question, params Article[] articles)
    {
        var answer = Answerer.Answer(Some.Snapshot(articles), new Question(question), new AnswerOptions());
        Assert.All(answer.Passages, citation => Assert.Contains(citation.Quote, citation.Article.Text, StringComparison.Ordinal));
        if (answer is Answer.Found found)
        {
            Assert.All(found.Sentences, sentence => Assert.NotEmpty(sentence.Citations));
            Assert.All(found.Sentences, sentence => Assert.Contains(sentence.Text, found.Citations[sentence.Citations[0] - 1].Quote, StringComparison.Ordinal));
        }

        return answer;
    }
}
