using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

public sealed class QuestionReaderTests
{
    private static readonly Article[] Articles =
    [
        Some.Article("The harbour treaty of Port Ellen was signed in 2003. The mayor, Anna Lindqvist, praised migration and the leader of the UK.", "a.txt")
            with { Publisher = "The Harbour Post" },
        Some.Article("Ships left the port in May. Anna Lindqvist stayed. Nobody signed.", "b.txt"),
    ];

    private static readonly PassageIndex Index = Some.Index(Articles);

    [Theory]
    [InlineData("What is the harbour treaty?", nameof(QuestionType.Definition))]
    [InlineData("Who is Anna Lindqvist?", nameof(QuestionType.Definition))]
    [InlineData("Who is the mayor of Port Ellen?", nameof(QuestionType.Person))]
    [InlineData("Who signed it?", nameof(QuestionType.Person))]
    [InlineData("In which year was it signed?", nameof(QuestionType.Time))]
    [InlineData("By how much did it rise when they left?", nameof(QuestionType.Number))]
    [InlineData("Pourquoi le traité ?", nameof(QuestionType.Reason))]
    [InlineData("¿Cuántos barcos?", nameof(QuestionType.Number))]
    [InlineData("Did the ships leave?", nameof(QuestionType.YesOrNo))]
    [InlineData("harbour treaty", nameof(QuestionType.Other))]
    public void The_question_word_tells_the_type(string question, string expected) => Assert.Equal(expected, Read(question).Type.ToString());

    [Fact]
    public void Words_that_only_ask_are_not_searched() => Assert.Equal(["harbour", "treaty"], Surfaces(Read("Please tell me, what is the harbour treaty?")));

    [Fact]
    public void A_name_is_known_by_its_capital_or_by_the_corpus()
    {
        Assert.True(Term(Read("Where is Nemo?"), "Nemo").IsName);
        Assert.True(Term(Read("who is lindqvist"), "lindqvist").IsName);
        Assert.False(Term(Read("who signed the treaty"), "treaty").IsName);
    }

    [Fact]
    public void A_misspelled_word_is_met_by_the_nearest_word_of_the_corpus() => Assert.Equal("treati", Term(Read("harbour treety"), "treety").Correction);

    [Fact]
    public void The_name_of_somebody_else_is_not_corrected() => Assert.Empty(Term(Read("What did Marlowe say?"), "Marlowe").Alternatives);

    [Fact]
    public void A_synonym_and_a_derived_form_meet_a_word()
    {
        Assert.Contains("port", Met(Term(Read("the harbour"), "harbour")));
        Assert.Contains("uk", Met(Term(Read("the United Kingdom"), "Kingdom")));
        Assert.Contains("migrat", Met(Term(Read("the migrant"), "migrant")));
    }

    [Theory]
    [InlineData("What does The Harbour Post say of ships?", 1)]
    [InlineData("What does the harbour post say of ships?", 0)]
    public void A_publisher_is_named_with_capitals(string question, int expected) => Assert.Equal(expected, Read(question).Publishers.Count);

    [Fact]
    public void A_follow_up_takes_over_what_was_spoken_of_but_not_its_year()
    {
        var followUp = new Question("And in 2010?") { Context = [new Turn("How many ships left the port in 2003?", "Two.")] };

        var parsed = Some.Reader(Index, Articles).Read(followUp);

        Assert.Equal(["2010", "ships", "left", "port"], Surfaces(parsed));
        Assert.Equal(QuestionType.Number, parsed.Type);
    }

    [Fact]
    public void A_follow_up_leaves_behind_what_was_refused()
    {
        var followUp = new Question("and the ships?") { Context = [new Turn("How big was the harbour in 1850?", null)] };

        Assert.Equal(["ships", "harbour"], Surfaces(Some.Reader(OneArticle, Some.Article(Harbour)).Read(followUp)));
    }

    [Fact]
    public void A_new_subject_leaves_the_old_one_behind()
    {
        var followUp = new Question("and the ships?") { Context = [new Turn("What did Anna Lindqvist praise?", "Migration.")] };

        Assert.Equal(["ships"], Surfaces(Some.Reader(TwoArticles, Some.Article("x")).Read(followUp)));
    }

    [Theory]
    [InlineData("How long is the harbour?")]
    [InlineData("What percentage of the harbour?")]
    public void Words_that_say_what_is_asked_for_are_not_searched(string question) => Assert.Equal(["harbour"], Surfaces(Read(question)));

    [Theory]
    [InlineData("Élodie")]
    [InlineData("E\u0301lodie")]
    [InlineData("elodie")]
    public void Accents_do_not_matter_and_neither_does_how_they_are_stored(string name)
    {
        var article = Some.Article("La maire, E\u0301lodie Garnier, a parlé hier.") with { Language = "fr" };

        Assert.NotEmpty(Some.Reader(Some.Index(article), article).Read(new Question($"Qui est {name} ?")).Terms.Single().Alternatives);
    }

    [Fact]
    public void A_question_that_stands_alone_takes_nothing_over()
    {
        var question = new Question("Who is Anna Lindqvist?") { Context = [new Turn("How many ships left the port?", "Two.")] };

        Assert.Equal(["Anna", "Lindqvist"], Surfaces(Some.Reader(Index, Articles).Read(question)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("what is it of the")]
    [InlineData("🙂🙂")]
    [InlineData("\0")]
    public void A_question_without_a_word_to_search_has_no_terms(string question) => Assert.Empty(Read(question).Terms);

    [Fact]
    public void A_very_long_question_keeps_its_most_telling_words()
    {
        var question = string.Join(' ', Enumerable.Range(0, 2000).Select(i => $"word{i}")) + " harbour treaty";

        Assert.Equal(ParsedQuestion.MaxTerms, Read(question).Terms.Count);
    }

    [Fact]
    public void A_word_in_quotation_marks_weighs_more() =>
        Assert.True(Term(Read("the \"treaty\""), "treaty").Weight > Term(Read("the treaty"), "treaty").Weight);

    [Fact]
    public void A_long_question_has_parts()
    {
        var parsed = Read("Did the harbour treaty of Port Ellen change, while ships left the port in May?");

        Assert.Equal(2, parsed.Clauses.Count);
    }

    private const string Harbour = "Ships fill the harbour.";

    private static readonly PassageIndex OneArticle = Some.Index(Some.Article(Harbour));

    private static readonly PassageIndex TwoArticles = Some.Index("Ships came.", "Anna Lindqvist praised migration.");

    private static ParsedQuestion Read(string question) => Some.Reader(Index, Articles).Read(new Question(question));

    private static IEnumerable<string> Surfaces(ParsedQuestion question) => question.Terms.Select(term => term.Surface);

    private static QuestionTerm Term(ParsedQuestion question, string surface) => question.Terms.Single(term => term.Surface == surface);

    private static IEnumerable<string> Met(QuestionTerm term) => term.Alternatives.Select(alternative => Index.Terms[alternative.Term]);
}
