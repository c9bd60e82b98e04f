using Bot.Web;

namespace Bot.Tests.Web;

public sealed class PageOfTests
{
    [Theory]
    [InlineData(1, 0, 1, 0, 0)]
    [InlineData(1, 50, 1, 0, 50)]
    [InlineData(2, 51, 2, 50, 51)]
    [InlineData(20_000, 1_000_000, 20_000, 999_950, 1_000_000)]
    public void A_page_knows_its_entries(int number, int count, int last, int first, int end)
    {
        var page = new PageOf(number, count, 50);

        Assert.Equal((last, first, end), (page.Last, page.First, page.End));
    }

    [Theory]
    [InlineData(1, "1 2 3 20")]
    [InlineData(10, "1 8 9 10 11 12 20")]
    [InlineData(20, "1 18 19 20")]
    public void Of_many_pages_the_near_ones_and_the_ends_are_linked_to(int number, string near) =>
        Assert.Equal(near, string.Join(' ', new PageOf(number, 1_000, 50).Near));
}
