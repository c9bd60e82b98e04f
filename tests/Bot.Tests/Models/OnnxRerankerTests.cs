using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Models;
using Bot.Tests.Running;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Models;

public sealed class OnnxRerankerTests : IDisposable
{
    // As in TinyModel.Words: padding, unknown, beginning, end, mask, harbour, boats, bread, tunnel.
    private static readonly float[] Counts = [1_000, 0.5f, 100, 10, 0, 1, 2, -3, 4];

    private readonly LogLines _log = new();
    private readonly ILoggerFactory _loggers;

    public OnnxRerankerTests() => _loggers = LoggerFactory.Create(logging => logging.AddProvider(_log));

    public void Dispose()
    {
        _loggers.Dispose();
        _log.Dispose();
    }

    [Fact]
    public void Passages_are_scored_beside_the_question_and_not_with_it()
    {
        using var model = TinyModel.CrossEncoder(Counts);
        using var reranker = Open(model);

        // Only what stands behind the question counts, with the end (10): boats 2 + harbour 1; bread -3; tunnel 4 twice.
        Assert.Equal([13, 7, 18], reranker.Score("tunnel tunnel tunnel", ["boats harbour", "bread", "tunnel tunnel"]));
    }

    [Fact]
    public void A_long_question_leaves_half_of_the_room_to_the_passage()
    {
        using var model = TinyModel.CrossEncoder(Counts).With("config.json", """{ "max_position_embeddings": 12 }""");
        using var reranker = Open(model);

        // Of twelve tokens the question takes its beginning, six words and their end; three words of the passage and its end remain.
        Assert.Equal([22], reranker.Score(string.Join(' ', Enumerable.Repeat("bread", 50)), [string.Join(' ', Enumerable.Repeat("tunnel", 50))]));
    }

    [Fact]
    public void The_best_passages_of_an_answer_come_in_the_order_of_the_model()
    {
        using var model = TinyModel.CrossEncoder(Counts);
        using var reranker = Open(model);
        using var rig = new VectorRig("Bread for the harbour.", "Boats for the harbour in a tunnel.", "Boats for the harbour.");
        var question = new Question("Which boats are in the harbour?");

        var answer = Answerer.Answer(rig.Corpus.Current, question, new AnswerOptions(), reranker.For(new RerankingModelOptions()));

        Assert.Equal(["1.txt", "2.txt", "0.txt"], answer.Passages.Select(passage => passage.Article.File));
        Assert.NotEqual(answer.Passages.Select(passage => passage.Article.File), Answerer.Answer(rig.Corpus.Current, question, new AnswerOptions()).Passages.Select(passage => passage.Article.File));
    }

    [Fact]
    public void A_model_that_fails_leaves_the_order_and_is_told_once()
    {
        // It has no row for boats and what comes behind.
        using var model = TinyModel.CrossEncoder(Counts[..6]);
        using var reranker = Open(model);

        Assert.Empty(reranker.Score("harbour", ["boats"]));
        Assert.Empty(reranker.Score("harbour", ["boats"]));

        Assert.Contains("cannot order passages, so their order stays", Assert.Single(_log.All), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_embeds_is_no_cross_encoder()
    {
        using var model = TinyModel.OfTokens([.. Counts.Select(count => new[] { count })]);

        Assert.Contains("gives no logits", Assert.Throws<CorpusException>(() => Open(model)).Message, StringComparison.Ordinal);
    }

    private OnnxReranker Open(TinyModel model) => OnnxReranker.Open(model.Folder, _loggers.CreateLogger<OnnxReranker>());
}
