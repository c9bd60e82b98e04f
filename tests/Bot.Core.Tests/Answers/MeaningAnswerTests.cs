using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Tests.Search;

namespace Bot.Core.Tests.Answers;

/// <summary>What is answered by meaning; which passage is near a question is given by each test.</summary>
public sealed class MeaningAnswerTests
{
    private const string Asked = "Combien de navires ont utilisé le port en hiver ?";

    private static readonly Article Ships = Some.Article("Some 450 ships used the harbour during the winter of 2015, the council of Port Ellen said.", "ships.txt") with { Title = "A busy harbour" };

    private static readonly Article Bread = Some.Article("Bread costs more in the villages than it did a year ago, and the bakers of Kest expect that to go on.", "bread.txt");

    private static readonly Article Tunnel = Some.Article("A tunnel is dug below the hills near Kest. It will carry no cars, and nobody knows who pays for it.", "tunnel.txt");

    [Fact]
    public void A_question_in_another_language_is_answered_by_the_nearest_passage_in_its_own_words()
    {
        var found = Assert.IsType<Answer.Found>(Ask(Asked, [1, 0], [0.8f, 0.6f], [0, 1], [0.1f, 1]));

        Assert.True(found.IsByMeaning);
        Assert.Equal("fr", found.Language);
        Assert.Equal(Ships.Text, found.Text);
        Assert.Equal([(1, "ships.txt")], found.Citations.Select(citation => (citation.Number, citation.Article.File)));
        Assert.Equal(Ships.Text.Substring(found.Citations[0].Span.Start, found.Citations[0].Span.Length), found.Citations[0].Quote);
        Assert.Equal("ships.txt", found.Passages[0].Article.File);
    }

    [Fact]
    public void The_confidence_rises_evenly_from_the_threshold_to_one()
    {
        // The cosine is 0.8, three fifths of the way from 0.5 to 1; so it is three fifths of the way from 0.5 to 1 too.
        Assert.Equal(0.8, Ask(Asked, [1, 0], [0.8f, 0.6f], [0, 1], [0, 1]).Confidence, 0.0001);
        // Half the way from 0.6 to 1.
        Assert.Equal(0.75, MeaningAnswer.ConfidenceOf(0.8, 0.6, 0.5), 0.0001);
        Assert.Equal(0.5, MeaningAnswer.ConfidenceOf(0.6, 0.6, 0.5), 0.0001);
    }

    [Fact]
    public void No_more_than_three_passages_are_shown_nearest_first()
    {
        Article[] articles = [.. Enumerable.Range(0, 6).Select(i => Some.Article($"Different things are told here of subject{i}, and then of topic{i} and of matter{i}.", $"{i}.txt"))];
        var snapshot = Some.Snapshot(articles);
        var vectors = SomeVectors.Of([.. Enumerable.Range(0, 6).Select(i => new[] { 1, 0.1f * (6 - i) })]);

        var found = Assert.IsType<Answer.Found>(Answerer.Answer(snapshot.With(vectors), new Question(Asked) { Vector = new float[] { 1, 0 } }, new AnswerOptions { MinSimilarity = 0.5 }));

        Assert.Equal(["5.txt", "4.txt", "3.txt"], found.Citations.Select(citation => citation.Article.File));
        Assert.Equal([1], Assert.Single(found.Sentences).Citations);
    }

    [Fact]
    public void A_question_that_nothing_is_near_to_is_not_answered()
    {
        var answer = Ask(Asked, [1, 0], [0.49f, 1], [0, 1], [0, 1]);

        Assert.IsType<Answer.NotFound>(answer);
        Assert.Equal("fr", answer.Language);
    }

    [Fact]
    public void Nothing_is_answered_by_meaning_where_no_threshold_is_set() =>
        Assert.IsType<Answer.NotFound>(Answerer.Answer(Snapshot([1, 0], [0, 1], [0, 1]), new Question(Asked) { Vector = new float[] { 1, 0 } }, new AnswerOptions()));

    [Fact]
    public void A_refused_question_whose_words_the_articles_know_stays_refused()
    {
        var question = new Question("Who pays for the bread of the bakers below the hills?") { Vector = new float[] { 0, 1 } };

        var answer = Answerer.Answer(Snapshot([0, 1], [0, 1], [0, 1]), question, new AnswerOptions { MinSimilarity = 0.5, MinConfidence = 0.99 });

        Assert.IsType<Answer.NotFound>(answer);
        Assert.Equal("en", answer.Language);
    }

    [Fact]
    public void A_question_of_the_same_language_whose_words_no_article_has_may_be_answered_by_meaning() =>
        Assert.True(Assert.IsType<Answer.Found>(Ask("How many vessels berthed at the quays?", [1, 0], [1, 0], [0, 1], [0, 1])).IsByMeaning);

    [Fact]
    public void A_name_that_no_article_has_is_no_other_name_in_the_language_of_the_articles() =>
        Assert.IsType<Answer.NotFound>(Ask("How many vessels berthed at the quays of Marseille?", [1, 0], [1, 0], [0, 1], [0, 1]));

