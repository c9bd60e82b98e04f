using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Composition;

namespace Bot.Core.Tests.Composition;

public sealed class ComposedAnswerTests
{
    private static readonly Article Ferry = Some.Article(
        "The ferry Marisol sank off Port Kell on Tuesday. It had 212 passengers on board.\n\nCaptain Henk Dorval was questioned by police. The ferry was built in Gdansk in 1998.\n\nThe owner, Kell Lines, has eight other ferries.", "ferry.txt");

    private static readonly Article Harbour = Some.Article("The harbour of Port Kell was closed on Wednesday. Fishing boats stayed at sea.", "harbour.txt");

    [Fact]
    public void Citations_are_numbered_in_the_order_they_are_cited()
    {
        var answer = Composed("Where did the ferry Marisol sank?", ("The harbour of Port Kell was closed on Wednesday.", 2), ("The ferry Marisol sank off Port Kell on Tuesday.", 1));

        Assert.Equal(["harbour.txt", "ferry.txt"], answer.Citations.Take(2).Select(citation => citation.Article.File));
        Assert.Equal(Enumerable.Range(1, answer.Citations.Count), answer.Citations.Select(citation => citation.Number));
        Assert.Equal([[1], [2]], answer.Sentences.Select(sentence => sentence.Citations.ToArray()));
    }

    [Fact]
    public void Evidence_of_one_passage_is_one_quote()
    {
        var answer = Composed("ferry Marisol", ("The ferry Marisol sank off Port Kell on Tuesday.", 1), ("Captain Henk Dorval was questioned by police.", 1));

        Assert.Equal("The ferry Marisol sank off Port Kell on Tuesday. It had 212 passengers on board.\n\nCaptain Henk Dorval was questioned by police.", answer.Citations[0].Quote);
        Assert.All(answer.Sentences, sentence => Assert.Equal([1], sentence.Citations));
    }

    [Fact]
    public void Paragraphs_are_those_of_the_evidence() => Assert.Equal(2, Composed("captain Dorval", ("Captain Henk Dorval was questioned by police.", 1)).Citations[0].Paragraph);

    [Fact]
    public void What_the_extractive_answer_cites_besides_stands_behind()
    {
        var answer = Composed("captain Dorval", ("Captain Henk Dorval was questioned by police.", 1));

        Assert.Equal(Extractive("captain Dorval").Citations[0].Quote, answer.Citations[^1].Quote);
        Assert.Equal("a model", answer.Model);
    }

    [Fact]
    public void What_it_covers_is_not_cited_twice()
    {
        var answer = Composed("ferry Marisol", ("The ferry Marisol sank off Port Kell on Tuesday.", 1));

        Assert.Single(answer.Citations);
    }

