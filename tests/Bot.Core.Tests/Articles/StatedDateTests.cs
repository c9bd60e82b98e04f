using Bot.Core.Articles;

namespace Bot.Core.Tests.Articles;

public sealed class StatedDateTests
{
    private const string Body = "The harbour wall was finished in spring, and the first ships have moored at the new pier.";

    [Theory]
    [InlineData("Published 3 March 2019")]
    [InlineData("Published: 3rd March, 2019, 10:15 GMT")]
    [InlineData("Published on Sunday, March 3, 2019 at 9:00 am")]
    [InlineData("Updated: March 3, 2019")]
    [InlineData("By Jane Doe | Published: 3 Mar 2019 | 5 min read")]
    [InlineData("By Marta Oyelaran, 3 March 2019")]
    [InlineData("Von Max Muster und Eva von Stein | 3. März 2019")]
    [InlineData("2019-03-03")]
    [InlineData("Date: 2019-03-03")]
    [InlineData("Sunday 3 March 2019")]
    [InlineData("March 3, 2019, 10:15 a.m. ET")]
    [InlineData("Publié le 3 mars 2019 à 10h15")]
    [InlineData("Veröffentlicht am 3. März 2019")]
    [InlineData("Stand: 03.03.2019, 10:15 Uhr")]
    [InlineData("Publicado el 3 de marzo de 2019")]
    [InlineData("LONDON, March 3, 2019 (Reuters) - The harbour wall is done, say the people who built it, and the first ships have moored at its new pier.")]
    public void A_dateline_states_the_day(string line)
    {
        var stated = StatedDate.Find($"The wall is done\n\n{line}\n\n{Body}", 0);

        Assert.Equal(new PublicationDate(new(2019, 3, 3), new(2019, 3, 3), DatePrecision.Day, DateBasis.Stated), stated);
    }

    [Theory]
    [InlineData("The wall was finished on 3 March 2019.")]
    [InlineData("By the harbour, 3 March 2019")]
    [InlineData("On March 3, 2019, the wall was finished.")]
    [InlineData("Ships moor at the new pier, May 27, 2014. They are fishing boats.")]
    [InlineData("LONDON, March 3 (Reuters) - The wall is done.")]
    [InlineData("The report was published 3 March 2019 and says otherwise.")]
    [InlineData("Published 31 February 2019")]
    [InlineData("03/04/2019")]
    [InlineData("March 2019")]
    public void Any_other_date_is_not_the_publication_date(string line)
    {
        Assert.Null(StatedDate.Find($"The wall is done\n\n{line}\n\n{Body}", 0));
    }

    [Fact]
    public void A_bare_date_further_down_is_of_what_is_told()
    {
        var story = string.Join("\n\n", Enumerable.Repeat(Body, 10));

        Assert.Null(StatedDate.Find($"{story}\n\n3 March 2019\n\n{story}", 0));
    }

    [Fact]
    public void Published_wins_over_updated()
    {
        Assert.Equal(new DateOnly(2019, 3, 3), StatedDate.Find($"Updated 9 May 2020\nPublished 3 March 2019\n{Body}", 0)?.Earliest);
    }
}
