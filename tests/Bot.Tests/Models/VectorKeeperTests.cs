using Bot.Core.Articles;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Models;

public sealed class VectorKeeperTests : IDisposable
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly VectorRig _rig = new("The harbour of Kest took in 40 boats.", "Bread costs more.", "A tunnel is dug.", "The bridge opened in May.", "Nobody came.");
    private readonly ScriptedEmbedder _embedder = new(VectorOf);

    public void Dispose()
    {
        _rig.Dispose();
        _embedder.Dispose();
    }

    [Fact]
    public async Task Passages_are_embedded_in_batches_and_put_in_use()
    {
        Assert.Null(await _rig.Keeper(_embedder).FillAsync(null, Token));

        // One text that measures the vectors, then two, two and one.
        Assert.Equal([1, 2, 2, 1], _embedder.Calls.Select(texts => texts.Count));
        Assert.Equal(["The harbour of Kest took in 40 boats.", "Bread costs more.", "A tunnel is dug.", "The bridge opened in May.", "Nobody came."], _embedder.Passages);
        Assert.Equal(0, _rig.Corpus.Current.Vectors?.Missing);
        Assert.Equal(2, _rig.Corpus.Current.Vectors?.Dimensions);
    }

    [Fact]
    public async Task Passages_are_embedded_with_their_prefix()
    {
        _rig.Options.PassagePrefix = "passage: ";

        await _rig.Keeper(_embedder).FillAsync(null, Token);

        Assert.Equal("passage: Bread costs more.", _embedder.Passages[1]);
    }

    [Fact]
    public async Task A_reload_embeds_only_what_changed()
    {
        var keeper = _rig.Keeper(_embedder);
        await keeper.FillAsync(null, Token);
        _rig.Write("1.txt", "Bread costs less.");
        _rig.Reload();
        Assert.Equal(1, _rig.Corpus.Current.Vectors?.Missing);

        Assert.Null(await keeper.FillAsync(null, Token));

        Assert.Equal(["Bread costs less."], _embedder.Passages.Skip(5));
        Assert.Equal(0, _rig.Corpus.Current.Vectors?.Missing);
    }

    [Fact]
    public async Task Neither_a_version_that_is_brought_back_nor_a_restart_embeds_anything()
    {
        var version = _rig.Corpus.Current.State.Version;
        var keeper = _rig.Keeper(_embedder);
        await keeper.FillAsync(null, Token);
        _rig.Write("1.txt", "Bread costs less.");
        _rig.Reload();
        await keeper.FillAsync(null, Token);

        _rig.Corpus.Use("a test", version, Token);
        await keeper.FillAsync(null, Token);
        Assert.Equal(0, _rig.Corpus.Current.Vectors?.Missing);
        _rig.Restart();
        await _rig.Keeper(_embedder).FillAsync(null, Token);

        Assert.Equal(6, _embedder.Passages.Count);
        Assert.Equal(0, _rig.Corpus.Current.Vectors?.Missing);
    }

    [Fact]
    public async Task Another_model_embeds_all_and_is_in_use_when_it_is_done()
    {
        await _rig.Keeper(_embedder).FillAsync(null, Token);
        _rig.Restart();
        using var another = new ScriptedEmbedder(_ => [1, 2, 3]);
        var missing = new List<int?>();
        another.Before = (_, _) =>
        {
            missing.Add(_rig.Corpus.Current.Vectors?.Missing);
            return Task.CompletedTask;
        };

        Assert.Null(await _rig.Keeper(another, model: "another").FillAsync(null, Token));

        Assert.Equal(5, another.Passages.Count);
        Assert.All(missing, count => Assert.Null(count));
        Assert.Equal(3, _rig.Corpus.Current.Vectors?.Dimensions);
    }

    [Fact]
    public async Task A_fill_that_fails_goes_on_where_it_ended()
    {
        _embedder.Before = (call, _) => call == 3 ? throw new HttpRequestException("no route to host") : Task.CompletedTask;

        var problem = await _rig.Keeper(_embedder).FillAsync(null, Token);

        Assert.Equal("The articles are not all searched by meaning, since the model does not embed them: no route to host. What it embedded is kept, and the next try goes on there.", problem);
        // Two of five would hide what is near.
        Assert.Null(_rig.Corpus.Current.Vectors);
        Assert.Null(await _rig.Keeper(_embedder).FillAsync(null, Token));
        Assert.Equal(["A tunnel is dug.", "The bridge opened in May.", "A tunnel is dug.", "The bridge opened in May.", "Nobody came."], _embedder.Passages.Skip(2));
        Assert.Equal(0, _rig.Corpus.Current.Vectors?.Missing);
    }

    [Fact]
    public async Task Where_most_passages_have_vectors_those_are_used_though_the_rest_failed()
    {
        _embedder.Before = (call, _) => call == 4 ? throw new HttpRequestException("no route to host") : Task.CompletedTask;

        Assert.NotNull(await _rig.Keeper(_embedder).FillAsync(null, Token));

        Assert.Equal(1, _rig.Corpus.Current.Vectors?.Missing);
    }

    [Fact]
    public async Task A_cancelled_fill_keeps_what_was_embedded()
    {
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Token);
        _embedder.Before = (call, cancellation) =>
        {
            if (call == 3)
                cancelling.Cancel();
            cancellation.ThrowIfCancellationRequested();
            return Task.CompletedTask;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _rig.Keeper(_embedder).FillAsync(null, cancelling.Token));

        _embedder.Before = (_, _) => Task.CompletedTask;
        Assert.Null(await _rig.Keeper(_embedder).FillAsync(null, Token));
        Assert.Equal(["A tunnel is dug.", "The bridge opened in May.", "A tunnel is dug.", "The bridge opened in May.", "Nobody came."], _embedder.Passages.Skip(2));
    }

    [Fact]
    public async Task A_corpus_that_is_replaced_meanwhile_ends_the_fill_and_the_next_one_embeds_the_rest()
    {
        _embedder.Before = (call, _) =>
        {
            if (call == 2)
            {
                _rig.Write("0.txt", "The harbour of Kest is closed.");
                _rig.Reload();
            }

            return Task.CompletedTask;
        };
        var keeper = _rig.Keeper(_embedder);

        Assert.Null(await keeper.FillAsync(null, Token));
        Assert.Null(_rig.Corpus.Current.Vectors);
        Assert.Null(await keeper.FillAsync(null, Token));

        Assert.Equal(["The harbour of Kest took in 40 boats.", "Bread costs more.", "The harbour of Kest is closed.", "A tunnel is dug.", "The bridge opened in May.", "Nobody came."], _embedder.Passages);
        Assert.Equal(0, _rig.Corpus.Current.Vectors?.Missing);
    }

    [Fact]
    public async Task A_damaged_file_of_vectors_is_begun_anew()
    {
        await _rig.Keeper(_embedder).FillAsync(null, Token);
        SqliteConnection.ClearAllPools();
        File.WriteAllText(_rig.DatabaseFile, new string('?', 8_000));
        _rig.Restart();

        Assert.Null(await _rig.Keeper(_embedder).FillAsync(null, Token));

        Assert.Equal(10, _embedder.Passages.Count);
        Assert.Equal(0, _rig.Corpus.Current.Vectors?.Missing);
    }

    [Fact]
    public async Task Where_nothing_can_be_kept_vectors_are_used_all_the_same()
    {
        Assert.Null(await _rig.Keeper(_embedder, isKept: false).FillAsync(null, Token));

        Assert.Equal(0, _rig.Corpus.Current.Vectors?.Missing);
    }

    [Fact]
    public async Task Vectors_that_take_more_memory_than_allowed_are_not_made()
    {
        // 5 passages of 300,000 numbers of 4 bytes: 5.7 MB.
        using var wide = new ScriptedEmbedder(_ => [.. Enumerable.Repeat(1f, 300_000)]);
        _rig.Options.MaxMegabytes = 5;

        var problem = await _rig.Keeper(wide).FillAsync(null, Token);

        Assert.Equal("The vectors of 5 passages take 6 MB, so they are searched by words alone: set Models:Embeddings:MaxMegabytes to 6 if this machine has the memory.", problem);
        Assert.Empty(wide.Passages);
        Assert.Null(_rig.Corpus.Current.Vectors);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public async Task A_vector_that_cannot_be_compared_is_refused_and_the_others_are_used(float number)
    {
        using var broken = new ScriptedEmbedder(text => text == "A tunnel is dug." ? [number, 0] : VectorOf(text));

        var problem = await _rig.Keeper(broken).FillAsync(null, Token);

        Assert.Equal("One passage got no vector that can be used, so words alone lead there: see the log of the model.", problem);
        Assert.Equal(1, _rig.Corpus.Current.Vectors?.Missing);
    }

    [Fact]
    public async Task A_model_that_gives_vectors_of_another_length_meanwhile_is_measured_again()
    {
        var length = 2;
        using var changing = new ScriptedEmbedder(_ => [.. Enumerable.Repeat(1f, length)]) { Before = (call, _) => Task.FromResult(length = call >= 3 ? 3 : 2) };
        var keeper = _rig.Keeper(changing);

        Assert.Contains("A vector has 3 numbers, where others have 2.", await keeper.FillAsync(null, Token), StringComparison.Ordinal);
        Assert.Null(await keeper.FillAsync(null, Token));

        Assert.Equal(3, _rig.Corpus.Current.Vectors?.Dimensions);
    }

    [Fact]
    public async Task Vectors_of_another_model_make_way_though_none_was_missing()
    {
        await _rig.Keeper(_embedder).FillAsync(null, Token);
        using var another = new ScriptedEmbedder(_ => [1, 2, 3]);

        Assert.Null(await _rig.Keeper(another, model: "another").FillAsync(null, Token));

        Assert.Equal(3, _rig.Corpus.Current.Vectors?.Dimensions);
    }

    [Fact]
    public async Task Progress_tells_how_many_texts_are_done()
    {
        var told = new Told();

        await _rig.Keeper(_embedder).FillAsync(told, Token);

        Assert.Equal([(0, 5), (2, 5), (4, 5)], told.All.Where(progress => progress.Stage == "Embedding").Select(progress => (progress.Done, progress.Total)));
    }

    private static float[] VectorOf(string text) => [1, text.Length];

    private sealed class Told : IProgress<ReloadProgress>
    {
        internal List<ReloadProgress> All { get; } = [];

        public void Report(ReloadProgress value) => All.Add(value);
    }
}
