using Bot.Core.Answers;
using Bot.Core.Search;
using Bot.Core.Tests.Search;

namespace Bot.Core.Tests.Sharding;

public sealed class MeaningInShardsTests
{
    /// <summary>In languages that no article is in.</summary>
    private static readonly Question[] Foreign = [new("Hur många barn bor i staden?"), new("Ile dzieci mieszka w tym mieście?"), new("Quanti bambini vivono nella città?")];

    private static readonly AnswerOptions Options = new() { MinSimilarity = 0.2f };

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Words_and_meaning_together_answer_as_on_one_machine(int shards)
    {
        var whole = MixedCorpus.Whole.Embedded(SomeVectors.Hashed);
        // Prefers long passages: what it reads does not matter.
        var read = 0;
        var reranker = new Reranker(20, (_, texts) =>
        {
            read++;
            return [.. texts.Select(text => (float)text.Length)];
        });
        var sharded = InShards.Of(whole, shards, options: Options, reranker: reranker);
        var byMeaning = 0;

        foreach (var asked in MixedCorpus.Questions(1_000).Take(150).Concat(Foreign))
        {
            var question = asked with { Vector = SomeVectors.Hashed(asked.Text) };
            var expected = Answerer.Answer(whole, question, Options, reranker);
            byMeaning += expected is Answer.Found { IsByMeaning: true } ? 1 : 0;
            read = 0;

            Assert.Equal(AnswerJson.Of(expected), AnswerJson.Of(await sharded.AskAsync(question, TestContext.Current.CancellationToken)));
            Assert.InRange(read, 0, 1);
        }

        Assert.InRange(byMeaning, 1, 150);
    }

    [Fact]
    public async Task Shards_without_vectors_answer_by_words()
    {
        var whole = MixedCorpus.Whole;
        var question = MixedCorpus.Questions(1_000)[1] with { Vector = SomeVectors.Hashed("anything") };

        Assert.Equal(AnswerJson.Of(Answerer.Answer(whole, question, new AnswerOptions())), AnswerJson.Of(await InShards.Of(whole, 2).AskAsync(question, TestContext.Current.CancellationToken)));
    }
}
