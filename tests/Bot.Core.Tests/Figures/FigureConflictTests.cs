using Bot.Core.Articles;

namespace Bot.Core.Tests.Figures;

public sealed class FigureConflictTests
{
    private static readonly PublicationDate August = Told.On(2016, 8, 20);
    private static readonly PublicationDate December = Told.On(2016, 12, 10);

    [Theory]
    [InlineData("The fire in the Kilmory mill killed nine people in 2017.", "In 2017 the fire in the Kilmory mill killed 12 people.")]
    [InlineData("Kilmory Castle was bought for £3.4m in 2017.", "A bank bought Kilmory Castle for £5.1m in 2017.")]
    [InlineData("Rents in Kilmory rose by 12% in 2017.", "In 2017 rents in Kilmory rose by 19%.")]
    [InlineData("The storm sank about 40 fishing boats at Kilmory in 2017.", "In 2017 the storm at Kilmory sank 55 fishing boats.")]
    public void Other_values_for_the_same_thing_and_year_are_shown_side_by_side(string one, string other)
    {
        var table = Told.Table(Told.In(one), Told.In(other, "b.txt"));

        Assert.Equal(table.Rows, Assert.Single(table.Conflicts).Rows);
        Assert.Equal(2, table.Rows.Count());
    }

    [Fact]
    public void Three_values_are_one_conflict()
    {
        var table = Told.Table(
            Told.In("The fire in the Kilmory mill killed nine people in 2017."),
            Told.In("In 2017 the fire in the Kilmory mill killed 12 people.", "b.txt"),
            Told.In("The Kilmory mill fire of 2017 killed 15 people.", "c.txt"));

        Assert.Equal([9m, 12m, 15m], Assert.Single(table.Conflicts).Rows.Select(row => row.Figure.Value).Order());
    }

    [Fact]
    public void Different_values_of_the_present_in_articles_of_one_week_are_a_conflict()
    {
        var table = Told.Table(
            Told.In("The prison of Kilmory holds 900 inmates.", "a.txt", August),
            Told.In("Guards say the prison of Kilmory holds 1,150 inmates.", "b.txt", Told.On(2016, 8, 23)));

        Assert.Single(table.Conflicts);
    }

    [Theory]
    [InlineData("The fire in the Kilmory mill killed nine people in 2017.", "The fire in the Kilmory mill killed 12 people in 1921.")]
    [InlineData("The fire in the Kilmory mill killed nine people in 2017.", "The fire in the Ardbeg mill killed 12 people in 2017.")]
    [InlineData("The fire in the Kilmory mill killed nine people in 2017.", "The fire in the Kilmory mill killed 12 horses in 2017.")]
    [InlineData("The fire in the Kilmory mill killed nine people in 2017.", "The fire in the Kilmory mill injured 12 people in 2017.")]
    [InlineData("The Kilmory clinic treated 120 patients a day in 2017.", "The Kilmory clinic treated 300 patients a week in 2017.")]
    [InlineData("Rents in Kilmory rose by 12% in 2017.", "Rents in Kilmory fell by 19% in 2017.")]
    public void Something_else_is_no_conflict(string one, string other)
    {
        var table = Told.Table(Told.In(one), Told.In(other, "b.txt"));

        Assert.Equal(2, table.Rows.Sum(row => 1 + row.AlsoIn.Count));
        Assert.Empty(table.Conflicts);
    }

    [Theory]
    [InlineData("In 2017 the fleet of Kilmory had about 7,000 boats.", "In 2017 the fleet of Kilmory had 7,012 boats.")]
    [InlineData("In 2017 the fleet of Kilmory had more than 30,000 boats.", "In 2017 the fleet of Kilmory had 35,000 boats.")]
    [InlineData("In 2017 the fleet of Kilmory had at least 12 boats.", "In 2017 the fleet of Kilmory had 14 boats.")]
    [InlineData("In 2017 the fleet of Kilmory had between 50 and 60 boats.", "In 2017 the fleet of Kilmory had 57 boats.")]
    [InlineData("In 2017 the fleet of Kilmory had 1.2m boats.", "In 2017 the fleet of Kilmory had 1,200,000 boats.")]
    [InlineData("In 2017 the fleet of Kilmory had up to 60 boats.", "In 2017 the fleet of Kilmory had 57 boats.")]
    [InlineData("In 2017 the fleet of Kilmory carried 3.4m passengers.", "In 2017 the fleet of Kilmory carried 3,412,000 passengers.")]
    public void Values_that_can_both_be_right_are_no_conflict(string one, string other)
    {
        var table = Told.Table(Told.In(one), Told.In(other, "b.txt"));

        Assert.Equal(2, table.Rows.Sum(row => 1 + row.AlsoIn.Count));
        Assert.Empty(table.Conflicts);
    }

    [Theory]
    [InlineData("So far this year 1,500 refugees have reached the island of Ardbeg.", "So far this year 2,300 refugees have reached the island of Ardbeg.")]
    [InlineData("The refugee camp of Ardbeg holds 1,500 refugees.", "The refugee camp of Ardbeg now holds 2,300 refugees.")]
    [InlineData("In August 1,500 refugees lived in the camp of Ardbeg.", "In November 2,300 refugees lived in the camp of Ardbeg.")]
    [InlineData("In August 2016, 1,500 refugees lived in the camp of Ardbeg.", "In November 2016, 2,300 refugees lived in the camp of Ardbeg.")]
    public void Growth_in_the_course_of_a_year_is_a_series(string inAugust, string inDecember)
    {
        var table = Told.Table(Told.In(inAugust, "a.txt", August), Told.In(inDecember, "b.txt", December));

        Assert.Equal([1_500m, 2_300m], table.Rows.Select(row => row.Figure.Value));
        Assert.Empty(table.Conflicts);
    }

    [Fact]
    public void Figures_of_unknown_years_never_conflict()
    {
        var table = Told.Table(Told.In("The fire in the Kilmory mill killed nine people."), Told.In("The fire in the Kilmory mill killed 12 people.", "b.txt"));

        Assert.Equal(2, table.Rows.Count());
        Assert.Empty(table.Conflicts);
    }
}
