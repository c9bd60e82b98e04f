using Bot.Core.Tests.Search;

namespace Bot.Core.Tests;

public sealed class CorpusVectorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _data = new();

    public void Dispose()
    {
        _folder.Dispose();
        _data.Dispose();
    }

    [Fact]
    public void Vectors_stand_beside_the_snapshot_in_use_and_change_no_version()
    {
        var corpus = Open("The harbour of Kest took in 40 boats.", "Bread costs more.");
        var before = corpus.Current;

        Assert.True(corpus.TryAttach(before, SomeVectors.Of([1, 0], [0, 1])));

        Assert.Null(before.Vectors);
        Assert.Equal(0, corpus.Current.Vectors?.Missing);
        Assert.Same(before.State, corpus.Current.State);
        Assert.True(corpus.TryAttach(corpus.Current, null));
        Assert.Null(corpus.Current.Vectors);
    }

    [Fact]
    public void Vectors_of_a_snapshot_that_is_not_in_use_any_more_are_not_taken()
    {
        var corpus = Open("The harbour of Kest took in 40 boats.", "Bread costs more.");
        var before = corpus.Current;
        Reload(corpus, "2.txt", "A tunnel is dug.");

        Assert.False(corpus.TryAttach(before, SomeVectors.Of([1, 0], [0, 1])));

        Assert.Null(corpus.Current.Vectors);
    }

    [Fact]
    public void A_reload_keeps_the_vectors_of_what_did_not_change()
    {
        var corpus = Open("The harbour of Kest took in 40 boats.", "Bread costs more.");
        corpus.TryAttach(corpus.Current, SomeVectors.Of([1, 0], [0, 1]));

        Reload(corpus, "00.txt", "A tunnel is dug.");

        Assert.Equal(["0.txt", "00.txt", "1.txt"], corpus.Current.Articles.Select(article => article.File));
        Assert.Equal(1, corpus.Current.Vectors?.Missing);
        Assert.Equal([2], Top(corpus.Current, [0, 1]));
    }

    [Fact]
    public void A_version_that_is_brought_back_has_the_vectors_that_are_there()
    {
        var corpus = Open("The harbour of Kest took in 40 boats.", "Bread costs more.");
        var version = corpus.Current.State.Version;
        Reload(corpus, "2.txt", "A tunnel is dug.");
        corpus.TryAttach(corpus.Current, SomeVectors.Of([1, 0], [0, 1], [1, 1]));

        corpus.Use("a test", version, CancellationToken.None);

        Assert.Equal(0, corpus.Current.Vectors?.Missing);
        Assert.Equal([1], Top(corpus.Current, [0, 1]));
    }

    [Fact]
    public void What_another_process_put_in_use_has_the_vectors_that_are_there()
    {
        var corpus = Open("The harbour of Kest took in 40 boats.", "Bread costs more.");
        corpus.TryAttach(corpus.Current, SomeVectors.Of([1, 0], [0, 1]));
        Reload(Corpus.Open(Options, null, CancellationToken.None), "2.txt", "A tunnel is dug.");

        Assert.True(corpus.Follow(CancellationToken.None));

        Assert.Equal(1, corpus.Current.Vectors?.Missing);
        Assert.Equal([1], Top(corpus.Current, [0, 1]));
    }

    private static IEnumerable<int> Top(CorpusSnapshot snapshot, float[] question) => (snapshot.Vectors ?? throw new InvalidOperationException()).Top(question, snapshot.Index, 10).Select(hit => hit.Passage);

    private CorpusOptions Options => new() { Folder = _folder.Path, Data = _data.Path };

    private Corpus Open(params string[] texts)
    {
        for (var i = 0; i < texts.Length; i++)
            _folder.With($"{i}.txt", texts[i]);
        return Corpus.Open(Options, null, CancellationToken.None);
    }

    private void Reload(Corpus corpus, string file, string text)
    {
        _folder.With(file, text);
        corpus.Reload("a test", isDryRun: false, mayLose: false, null, CancellationToken.None);
    }
}
