using System.Collections;
using System.Reflection;
using Bot.Models;

namespace Bot.Tests.Models;

public sealed class QuestionEmbedderTests : IDisposable
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly VectorRig _rig = new("The harbour of Kest took in 40 boats.", "Bread costs more.");
    private readonly ScriptedEmbedder _embedder = new(text => [1, text.Length]);

    public void Dispose()
    {
        _rig.Dispose();
        _embedder.Dispose();
    }

    [Fact]
    public async Task A_question_is_embedded_once_with_its_prefix()
    {
        await _rig.Keeper(_embedder).FillAsync(null, Token);
        _rig.Options.QuestionPrefix = "query: ";
        var questions = _rig.Questions(_embedder);

        var vector = await questions.EmbedAsync("Boats", Token);
        Assert.Equal<float>([1, 12], vector.ToArray());
        await questions.EmbedAsync("Boats", Token);

        Assert.Equal(["query: Boats"], _embedder.Passages.Skip(2));
    }

    [Fact]
    public async Task The_text_of_a_question_is_not_kept()
    {
        await _rig.Keeper(_embedder).FillAsync(null, Token);
        var questions = _rig.Questions(_embedder);

        await questions.EmbedAsync("Boats of Amelia", Token);

        var recent = typeof(QuestionEmbedder).GetField("_recent", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(questions)!;
        var keys = (IDictionary)recent.GetType().GetField("_byText", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(recent)!;
        Assert.Single(keys);
        Assert.DoesNotContain("Amelia", keys.Keys.Cast<string>().Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_embedded_before_the_passages_have_vectors()
    {
        Assert.True((await _rig.Questions(_embedder).EmbedAsync("Boats?", Token)).IsEmpty);

        Assert.Empty(_embedder.Calls);
    }

    [Fact]
    public async Task Nothing_is_embedded_for_vectors_of_another_model()
    {
        await _rig.Keeper(_embedder).FillAsync(null, Token);

        Assert.True((await _rig.Questions(_embedder, model: "another").EmbedAsync("Boats?", Token)).IsEmpty);
    }

    [Fact]
    public async Task A_model_that_fails_is_left_alone_for_a_while_and_told_once()
    {
        await _rig.Keeper(_embedder).FillAsync(null, Token);
        var questions = _rig.Questions(_embedder);
        var asked = _embedder.Calls.Count;
        _embedder.Before = (_, _) => throw new HttpRequestException("no route to host");

        Assert.True((await questions.EmbedAsync("Boats?", Token)).IsEmpty);
        Assert.True((await questions.EmbedAsync("Boats?", Token)).IsEmpty);
        Assert.Equal(asked + 1, _embedder.Calls.Count);
        _rig.Time.Advance(TimeSpan.FromSeconds(31));
        Assert.True((await questions.EmbedAsync("Boats?", Token)).IsEmpty);
        _embedder.Before = (_, _) => Task.CompletedTask;
        _rig.Time.Advance(TimeSpan.FromSeconds(31));
        Assert.False((await questions.EmbedAsync("Boats?", Token)).IsEmpty);

        Assert.Equal(
            ["Warning: Questions are not embedded, so articles are searched by words alone: no route to host", "Information: Questions are embedded again, so articles are searched by meaning too"],
            _rig.Log.All);
    }

    [Fact]
    public async Task A_model_that_does_not_answer_in_time_is_not_waited_for()
    {
        await _rig.Keeper(_embedder).FillAsync(null, Token);
        _rig.Options.TimeoutSeconds = 4;
        var hanging = new TaskCompletionSource();
        // It does not even look at the token.
        _embedder.Before = (_, _) => hanging.Task;

        var asked = _rig.Questions(_embedder).EmbedAsync("Boats?", Token);
        _rig.Time.Advance(TimeSpan.FromSeconds(4));

        Assert.True((await asked).IsEmpty);
    }

    [Fact]
    public async Task A_question_that_is_cancelled_is_not_held_against_the_model()
    {
        await _rig.Keeper(_embedder).FillAsync(null, Token);
        var questions = _rig.Questions(_embedder);
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Token);
        _embedder.Before = (_, _) => new TaskCompletionSource().Task;

        var asked = questions.EmbedAsync("Boats?", cancelling.Token);
        await cancelling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);

        _embedder.Before = (_, _) => Task.CompletedTask;
        Assert.False((await questions.EmbedAsync("Boats?", Token)).IsEmpty);
        Assert.Empty(_rig.Log.All);
    }

    [Theory]
    [InlineData(new float[] { 1, 2, 3 })]
    [InlineData(new float[] { 0, 0 })]
    [InlineData(new[] { float.NaN, 0 })]
    public async Task A_vector_that_cannot_be_compared_is_refused(float[] vector)
    {
        await _rig.Keeper(_embedder).FillAsync(null, Token);
        using var broken = new ScriptedEmbedder(_ => vector);

        Assert.True((await _rig.Questions(broken).EmbedAsync("Boats?", Token)).IsEmpty);
    }

    [Fact]
    public async Task The_thousand_questions_that_were_asked_last_are_remembered()
    {
        await _rig.Keeper(_embedder).FillAsync(null, Token);
        var questions = _rig.Questions(_embedder);
        foreach (var i in Enumerable.Range(0, 1_001))
        {
            await questions.EmbedAsync($"Question {i}?", Token);
            await questions.EmbedAsync("Question 0?", Token);
        }

        var before = _embedder.Calls.Count;
        await questions.EmbedAsync("Question 0?", Token);
        await questions.EmbedAsync("Question 2?", Token);
        Assert.Equal(before, _embedder.Calls.Count);
        await questions.EmbedAsync("Question 1?", Token);

        Assert.Equal(before + 1, _embedder.Calls.Count);
    }
}
