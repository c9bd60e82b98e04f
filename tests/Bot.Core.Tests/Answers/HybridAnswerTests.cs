using System.Text.Json;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Search;
using Bot.Core.Tests.Search;

namespace Bot.Core.Tests.Answers;

/// <summary>Words and meaning together.</summary>
public sealed class HybridAnswerTests
{
    private const string Asked = "How many ships used the harbour?";

    // Counts are tuples, whose parts are fields.
    private static readonly JsonSerializerOptions WithFields = new() { IncludeFields = true };

    private static readonly Article[] Articles =
    [
        Some.Article("Some 450 ships used the harbour in 2015, the council of Port Ellen said.", "ships.txt"),
        Some.Article("Nobody expected the distillery to close its gates for so long.", "distillery.txt"),
        Some.Article("The harbour has a mayor of its own, who lives above it.", "mayor.txt"),
    ];

    [Fact]
    public void A_passage_without_a_word_of_the_question_joins_what_words_found()
    {
        var byWords = Ask(Some.Snapshot(Articles), default, explain: true);
        var together = Ask(Some.Snapshot(Articles).With(SomeVectors.Of([0.1f, 1], [1, 0], null)), new float[] { 1, 0 }, explain: true);

        // By words ships, mayor, and the distillery that fills the list; by meaning the distillery, ships.
        // Ships 1/61 + 1/62 = 0.03252, distillery 1/63 + 1/61 = 0.03227, mayor 1/62 = 0.01613.
        Assert.Equal(["ships.txt", "mayor.txt", "distillery.txt"], byWords.Passages.Select(passage => passage.Article.File));
        Assert.Equal(["ships.txt", "distillery.txt", "mayor.txt"], together.Passages.Select(passage => passage.Article.File));
        Assert.Equal([0.03252, 0.03227, 0.01613], together.Passages.Select(passage => Math.Round(passage.Score, 5)));
        Assert.Equal([(1, 2), (3, 1), (2, null)], together.Explanation?.Passages.Select(passage => (passage.Ranks?.ByWords, passage.Ranks?.ByMeaning)));
        Assert.Equal(1, together.Explanation?.Meaning?.Similarity ?? 0, 0.0001);
        Assert.Null(byWords.Explanation?.Meaning);
        Assert.All(byWords.Explanation?.Passages ?? [], passage => Assert.Null(passage.Ranks));
    }

    [Fact]
    public void What_words_answer_they_answer_with_the_same_quote_and_confidence()
    {
        var byWords = Assert.IsType<Answer.Found>(Ask(Some.Snapshot(Articles), default));
        var together = Assert.IsType<Answer.Found>(Ask(Some.Snapshot(Articles).With(SomeVectors.Of([0.1f, 1], [1, 0], null)), new float[] { 1, 0 }));

        Assert.Equal(byWords.Text, together.Text);
        Assert.Equal(byWords.Confidence, together.Confidence);
        Assert.False(together.IsByMeaning);
    }

    [Fact]
    public void Vectors_without_a_vector_of_the_question_or_of_another_length_change_nothing()
    {
        var snapshot = Some.Snapshot(Articles);
        var byWords = Print(Ask(snapshot, default, explain: true));

        Assert.Equal(byWords, Print(Ask(snapshot.With(SomeVectors.Of([0.1f, 1], [1, 0], null)), default, explain: true)));
        Assert.Equal(byWords, Print(Ask(snapshot.With(SomeVectors.Of([0.1f, 1], [1, 0], null)), new float[] { 1, 0, 0 }, explain: true)));
        Assert.Equal(byWords, Print(Ask(snapshot, new float[] { 1, 0 }, explain: true)));
    }

    [Fact]
    public void What_reads_passages_again_orders_the_best_of_them()
    {
        var read = new List<string>();
        var reranker = new Reranker(2, (question, passages) =>
        {
            read.AddRange([question, .. passages]);
            return [0.1f, 0.9f];
        });

        var answer = Answerer.Answer(Some.Snapshot(Articles), new Question(Asked) { Explain = true }, new AnswerOptions(), reranker);

        Assert.Equal([Asked, Articles[0].Text, Articles[2].Text], read);
        Assert.Equal(["mayor.txt", "ships.txt", "distillery.txt"], answer.Passages.Select(passage => passage.Article.File));
        Assert.Equal([0.9, 0.1, null], answer.Explanation?.Passages.Select(passage => passage.Ranks?.Reranked is { } score ? Math.Round(score, 3) : (double?)null));
    }

    [Fact]
    public void What_cannot_read_passages_again_leaves_the_order() =>
        Assert.Equal(
            Ask(Some.Snapshot(Articles), default).Passages.Select(passage => passage.Article.File),
            Answerer.Answer(Some.Snapshot(Articles), new Question(Asked), new AnswerOptions(), new Reranker(10, (_, _) => [])).Passages.Select(passage => passage.Article.File));

    [Fact]
    public void With_vectors_too_an_answer_is_as_if_there_were_no_articles_but_the_admitted()
    {
        var random = new Random(3);
        for (var i = 0; i < 40; i++)
        {
            Article[] articles = [.. Enumerable.Range(0, random.Next(2, 40)).Select(n => Some.Article(Text(random, 40), $"{random.Next(3)}/{n:00}.txt"))];
            var filter = new ArticleFilter { Folders = ["1"] };
            var whole = Some.Snapshot(articles).Embedded(SomeVectors.Hashed);
            var alone = Some.Snapshot([.. articles.Where(filter.Admits)]).Embedded(SomeVectors.Hashed);
            var question = new Question(Text(random, 5) + "?") { Explain = true };
            question = question with { Vector = SomeVectors.Hashed(question.Text) };

            var filtered = Answerer.Answer(whole, question with { Filter = filter }, new AnswerOptions { MinSimilarity = 0.2 });

            Assert.Equal(Print(Answerer.Answer(alone, question, new AnswerOptions { MinSimilarity = 0.2 })), Print(filtered with { Filter = ArticleFilter.Everything }));
        }
    }

    private static string Text(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(i => $"zq{random.Next(1 + random.Next(200)):000}{(i % 9 == 8 ? "." : "")}"));

    private static string Print(Answer answer) => JsonSerializer.Serialize<object>(answer, WithFields);

    private static Answer Ask(CorpusSnapshot snapshot, ReadOnlyMemory<float> vector, bool explain = false) =>
        Answerer.Answer(snapshot, new Question(Asked) { Vector = vector, Explain = explain }, new AnswerOptions { MinConfidence = 0 });
}
