using Bot.Core.Articles;
using Bot.Core.Indexing;

namespace Bot.Core.Tests.Indexing;

public sealed class SentenceTableTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(247)]
    [InlineData(248)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(2_039)]
    [InlineData(2_040)]
    [InlineData(1_000_000)]
    public void A_sentence_of_any_length_is_read_as_it_was(int length)
    {
        Sentence[] passage = [At(start: 4_000, length, paragraph: 3), At(4_001 + length, length, 3), At(4_002 + (2 * length), length: 30, paragraph: 3)];

        Assert.Equal(passage, Read(TableOf(passage), passage: 0, passage.Length));
    }

    [Fact]
    public void A_sentence_may_follow_at_once_or_far_behind_or_in_another_paragraph()
    {
        Sentence[] passage = [At(0, 255, 1), At(255, 40, 1), At(900, 254, 1), At(1_155, 10, 2), At(70_000, 300, 400)];

        Assert.Equal(passage, Read(TableOf(passage), passage: 0, passage.Length));
    }

    [Fact]
    public void Each_passage_of_many_is_found()
    {
        Sentence[][] passages = [.. Enumerable.Range(0, 100).Select(passage => Enumerable.Range(0, passage % 60).Select(sentence => At((passage * 9_000) + (sentence * 121), 120, passage)).ToArray())];

        var table = TableOf(passages);

        Assert.All(passages.Index(), passage => Assert.Equal(passage.Item, Read(table, passage.Index, passage.Item.Length)));
    }

    [Fact]
    public void A_passage_that_is_taken_over_byte_by_byte_is_the_same()
    {
        Sentence[][] passages = [[At(0, 1_000, 1)], [At(1_001, 20, 1), At(1_022, 700, 1)]];
        var before = TableOf(passages);
        var writer = new SentenceTableWriter();
        writer.Add(before.BytesOf(1));
        writer.Add(before.BytesOf(0));

        var table = TableOf(writer);

        Assert.Equal(passages[1], Read(table, passage: 0, count: 2));
        Assert.Equal(passages[0], Read(table, passage: 1, count: 1));
    }

    [Fact]
    public void A_usual_sentence_takes_a_byte()
    {
        var one = TableOf([At(100, 90, 2)]).BytesOf(0).Length;

        Assert.Equal(one + 1, TableOf([At(100, 90, 2), At(191, 200, 2)]).BytesOf(0).Length);
    }

    private static Sentence At(int start, int length, int paragraph) => new(new TextSpan(start, length), paragraph);

    private static Sentence[] Read(SentenceTable table, int passage, int count)
    {
        var sentences = new Sentence[count];
        table.Read(passage, sentences);
        return sentences;
    }

    private static SentenceTable TableOf(params Sentence[][] passages)
    {
        var writer = new SentenceTableWriter();
        foreach (var passage in passages)
            writer.Add(passage);
        return TableOf(writer);
    }

    private static SentenceTable TableOf(SentenceTableWriter writer)
    {
        var sections = new Sections();
        writer.WriteTo(sections);
        return SentenceTable.Read(sections);
    }
}
