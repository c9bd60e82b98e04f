using Bot.Core.Tests.Search;
using Bot.Core.Versions;

namespace Bot.Core.Tests.Versions;

public sealed class VectorStoreTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _data = new();
    private readonly CorpusSnapshot _snapshot = Some.Snapshot(
        Some.Article("The harbour of Kest took in 40 boats.", "a.txt"), Some.Article("Bread costs more in the villages.", "b.txt"), Some.Article("The harbour of Kest took in 40 boats.", "c.txt"));

    private CorpusOptions Options => new() { Folder = "articles", Data = _data.Path };

    private string File => Directory.GetFiles(_data.Path, "vectors.db", SearchOption.AllDirectories).Single();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void A_vector_is_kept_for_its_text_and_stands_for_all_passages_that_have_it()
    {
        Keep(Start, [3, 4], [0, 1]);

        var fill = Fill(Start);

        Assert.Equal(0, fill.Missing);
        Assert.Equal([0.6f, 0.8f], fill.ToVectors().Find(0).ToArray());
        Assert.Equal([0.6f, 0.8f], fill.ToVectors().Find(2).ToArray());
    }

    [Fact]
    public void Vectors_of_another_model_another_length_or_another_prefix_are_not_taken()
    {
        Keep(Start, [3, 4], [0, 1]);

        Assert.Equal(2, Fill(Start, model: "another").Missing);
        Assert.Equal(2, Fill(Start, dimensions: 3).Missing);
        Assert.Equal(2, Fill(Start, prefix: "passage: ").Missing);
    }

    [Fact]
    public void What_was_not_used_for_a_month_is_deleted_and_what_was_is_not()
    {
        Keep(Start, [3, 4], [0, 1]);
        Fill(Start.AddDays(20));
        Fill(Start.AddDays(45));

        Assert.Equal(2, Fill(Start.AddDays(80), model: "another").Missing);

        Assert.Equal(2, Fill(Start.AddDays(80)).Missing);
    }

    [Fact]
    public void What_is_used_now_and_then_stays()
    {
        Keep(Start, [3, 4], [0, 1]);
        foreach (var days in new[] { 20, 45, 70 })
            Assert.Equal(0, Fill(Start.AddDays(days)).Missing);
    }

    [Fact]
    public void A_file_that_is_no_database_is_begun_anew()
    {
        Keep(Start, [3, 4], [0, 1]);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        System.IO.File.WriteAllText(File, "This is no database, but long enough to be taken for one. " + new string('x', 5_000));

        Assert.Equal(2, Fill(Start).Missing);

        Keep(Start, [3, 4], [0, 1]);
        Assert.Equal(0, Fill(Start).Missing);
    }

    [Fact]
    public void A_file_that_is_damaged_while_it_is_used_is_begun_anew()
    {
        var store = VectorStore.Open(Options);
        Keep(Start, [3, 4], [0, 1]);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        using (var file = System.IO.File.OpenWrite(File))
            file.Write(new byte[file.Length]);
        var fill = New(SomeVectors.Model, 2, "");

        store.Fill(fill, Start);
        store.Keep(SomeVectors.Model, fill.Lacking().Select(text => (text.Hash, new float[] { 1, 0 })), Start);

        Assert.Equal(2, fill.Missing);
        Assert.Equal(0, Fill(Start).Missing);
    }

    [Fact]
    public void A_row_of_another_length_is_made_again()
    {
        Keep(Start, [3, 4], [0, 1]);
        LocalDatabase.Open(File, [.. Enumerable.Repeat("", 1)], "vectors").Write("UPDATE vector SET value = x'00' WHERE rowid = 1");

        Assert.Equal(1, Fill(Start).Missing);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_told_in_a_sentence()
    {
        System.IO.File.WriteAllText(Path.Combine(_data.Path, "corpora"), "");

        var exception = Assert.Throws<Core.Articles.CorpusException>(() => VectorStore.Open(Options));

        Assert.Contains("vectors.db cannot be opened", exception.Message, StringComparison.Ordinal);
    }

    private void Keep(DateTimeOffset now, params float[][] vectors)
    {
        var texts = New(SomeVectors.Model, 2, "").Lacking().ToList();
        Assert.Equal(vectors.Length, texts.Count);
        VectorStore.Open(Options).Keep(SomeVectors.Model, texts.Zip(vectors, (text, vector) => (text.Hash, vector)), now);
    }

    private VectorFill Fill(DateTimeOffset now, string model = SomeVectors.Model, int dimensions = 2, string prefix = "")
    {
        var fill = New(model, dimensions, prefix);
        VectorStore.Open(Options).Fill(fill, now);
        return fill;
    }

    private VectorFill New(string model, int dimensions, string prefix) => new(_snapshot, model, dimensions, prefix, CancellationToken.None);
}
