using Bot.Core.Articles;

namespace Bot.Core.Tests.Articles;

public sealed class HeadlineTests
{
    private const string Body = "The harbour wall was finished in spring, and the first ships have moored at the new pier. It is two hundred metres long.";

    [Theory]
    [InlineData("Harbour wall is done")]
    [InlineData("Who built the harbour wall?")]
    [InlineData("‘We did it’: builders finish U.K. harbour wall")]
    [InlineData("Mr. Doe, builder of walls, wins prize")]
    [InlineData("Der Hafen wächst weiter")]
    public void A_short_first_line_before_a_text_is_the_headline(string line) => Assert.Equal(line, Find(line));

    [Theory]
    [InlineData("The harbour wall is done.")]
    [InlineData("Ships moor in the rain at the new pier, May 27, 2014.")]
    [InlineData("Ships moor in the rain at the new pier, May 27, 2014")]
    [InlineData("“The wall is done.”")]
    [InlineData("More on HarbourNews")]
    [InlineData("Share this article")]
    [InlineData("By Jane Doe")]
    [InlineData("Von Jana Muster und Max Muster")]
    [InlineData("Published 3 March 2019")]
    [InlineData("Harbour, walls, Jane Doe, mayor, ships")]
    [InlineData("Image: the new pier at dawn")]
    [InlineData("The new pier at dawn (Stock)")]
    [InlineData("Dear reader,")]
    [InlineData("and the wall was done")]
    [InlineData("It rained. Ships moored at the pier")]
    [InlineData("The harbour wall was finished in spring, and the first ships have moored at the new pier, which is two hundred metres long and was built by forty")]
    public void Other_first_lines_are_not(string line) => Assert.Null(Find(line));

    [Fact]
    public void A_list_of_short_lines_has_no_headline() => Assert.Null(Headline.Find("Harbour wall is done\n\nShips came\n\nShips went", []));

    private static string? Find(string line)
    {
        var text = $"\n{line}\r\n\r\n{Body}\r\n";
        return Headline.Find(text, AsideFinder.Find(text, default));
    }
}
