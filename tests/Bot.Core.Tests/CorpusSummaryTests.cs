using Bot.Core.Articles;

namespace Bot.Core.Tests;

public sealed class CorpusSummaryTests
{
    [Fact]
    public void After_changes_it_counts_what_it_would_count_anew()
    {
        var random = new Random(1);
        List<Article> articles = [];
        var summary = CorpusSummary.Of([]);
        for (var change = 0; change < 500; change++)
        {
            Article[] deleted = [.. articles.Where(_ => random.Next(articles.Count) < 2)];
            Article[] added = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Written(random))];
            articles = [.. articles.Except(deleted), .. added];

            summary = summary.With(deleted, added);

            var anew = CorpusSummary.Of(articles);
            Assert.Equal(anew.Articles, summary.Articles);
            Assert.Equal(anew.Dates.OrderBy(date => date.Key.Earliest), summary.Dates.OrderBy(date => date.Key.Earliest));
            Assert.Equal(anew.Publishers.OrderBy(publisher => publisher.Key, StringComparer.Ordinal), summary.Publishers.OrderBy(publisher => publisher.Key, StringComparer.Ordinal));
            Assert.Equal(anew.Languages, summary.Languages);
            Assert.Equal(anew.Newest, summary.Newest);
        }
    }

    private static Article Written(Random random)
    {
        var day = new DateOnly(2020, 1, 1).AddDays(random.Next(8));
        return new Article { File = "", Text = "", Publisher = $"Paper {random.Next(3)}", Published = new PublicationDate(day, day, DatePrecision.Day, DateBasis.Given) };
    }
}
