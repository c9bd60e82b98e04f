using Bot.Core.Answers;

namespace Bot.Tests.Models;

/// <summary>From the model to the answer; which texts are alike is written by the test.</summary>
public sealed class SearchByMeaningTests : IDisposable
{
    private const string Ships = "Some 450 ships used the harbour during the winter of 2015, the council of Port Ellen said.";

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly VectorRig _rig = new(Ships, "Bread costs more in the villages than it did a year ago.", "A tunnel is dug below the hills near Kest.");
    private readonly ScriptedEmbedder _embedder = new(VectorOf);

    public void Dispose()
    {
        _rig.Dispose();
        _embedder.Dispose();
    }

    [Fact]
    public async Task A_French_question_is_answered_from_English_articles()
    {
        await _rig.Keeper(_embedder).FillAsync(null, Token);

        var found = Assert.IsType<Answer.Found>(await AskAsync("Combien de navires ont utilisé le port en hiver ?"));

        Assert.True(found.IsByMeaning);
        Assert.Equal(Ships, found.Text);
        Assert.Equal(("fr", "en"), (found.Language, found.Citations[0].Article.Language));
    }

    [Theory]
    [InlineData("Qui a gagné la coupe du monde de football ?")]
    [InlineData("Combien de navires ont utilisé le port en hiver 1998 ?")]
    public async Task A_French_question_that_no_article_answers_is_not_answered(string question)
    {
        await _rig.Keeper(_embedder).FillAsync(null, Token);

        var refused = Assert.IsType<Answer.NotFound>(await AskAsync(question));

        Assert.NotEmpty(refused.Closest);
        Assert.Equal("fr", refused.Language);
    }

    [Fact]
    public async Task Without_the_model_words_go_on()
    {
        await _rig.Keeper(_embedder).FillAsync(null, Token);
        _embedder.Before = (_, _) => throw new HttpRequestException("no route to host");

        var found = Assert.IsType<Answer.Found>(await AskAsync("How many ships used the harbour during the winter of 2015?"));

        Assert.False(found.IsByMeaning);
        Assert.Equal(Ships, found.Text);
    }

    private async Task<Answer> AskAsync(string question) => new Answerer(_rig.Corpus, new AnswerOptions { MinSimilarity = _rig.Options.MinSimilarity })
        .Answer(new Question(question) { Vector = await _rig.Questions(_embedder).EmbedAsync(question, Token) });

    /// <summary>Ships, bread, tunnels, and anything else.</summary>
    private static float[] VectorOf(string text) =>
    [
        Has(text, "ships") || Has(text, "navires") ? 1 : 0,
        Has(text, "Bread") || Has(text, "pain") ? 1 : 0,
        Has(text, "tunnel") ? 1 : 0,
        0.3f,
    ];

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.Ordinal);
}
