using Bot.Models;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Models;

public sealed class VectorFillingTests : IDisposable
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly DateTimeOffset Start = VectorRig.Start;

    private readonly VectorRig _rig = new("The harbour of Kest took in 40 boats.", "Bread costs more.");
    private readonly ScriptedEmbedder _embedder = new(text => [1, text.Length]);

    public void Dispose()
    {
        _rig.Dispose();
        _embedder.Dispose();
    }

    [Fact]
    public async Task Vectors_are_filled_at_the_start_and_when_another_corpus_is_in_use()
    {
        using var filling = Filling();
        await filling.StartAsync(Token);
        await _rig.Log.NextAsync("The 2 passages of corpus", Token);

        _rig.Write("2.txt", "A tunnel is dug.");
        _rig.Reload();
        _rig.Time.Advance(TimeSpan.FromSeconds(2));

        await _rig.Log.NextAsync("The 3 passages of corpus", Token);
        Assert.Equal(3, _embedder.Passages.Count);
        await filling.StopAsync(Token);
    }

    [Fact]
    public async Task What_failed_is_tried_again_after_a_minute_and_then_after_two_and_told_once()
    {
        _embedder.Before = (_, _) => throw new HttpRequestException("no route to host");
        using var filling = Filling();

        // Seconds from the start, and how often the model was asked by then.
        foreach (var (second, calls) in new[] { (0, 1), (59, 1), (60, 2), (179, 2), (180, 3), (419, 3), (420, 4) })
        {
            _rig.Time.SetUtcNow(Start.AddSeconds(second));
            await filling.LookAsync(Token);
            Assert.Equal(calls, _embedder.Calls.Count);
        }

        Assert.StartsWith("Warning: The articles are not all searched by meaning", Assert.Single(_rig.Log.All), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_corpus_is_filled_at_once_though_the_last_one_failed()
    {
        _embedder.Before = (call, _) => call == 1 ? throw new HttpRequestException("no route to host") : Task.CompletedTask;
        using var filling = Filling();
        await filling.LookAsync(Token);

        _rig.Write("2.txt", "A tunnel is dug.");
        _rig.Reload();
        await filling.LookAsync(Token);

        Assert.Equal(0, _rig.Corpus.Current.Vectors?.Missing);
    }

    [Fact]
    public async Task What_is_filled_is_left_alone()
    {
        using var filling = Filling();

        await filling.LookAsync(Token);
        _rig.Time.Advance(TimeSpan.FromDays(1));
        await filling.LookAsync(Token);

        Assert.Equal(2, _embedder.Calls.Count);
    }

    private VectorFilling Filling() => new(_rig.Keeper(_embedder), _rig.Corpus, _rig.Time, _rig.Loggers.CreateLogger<VectorFilling>());
}
