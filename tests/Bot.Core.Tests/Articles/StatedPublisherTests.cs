using Bot.Core.Articles;

namespace Bot.Core.Tests.Articles;

public sealed class StatedPublisherTests
{
    [Theory]
    [InlineData("More on KentOnline", "KentOnline")]
    [InlineData("More from harbour.co.uk", "harbour.co.uk")]
    [InlineData("© 2019 Reuters", "Reuters")]
    [InlineData("Copyright © 2001-2019 The Harbour News. All rights reserved.", "The Harbour News")]
    [InlineData("More on Brexit", null)]
    [InlineData("© Getty Images", null)]
    [InlineData("More on KentOnline will follow.", null)]
    [InlineData("The © 2019 Reuters notice was missing.", null)]
    public void Only_a_line_that_names_it_beyond_doubt_counts(string line, string? publisher)
    {
        Assert.Equal(publisher, StatedPublisher.Find($"The wall is done.\n{line}\nShips came."));
    }
}
