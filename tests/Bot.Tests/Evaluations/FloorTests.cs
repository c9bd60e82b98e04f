using Bot.Evaluations;

namespace Bot.Tests.Evaluations;

public class FloorTests
{
    private static readonly Dictionary<string, double> Figures = new() { ["mrr10"] = 0.64, ["answerableRefused"] = 0.2 };

    [Theory]
    [InlineData("mrr10=0.64", null)]
    [InlineData("mrr10=0.65", "mrr10 is 0.64, below its floor of 0.65.")]
    [InlineData("answerableRefused=0.2", null)]
    [InlineData("answerableRefused=0.15", "answerableRefused is 0.2, above its ceiling of 0.15.")]
    [InlineData("evidenceFirst=0.1", "evidenceFirst could not be measured with these questions.")]
    public void A_figure_that_is_worse_is_named(string floor, string? missed) =>
        Assert.Equal(missed, Floor.TryParse(floor)?.Missed(Figures));

    [Theory]
    [InlineData("mrr10")]
    [InlineData("mrr10=high")]
    [InlineData("nothing=1")]
    public void Only_name_and_number_make_a_floor(string text) => Assert.Null(Floor.TryParse(text));
}