    [Theory]
    [InlineData("Combien de navires ont utilisé le port en 2015 ?", true)]
    [InlineData("Combien de navires ont utilisé le port en 2016 ?", false)]
    [InlineData("Est-ce que 450 navires ont utilisé le port pendant l'hiver ?", true)]
    [InlineData("Est-ce que 460 navires ont utilisé le port pendant l'hiver ?", false)]
    public void A_year_or_number_that_the_article_does_not_have_is_not_answered(string question, bool isAnswered) =>
        Assert.Equal(isAnswered, Ask(question, [1, 0], [1, 0], [0, 1], [0, 1]) is Answer.Found);

    [Theory]
    [InlineData("Est-ce que 35 000 navires sont dans le port ?")]
    [InlineData("Est-ce que 35.000 navires sont dans le port ?")]
    public void Numbers_are_compared_whatever_marks_their_thousands(string question)
    {
        var snapshot = Some.Snapshot(Some.Article("Over the years 35,000 ships used the harbour, and 1.5 million people.", "ships.txt"));

        Assert.IsType<Answer.Found>(Answerer.Answer(snapshot.With(SomeVectors.Of([1, 0])), new Question(question) { Vector = new float[] { 1, 0 } }, new AnswerOptions { MinSimilarity = 0.5 }));
    }

    [Fact]
    public void A_passage_of_an_article_without_the_name_that_is_asked_for_does_not_win()
    {
        // Nearest is the harbour, but it is in Port Ellen.
        var found = Assert.IsType<Answer.Found>(Ask("Combien de navires sont dans le port de Kest ?", [1, 0], [1, 0], [0, 1], [0.8f, 0.6f]));

        Assert.Equal(["tunnel.txt"], found.Citations.Select(citation => citation.Article.File));
    }

    [Fact]
    public void A_name_written_small_counts_where_nothing_is_written_large() =>
        Assert.Equal("tunnel.txt", Assert.IsType<Answer.Found>(Ask("combien de navires sont à kest ?", [1, 0], [1, 0], [0, 1], [0.8f, 0.6f])).Citations[0].Article.File);

    [Fact]
    public void One_article_in_the_language_of_the_question_leaves_it_to_the_words()
    {
        var french = Some.Article("Le pain est plus cher dans les villages. Des navires ont utilisé le canal pour la farine, et le port est vide.", "pain.txt") with { Language = "fr" };
        var snapshot = Some.Snapshot(Ships, french);
        var vectors = SomeVectors.Of([1, 0], [0, 1]);

        Assert.IsType<Answer.NotFound>(Answerer.Answer(snapshot.With(vectors), new Question("Qui a utilisé le pain dans le port du canal ?") { Vector = new float[] { 1, 0 } }, new AnswerOptions { MinSimilarity = 0.5, MinConfidence = 0.99 }));
        Assert.IsType<Answer.Found>(Answerer.Answer(snapshot.With(vectors), new Question("Qui a utilisé le pain dans le port du canal ?") { Vector = new float[] { 1, 0 }, Filter = new ArticleFilter { Folders = ["ships.txt"] } }, new AnswerOptions { MinSimilarity = 0.5, MinConfidence = 0.99 }));
    }

    [Fact]
    public void The_sentence_that_has_the_words_is_quoted_rather_than_its_passage()
    {
        var article = Some.Article("The port grew fast. Anna Lindqvist opened the Corran Quay. Nobody came to see it, since it rained.", "quay.txt");

        var found = Assert.IsType<Answer.Found>(Answerer.Answer(
            Some.Snapshot(article).With(SomeVectors.Of([1, 0])), new Question("Est-ce que Anna Lindqvist a inauguré le quai ?") { Vector = new float[] { 1, 0 } }, new AnswerOptions { MinSimilarity = 0.5, MinConfidence = 0.99 }));

        Assert.Equal("Anna Lindqvist opened the Corran Quay.", found.Text);
    }

    [Fact]
    public void A_question_that_its_words_answer_is_answered_by_them()
    {
        var found = Assert.IsType<Answer.Found>(Ask("How many ships used the harbour during the winter of 2015?", [0, 1], [0, 1], [1, 0], [1, 0]));

        Assert.False(found.IsByMeaning);
        Assert.Equal("ships.txt", found.Citations[0].Article.File);
    }

    [Fact]
    public void A_rewritten_question_is_searched_instead_and_told()
    {
        var question = new Question("Et combien de navires ?") { Context = [new Turn("Quoi ?", null)], Rewritten = "How many ships used the harbour during the winter of 2015?" };

        var found = Assert.IsType<Answer.Found>(Answerer.Answer(Snapshot([1, 0], [0, 1], [0, 1]), question, new AnswerOptions()));

        Assert.Equal(question.Rewritten, found.ReadAs);
        Assert.Equal("fr", found.Language);
        Assert.False(found.IsByMeaning);
    }

    private static CorpusSnapshot Snapshot(params float[]?[] passages) => Some.Snapshot(Ships, Bread, Tunnel).With(SomeVectors.Of(passages));

    private static Answer Ask(string question, float[] vector, params float[]?[] passages) =>
        Answerer.Answer(Snapshot(passages), new Question(question) { Vector = vector }, new AnswerOptions { MinSimilarity = 0.5 });
}
