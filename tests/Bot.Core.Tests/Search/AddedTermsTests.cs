using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

public sealed class AddedTermsTests
{
    [Fact]
    public void What_comes_later_is_unknown_to_what_was_before()
    {
        var first = AddedTerms.None.With(["ferry", "harbour"]);
        var second = first.With(["canal"]);

        Assert.Equal(["ferry", "harbour"], first.All);
        Assert.Null(first.Find("canal"));
        Assert.Equal((2, 1), (second.Find("canal"), second.Find("harbour")));
        Assert.Equal((2, "canal"), (first.Count, second[2]));
    }

    [Fact]
    public void Two_that_go_on_from_the_same_know_nothing_of_each_other()
    {
        var before = AddedTerms.None.With(["ferry", "harbour"]);
        var (one, other) = (before.With(["canal", "sluice"]), before.With(["weir"]));

        Assert.Equal(["ferry", "harbour", "canal", "sluice"], one.All);
        Assert.Equal(["ferry", "harbour", "weir"], other.All);
        Assert.Null(one.Find("weir"));
        Assert.Null(other.Find("sluice"));
        Assert.Equal((3, 2), (one.Find("sluice"), other.Find("weir")));
        Assert.Null(AddedTerms.None.Find("ferry"));
    }

    [Fact]
    public void A_long_row_keeps_all()
    {
        var terms = AddedTerms.None;
        for (var i = 0; i < 1_000; i++)
            terms = terms.With([$"word{i}"]);

        for (var i = 0; i < 1_000; i++)
            Assert.Equal((i, $"word{i}"), (terms.Find($"word{i}"), terms[i]));
    }
}
