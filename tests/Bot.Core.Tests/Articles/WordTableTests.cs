using Bot.Core.Articles;

namespace Bot.Core.Tests.Articles;

public sealed class WordTableTests
{
    [Fact]
    public void Words_of_all_lengths_are_found_with_what_was_added_first()
    {
        // Beyond what it has room for at first, so that it grows; of more than sixteen letters, and of other alphabets.
        string[] words = [.. Enumerable.Range(0, 400).SelectMany(i => new[] { $"w{i}", $"word{i}written", $"aworduponwords{i}written", $"слово{i}", $"предложение{i}" })];
        var table = new WordTable();

        foreach (var (i, word) in words.Index())
            table.Add(word, (byte)(i % 7));
        table.Add(words[8], 99);

        Assert.All(words.Index(), word => Assert.Equal((byte)(word.Index % 7), table.Find(word.Item)));
        Assert.Equal(words.Length, table.Count);
        Assert.All(["w400", "word", "aworduponwords400written", "слово", "предложение400"], word => Assert.Null(table.Find(word)));
    }

    [Fact]
    public void What_many_threads_add_is_found_by_all()
    {
        var table = new WordTable();

        Parallel.For(0, 20_000, i =>
        {
            table.Add($"word{i % 5_000}", (byte)(i % 5_000 % 250));
            Assert.Equal((byte)(i % 5_000 % 250), table.Find($"word{i % 5_000}"));
        });

        Assert.Equal(5_000, table.Count);
    }
}
