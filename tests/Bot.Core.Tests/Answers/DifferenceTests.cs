using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Core.Tests.Answers;

public sealed class DifferenceTests
{
    private static readonly Article Distillery = Some.Article("The distillery of Bowmore will close its gates for the winter. Nobody expected that.", "distillery.txt");

    [Theory]
    [InlineData("The fire at Kilmory killed nine people on Saturday.", "At least 12 people died in the fire at Kilmory, the governor said.", "nine", "At least 12", "How many people died in the fire at Kilmory?")]
    [InlineData("Kilmory Castle was bought for £3.4m by a bank.", "A bank bought Kilmory Castle for £5.1m, court papers show.", "£3.4m", "£5.1m", "How much did the bank pay for Kilmory Castle?")]
    [InlineData("The repair of Kilmory Castle will take six weeks.", "Kilmory Castle will be shut during its repair, which takes four months.", "six weeks", "four months", "How long will the repair of Kilmory Castle take?")]
    [InlineData("About 900 jobs will go in Kilmory.", "Unions fear that 1,150 jobs will go in Kilmory.", "About 900", "1,150", "How many jobs will go in Kilmory?")]
    public void Another_number_of_the_same_thing_is_told_with_both(string one, string other, string first, string second, string question)
    {
        var found = Asked(question, one, other);

        Assert.Equal(DifferenceKind.Number, found.Difference?.Kind);
        Assert.Equivalent(new[] { first, second }, new[] { found.Difference!.First.Text, found.Difference.Second.Text });
        Assert.All([found.Difference.First, found.Difference.Second], words => Assert.Contains(words.Text, found.Citations[words.Citation - 1].Quote, StringComparison.Ordinal));
        Assert.All([first, second], number => Assert.Contains(number, found.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("The fleet of Kilmory has 28 boats.", "The fleet of Kilmory has twenty-eight boats, the mayor said.")]
    [InlineData("The fleet of Kilmory has 1.2m boats.", "In all the fleet of Kilmory has 1,200,000 boats.")]
    [InlineData("The fleet of Kilmory has about 7,000 boats.", "The fleet of Kilmory has 7,012 boats.")]
    [InlineData("The fleet of Kilmory has 28 boats.", "The fleet of Kilmory has 14 captains and a priest.")]
    [InlineData("In 2024 the fleet of Kilmory has 28 boats.", "In 1950 the fleet of Kilmory had 41 boats.")]
    [InlineData("The fleet of Kilmory has 28 boats.", "The fleet of Ardbeg has 41 boats.")]
    [InlineData("The fleet of Kilmory has 28 boats.", "The fleet of Kilmory was founded in 1911.")]
    public void What_is_the_same_number_or_counts_something_else_is_no_difference(string one, string other) =>
        Assert.Null(Asked("How many boats does the fleet of Kilmory have?", one, other).Difference);

    [Fact]
    public void A_number_of_an_earlier_year_does_not_contradict_one_of_the_year_of_publication()
    {
        var day = new DateOnly(2024, 5, 1);
        var today = Some.Article("The fleet of Kilmory has 28 boats.", "today.txt") with { Published = new PublicationDate(day, day, DatePrecision.Day, DateBasis.Given) };

        var answer = Some.Answer("How many boats does the fleet of Kilmory have?", 0, today, Some.Article("The fleet of Kilmory had 41 boats in 1950.", "history.txt"), Distillery);

        Assert.Null(Assert.IsType<Answer.Found>(answer).Difference);
    }

    [Fact]
    public void A_number_of_other_people_in_the_same_place_is_no_difference() => Assert.Null(Asked(
        "How many people work at the hospital of Kilmory?",
        "The hospital of Kilmory employs 9,400 people who work in shifts.",
        "A group of patients of the hospital of Kilmory prepares a claim on behalf of 380 people.").Difference);

    [Fact]
    public void A_copy_with_another_number_contradicts_too()
    {
        const string report = "The fire at Kilmory killed {0} people on Saturday. It began in a bakery at the harbour, spread to the roof of the old church, and was put out by crews from three islands.";

        var found = Asked("How many people did the fire at Kilmory kill?", report.Replace("{0}", "nine", StringComparison.Ordinal), report.Replace("{0}", "12", StringComparison.Ordinal));

        Assert.NotNull(found.Difference);
    }

    [Fact]
    public void The_differing_quote_takes_the_place_of_the_last_when_it_ranks_lower()
    {
        var found = Asked(
            "How many operations were cancelled because of the cyber attack on Kilmory Hospital?",
            "The cyber attack on Kilmory Hospital led to 1,100 cancelled operations. The cyber attack on Kilmory Hospital began in May. Operations at Kilmory Hospital were cancelled for weeks because of the cyber attack.",
            "Hackers cancelled the peace of Kilmory Hospital with a cyber attack. In all, 1,640 operations had to be called off.");

        Assert.Equal(3, found.Citations.Count);
        Assert.Equal("1,640", found.Difference?.Second.Text);
    }

    [Theory]
    [InlineData("The bridge of Kilmory was opened in 1911.", "Crowds came when the bridge of Kilmory was opened in 1913.", true)]
    [InlineData("The bridge of Kilmory was opened on 3 May 1911.", "The bridge of Kilmory was opened in June 1911.", true)]
    [InlineData("The bridge of Kilmory was opened on 3 May 1911.", "The bridge of Kilmory was opened in May 1911, in the rain.", false)]
    [InlineData("The bridge of Kilmory was opened in 1911.", "The bridge of Kilmory was painted in 1930.", false)]
    [InlineData("The bridge of Kilmory was opened in 1911.", "The bridge of Ardbeg was opened in 1930.", false)]
    public void Another_time_of_the_same_event_is_told(string one, string other, bool differs)
    {
        var difference = Asked("When was the bridge of Kilmory opened?", one, other).Difference;

        Assert.Equal(differs ? DifferenceKind.Time : null, difference?.Kind);
    }

    [Theory]
    [InlineData("\"I have never seen such pathetic boats in my long life,\" said Anna Blom in Kilmory.", "Anna Blom told Kilmory she had \"never seen such miserable boats in my long life\".", true)]
    [InlineData("\"I have never seen such pathetic boats in my long life,\" said Anna Blom in Kilmory.", "Anna Blom told Kilmory she had \"never seen such pathetic boats\".", false)]
    [InlineData("\"I have never seen such pathetic boats in my long life,\" said Anna Blom in Kilmory.", "\"The harbour needs a new wall before the winter,\" said Anna Blom in Kilmory about the boats.", false)]
    public void Another_wording_of_the_same_quotation_is_told(string one, string other, bool differs)
    {
        var difference = Asked("What did Anna Blom say about the boats?", one, other).Difference;

        Assert.Equal(differs ? DifferenceKind.Wording : null, difference?.Kind);
    }

    [Theory]
    [InlineData("The council of Kilmory approved the new harbour wall on Monday.", "The council of Kilmory rejected the new harbour wall, its clerk said.", true)]
    [InlineData("The council of Kilmory approved the new harbour wall on Monday.", "The council of Kilmory has not approved the new harbour wall.", true)]
    [InlineData("The council of Kilmory approved the new harbour wall on Monday.", "The council of Kilmory approved the new harbour wall without debate.", false)]
    [InlineData("The council of Kilmory approved the new harbour wall on Monday.", "The council of Kilmory did not reject the new harbour wall.", false)]
    [InlineData("The council of Kilmory approved the new harbour wall on Monday.", "The council of Kilmory rejected a plan for two new schools.", false)]
    public void A_contrary_claim_is_told(string one, string other, bool differs)
    {
        var difference = Asked("Did the council of Kilmory approve the new harbour wall?", one, other).Difference;

        Assert.Equal(differs ? DifferenceKind.Claim : null, difference?.Kind);
    }

    private static Answer.Found Asked(string question, params string[] texts) =>
        Assert.IsType<Answer.Found>(Some.Answer(question, minConfidence: 0, [.. texts.Select((text, i) => Some.Article(text, $"{i}.txt")), Distillery]));
}