    [Fact]
    public void A_difference_keeps_its_citations()
    {
        var extractive = Extractive("ferry Marisol") with
        {
            Citations = [Quote(1, Ferry, "The ferry Marisol sank off Port Kell on Tuesday."), Quote(2, Harbour, "The harbour of Port Kell was closed on Wednesday.")],
            Difference = new Difference(DifferenceKind.Time, new DifferingWords(1, "Tuesday"), new DifferingWords(2, "Wednesday")),
        };

        var answer = ComposedAnswer.Of(new Question("ferry Marisol"), extractive, [Passed("The harbour of Port Kell was closed on Wednesday. The ferry Marisol sank", 2)], "a model");

        Assert.NotNull(answer);
        Assert.Equal(["Tuesday", "Wednesday"], new[] { answer.Difference!.First, answer.Difference.Second }.Select(words => words.Text));
        Assert.Contains("Tuesday", answer.Citations[answer.Difference.First.Citation - 1].Quote, StringComparison.Ordinal);
        Assert.Contains("Wednesday", answer.Citations[answer.Difference.Second.Citation - 1].Quote, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_without_the_figure_that_was_asked_for_is_none()
    {
        var extractive = Some.Answer("How many passengers did the ferry Marisol have?", 0, Ferry) as Answer.Found;
        Assert.NotNull(extractive?.Figure);
        var question = new Question("How many passengers did the ferry Marisol have?");

        Assert.Null(ComposedAnswer.Of(question, extractive, [Passed("The ferry Marisol sank off Port Kell on Tuesday.", 1)], "a model"));
        var composed = ComposedAnswer.Of(question, extractive, [Passed("The ferry Marisol had 212 passengers on board.", 1)], "a model");
        Assert.NotNull(composed?.Figure);
        Assert.Contains("212", composed.Citations[composed.Figure.Citation - 1].Quote, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_speaks_of_something_else_is_none() =>
        Assert.Null(ComposedAnswer.Of(new Question("Which ferry sank off Port Kell?"), Extractive("ferry"), [Passed("Fishing boats stayed at sea.", 2)], "a model"));

    [Theory]
    [InlineData("How many boats sank off Port Kell?", "The ferry Marisol sank off Port Kell.", false)]
    [InlineData("How many passengers had the ferry Marisol?", "The ferry Marisol had 212 passengers.", true)]
    [InlineData("Who was questioned by police?", "The captain was questioned by police.", false)]
    [InlineData("Who was questioned by police?", "Henk Dorval was questioned by police.", true)]
    [InlineData("Who is Henk Dorval?", "Henk Dorval is a captain.", true)]
    public void What_is_asked_for_is_among_the_sentences(string question, string sentence, bool answers)
    {
        var quote = Quote(1, Ferry, "Captain Henk Dorval was questioned by police.");
        var extractive = Extractive(question) with { Sentences = [new CitedSentence(quote.Quote, [1])], Citations = [quote] };

        var composed = ComposedAnswer.Of(new Question(question), extractive, [new Guarded.Passed(new DraftSentence(sentence, [1]), [Passages()[0]])], "a model");

        Assert.Equal(answers, composed is not null);
    }

    [Fact]
    public void An_answer_in_the_language_of_the_question_stands_over_articles_in_another()
    {
        var article = Some.Article("La piscine de la ville est fermée depuis le mois de mars parce que le toit menace de tomber.", "piscine.txt");
        var quote = new Citation(1, article, new TextSpan(0, article.Text.Length), 1, 1);
        var extractive = Extractive("piscine") with { Sentences = [new CitedSentence(quote.Quote, [1])], Citations = [quote], Passages = [quote] };
        var question = new Question("Why is the swimming pool of the town closed since March?") { Rewritten = "Pourquoi la piscine de la ville est-elle fermée depuis le mois de mars ?" };

        Assert.NotNull(ComposedAnswer.Of(question, extractive, [new Guarded.Passed(new DraftSentence("The swimming pool of the town is closed because the roof may fall.", [1]), [quote])], "a model"));
        Assert.NotNull(ComposedAnswer.Of(question with { Rewritten = null }, extractive, [new Guarded.Passed(new DraftSentence("The swimming pool of the town is closed because the roof may fall.", [1]), [quote])], "a model"));
        Assert.Null(ComposedAnswer.Of(question, extractive, [new Guarded.Passed(new DraftSentence("The library of the village was painted in green by the children of the school.", [1]), [quote])], "a model"));
    }

    [Fact]
    public void Nothing_that_passed_is_no_answer() => Assert.Null(ComposedAnswer.Of(new Question("ferry"), Extractive("ferry"), [], "a model"));

    private static Answer.Found Composed(string question, params (string Text, int Passage)[] sentences) =>
        ComposedAnswer.Of(new Question(question), Extractive(question), [.. sentences.Select(sentence => Passed(sentence.Text, sentence.Passage))], "a model") ?? throw new InvalidOperationException("No answer was composed.");

    private static Guarded.Passed Passed(string text, int passage) => new CompositionGuard(Passages()).Check(new DraftSentence(text, [passage])) as Guarded.Passed
        ?? new Guarded.Passed(new DraftSentence(text, [passage]), [Passages()[passage - 1]]);

    private static Answer.Found Extractive(string question)
    {
        Assert.NotEmpty(question);
        var quote = Quote(1, Ferry, "The ferry Marisol sank off Port Kell on Tuesday.");
        return new Answer.Found([new CitedSentence(quote.Quote, [1])], [quote])
        {
            Confidence = 1,
            Passages = Passages(),
            Corpus = new CorpusState("v1", 2, null),
        };
    }

    private static Citation[] Passages() => [new Citation(1, Ferry, new TextSpan(0, Ferry.Text.Length), 1, 2), new Citation(2, Harbour, new TextSpan(0, Harbour.Text.Length), 1, 1)];

    private static Citation Quote(int number, Article article, string quote) => new(number, article, new TextSpan(article.Text.IndexOf(quote, StringComparison.Ordinal), quote.Length), 1, 1);
}
