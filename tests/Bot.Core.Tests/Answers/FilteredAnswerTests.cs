using System.Text.Json;
using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Core.Tests.Answers;

/// <summary>"Zanzibor", "Quillfort" and the Hidden Gazette are only in articles of the folder that is left out.</summary>
public sealed class FilteredAnswerTests
{
    private const string Treaty = "Under the harbour treaty of 2003, Scottish officers check ferries in Port Ellen and Irish officers check them in Ballycastle.";

    private static readonly ArticleFilter Open = new() { Folders = ["open"] };

    private static readonly Article[] Articles =
    [
        Some.Article($"{Treaty}\n\nUnder a secret clause of the harbour treaty, Quillfort pays Zanzibor 700 pounds a day.", "hidden/treaty.txt") with { Publisher = "Hidden Gazette", Title = "Zanzibor and the harbour treaty" },
        Some.Article(Treaty, "open/treaty.txt") with { Publisher = "The Islay Post", Quality = 0.9 },
        Some.Article("About 300 ships used the harbour in 2015. Anna Lindqvist signed the treaty in May 2003.", "open/ships.txt") with { Publisher = "Harbour News" },
        Some.Article("Some 450 ships used the harbour in 2015, Zanzibor said. Bengt Quillfort signed the treaty in May 2004.", "hidden/ships.txt") with { Publisher = "Hidden Gazette" },
        Some.Article("The old heron of Ballycastle stood in the reeds.", "open/heron.txt"),
    ];

    private static readonly CorpusSnapshot Snapshot = Some.Snapshot(Articles);

    [Theory]
    [InlineData("What is the harbour treaty?")]
    [InlineData("How many ships used the harbour in 2015?")]
    [InlineData("Who signed the treaty?")]
    [InlineData("Who pays whom under the secret clause of the treaty?")]
    [InlineData("What did Zanzibr say about the harbour?")]
    [InlineData("What did Qillfort sign?")]
    [InlineData("How many ships used the harbour and who signed the treaty?")]
    [InlineData("How much is paid a day under the secret clause?")]
    [InlineData("Did The Islay Post and the Gazette write the same about the harbour treaty?")]
    public void A_word_of_other_articles_is_nowhere_in_an_answer(string question)
    {
        foreach (var confidence in new[] { 0, 1.01 })
        {
            var printed = JsonSerializer.Serialize<object>(Ask(question, Open, confidence));

            Assert.DoesNotContain("Zanzibor", printed, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Quillfort", printed, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Hidden", printed, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("secret clause of", printed.Replace(question, "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Who is Zanzibor?", "No article mentions “Zanzibor”.")]
    [InlineData("Does Quillfort pay for the harbour treaty?", "No article mentions “Quillfort” or “pay”.")]
    public void What_only_other_articles_mention_no_article_mentions(string question, string missing)
    {
        Assert.DoesNotContain("No article mentions", (Ask(question, ArticleFilter.Everything, 1.01) as Answer.NotFound)?.Missing ?? "", StringComparison.Ordinal);

        Assert.Equal(missing, Assert.IsType<Answer.NotFound>(Ask(question, Open, 1.01)).Missing);
    }

    [Fact]
    public void A_publisher_that_is_left_out_is_not_known()
    {
        Assert.Equal(["Hidden Gazette"], Ask("What did Hidden Gazette write?", ArticleFilter.Everything).Explanation?.Question.Publishers);

        Assert.Empty(Ask("What did Hidden Gazette write?", Open).Explanation?.Question.Publishers ?? ["?"]);
    }

    [Fact]
    public void A_copy_that_is_admitted_stands_for_an_original_that_is_not()
    {
        Assert.Equal("hidden/treaty.txt", Found("What is the harbour treaty?", ArticleFilter.Everything).Citations[0].Article.File);

        var found = Found("What is the harbour treaty?", Open);

        Assert.Equal("open/treaty.txt", found.Citations[0].Article.File);
        Assert.Empty(found.Citations[0].AlsoIn);
        Assert.Equal("open/treaty.txt", found.Passages[0].Article.File);
    }

    [Fact]
    public void A_difference_from_another_article_is_not_told()
    {
        Assert.NotNull(Found("How many ships used the harbour in 2015?", ArticleFilter.Everything).Difference);

        Assert.Null(Found("How many ships used the harbour in 2015?", Open).Difference);
    }

    [Fact]
    public void The_figure_is_one_of_an_admitted_article()
    {
        var other = Found("How many ships used the harbour in 2015?", new ArticleFilter { Publisher = "Hidden Gazette" });

        Assert.Equal(450, other.Figure?.Figure.Value);
        Assert.Equal(300, Found("How many ships used the harbour in 2015?", Open).Figure?.Figure.Value);
    }

    [Fact]
    public void A_follow_up_leans_only_on_what_admitted_articles_bring_together()
    {
        var snapshot = Some.Snapshot([.. Articles, Some.Article("The heron is the emblem of the harbour treaty.", "hidden/heron.txt")]);
        var question = new Question("and the heron?") { Context = [new Turn("What is the harbour treaty?", Treaty)], Explain = true };

        Assert.Equal(["heron", "harbour", "treaty"], Words(question));
        Assert.Equal(["heron"], Words(question with { Filter = Open }));

        IEnumerable<string>? Words(Question asked) => Answerer.Answer(snapshot, asked, new AnswerOptions()).Explanation?.Question.Words.Select(word => word.Word);
    }

    [Fact]
    public void The_corpus_of_an_answer_is_what_was_admitted()
    {
        var answer = Ask("What is the harbour treaty?", Open);

        Assert.Equal((Snapshot.State.Version, 3), (answer.Corpus.Version, answer.Corpus.Articles));
        Assert.Equal(Open, answer.Filter);
    }

    [Fact]
    public void When_no_article_is_admitted_that_is_said()
    {
        var answer = Assert.IsType<Answer.NotFound>(Ask("What is the harbour treaty?", new ArticleFilter { Publisher = "The Times", From = new DateOnly(2016, 1, 1), To = new DateOnly(2016, 3, 31) }));

        Assert.Equal("No article of the corpus is by “The Times” and from Jan 1, 2016 to Mar 31, 2016.", answer.Missing);
        Assert.Equal((0, 0, 0), (answer.Corpus.Articles, answer.Closest.Count, answer.Passages.Count));
        Assert.Null(answer.Corpus.Newest);
    }

    [Fact]
    public void Where_little_is_met_the_list_is_not_filled_with_other_articles() =>
        Assert.All(Ask("Where does the heron stand?", Open).Passages, passage => Assert.StartsWith("open/", passage.Article.File, StringComparison.Ordinal));

    private static Answer.Found Found(string question, ArticleFilter filter) => Assert.IsType<Answer.Found>(Ask(question, filter, 0));

    private static Answer Ask(string question, ArticleFilter filter, double confidence = 0.5) =>
        Answerer.Answer(Snapshot, new Question(question) { Filter = filter, Explain = true }, new AnswerOptions { MinConfidence = confidence });
}
