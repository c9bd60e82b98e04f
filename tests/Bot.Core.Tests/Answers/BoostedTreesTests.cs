using Bot.Core.Answers;

namespace Bot.Core.Tests.Answers;

public sealed class BoostedTreesTests
{
    private static readonly string[] Names = ["coverage", "names missing"];

    private static readonly string[] Lines =
    [
        "# two trees",
        "0.5 1",
        "coverage <= 0.4",
        " names missing <= 0",
        "  1 2",
        "  -2 2",
        " 3 4",
    ];

    [Theory]
    [InlineData(0.4f, 0, 1.5f)] // 0.5 + 1
    [InlineData(0.1f, 1, -1.5f)] // 0.5 - 2
    [InlineData(0.9f, 1, 3.5f)] // 0.5 + 3
    public void Each_tree_leads_to_one_leaf_and_leaves_are_summed(float coverage, float names, float logOdds) =>
        Assert.Equal(logOdds, BoostedTrees.Parse(Names, Lines).LogOdds([coverage, names]), 1e-6f);

    [Fact]
    public void Contributions_are_the_changes_of_the_mean_along_the_way()
    {
        var trees = BoostedTrees.Parse(Names, Lines);

        // The mean of the second tree is (2 * 1 + 2 * -2 + 4 * 3) / 8 = 1.25, that of its left side (2 - 4) / 4 = -0.5.
        Assert.Equal(1.75f, trees.Bias, 1e-6f);
        Assert.Equal([-1.75f, -1.5f], trees.Contributions([0.1f, 1]));
    }

    [Theory]
    [InlineData("age <= 3")]
    [InlineData("coverage <= 0.4\n 1 1")]
    public void A_text_that_does_not_fit_the_program_is_refused(string lines) =>
        Assert.Throws<InvalidDataException>(() => BoostedTrees.Parse(Names, lines.Split('\n')));
}
