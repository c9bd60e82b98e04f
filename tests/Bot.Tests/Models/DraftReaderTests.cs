using Bot.Core.Composition;
using Bot.Models;

namespace Bot.Tests.Models;

public sealed class DraftReaderTests
{
    private const string Two = """{"sentences":[{"text":"Ça \"va\" 🚢.","citations":[1,2,1]},{"citations":[],"text":"B"}]}""";

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1_000)]
    public void Sentences_are_taken_whatever_the_pieces(int length)
    {
        var reader = new DraftReader();

        var drafts = Read(reader, Two, length);

        Assert.Equal(["Ça \"va\" 🚢.", "B"], drafts.Select(draft => draft.Text));
        Assert.Equal([1, 2], drafts[0].Citations);
        Assert.True(reader.IsComplete);
    }

    [Fact]
    public void A_sentence_is_there_as_soon_as_it_is_complete()
    {
        var reader = new DraftReader();

        Assert.Empty(reader.Add("""{"sentences":[{"text":"A","citations":[1]"""));
        Assert.Equal("A", Assert.Single(reader.Add("}")).Text);
        Assert.False(reader.IsComplete);
    }

    [Theory]
    [InlineData("\uFEFF \n")]
    [InlineData("```json\n")]
    [InlineData("```JSON ")]
    [InlineData("```\n")]
    public void A_fence_of_code_may_stand_before_it(string before)
    {
        var reader = new DraftReader();

        Assert.Equal(2, Read(reader, $"{before}{Two}\n```", 2).Count);
        Assert.True(reader.IsComplete);
        Assert.False(reader.IsBroken);
    }

    [Theory]
    [InlineData("Here is it: {\"sentences\":[]}")]
    [InlineData("[]")]
    [InlineData("{\"sentences\":[{\"text\":\"A\",}]}")]
    [InlineData("{\"sentences\":{}}")]
    [InlineData("{}")]
    [InlineData("{\"sentences\":[[[[[[[[[[[[")]
    [InlineData("{\"sentences\":[{\"text\":\"\\ud800\",\"citations\":[1]}]}")]
    public void What_is_something_else_is_broken(string text)
    {
        var reader = new DraftReader();

        Assert.Empty(Read(reader, text, 1));
        Assert.True(reader.IsBroken);
        Assert.False(reader.IsComplete);
    }

    [Fact]
    public void Properties_that_were_not_asked_for_are_passed_over()
    {
        var reader = new DraftReader();

        var drafts = Read(reader, """{"thoughts":["x",{"text":"No"}],"sentences":[{"text":"A","note":{"text":"No"},"citations":[1],"more":[7]},"text",5],"text":"No"}""", 4);

        Assert.Equal("A", Assert.Single(drafts).Text);
        Assert.Equal([1], drafts[0].Citations);
        Assert.True(reader.IsComplete);
    }

    [Fact]
    public void Citations_that_are_no_numbers_cite_nothing_that_exists()
    {
        var reader = new DraftReader();

        Assert.Equal([0, -1], Assert.Single(Read(reader, """{"sentences":[{"text":"A","citations":[1.5,99999999999,-1,"2"]}]}""", 3)).Citations);
    }

    [Fact]
    public void More_than_eight_sentences_are_not_read()
    {
        var reader = new DraftReader();

        Assert.Equal(8, Read(reader, $"{{\"sentences\":[{string.Join(',', Enumerable.Repeat("""{"text":"A","citations":[1]}""", 30))}]}}", 50).Count);
        Assert.True(reader.HasEnough);
    }

    [Fact]
    public void A_sentence_that_is_too_long_is_left_out_and_counted()
    {
        var reader = new DraftReader();

        var drafts = Read(reader, $$"""{"sentences":[{"text":"{{new string('a', 601)}}","citations":[1]},{"text":"{{new string('a', 600)}}","citations":[1]}]}""", 100);

        Assert.Equal(600, Assert.Single(drafts).Text.Length);
        Assert.Equal(1, reader.TooLong);
    }

    [Fact]
    public void What_never_ends_is_not_read_for_ever()
    {
        var reader = new DraftReader();
        var added = 0;

        reader.Add("""{"sentences":[{"text":" """);
        while (!reader.HasEnough && added < 1_000_000)
            added += Some(reader);

        Assert.True(reader.IsBroken);
        Assert.InRange(added, 60_000, 70_000);

        static int Some(DraftReader reader)
        {
            reader.Add(new string('a', 1_000));
            return 1_000;
        }
    }

    private static List<DraftSentence> Read(DraftReader reader, string text, int length) =>
        [.. text.Chunk(length).SelectMany(piece => reader.Add(new string(piece)))];
}
