using Bot.Core.Articles;

namespace Bot.Core.Tests.Articles;

public sealed class CorpusFileTests
{
    private static readonly HashSet<string> Files = ["a.txt", "deep/b.txt"];

    [Fact]
    public void Every_field_is_read()
    {
        var fields = Parse("""
            deep\b.txt:
              title: Bread
              publisher: The Baker
              published: 2014-10/2014-11
              basis: inferred
              url: https://example.org/bread
              language: en-GB
              tags: [bread, food]
            """).Find("deep/b.txt");

        Assert.NotNull(fields);
        Assert.Equal("Bread", fields.Title);
        Assert.Equal("The Baker", fields.Publisher);
        Assert.Equal(new PublicationDate(new(2014, 10, 1), new(2014, 11, 30), DatePrecision.Month, DateBasis.Inferred), fields.Published);
        Assert.Equal(new Uri("https://example.org/bread"), fields.Url);
        Assert.Equal("en", fields.Language);
        Assert.Equal(["bread", "food"], fields.Tags);
    }

    [Theory]
    [InlineData("2016", "2016-01-01", "2016-12-31", DatePrecision.Year)]
    [InlineData("2016-02", "2016-02-01", "2016-02-29", DatePrecision.Month)]
    [InlineData("2016-08-30", "2016-08-30", "2016-08-30", DatePrecision.Day)]
    [InlineData("2016-08-30/2016-08-31", "2016-08-30", "2016-08-31", DatePrecision.Day)]
    [InlineData("2016/2017-03", "2016-01-01", "2017-03-31", DatePrecision.Year)]
    [InlineData("2023-11-27T23:45:59-08:00", "2023-11-27", "2023-11-27", DatePrecision.Day)]
    [InlineData("2023-11-27 08:45:59.000000000Z", "2023-11-27", "2023-11-27", DatePrecision.Day)]
    [InlineData("March 3, 2019", "2019-03-03", "2019-03-03", DatePrecision.Day)]
    public void A_date_has_the_precision_it_is_written_with(string value, string earliest, string latest, DatePrecision precision)
    {
        var date = Parse($"a.txt:\n  published: {value}").Find("a.txt")?.Published;

        Assert.Equal(new PublicationDate(Day(earliest), Day(latest), precision, DateBasis.Given), date);
    }

    [Theory]
    [InlineData("a.txt:\n  title: x\n  published: soon", "line 3: published \"soon\" is no date; write YYYY")]
    [InlineData("a.txt:\n  published: 2019-02-30", "line 2: published \"2019-02-30\" is no date")]
    [InlineData("a.txt:\n  published: 2019-03/2018-03", "line 2: published \"2019-03/2018-03\" is no date")]
    [InlineData("a.txt:\n  url: javascript:alert(1)", "line 2: url \"javascript:alert(1)\" is no web address")]
    [InlineData("a.txt:\n  basis: guessed", "line 2: basis \"guessed\" is no basis; write given, inferred or stated")]
    [InlineData("a.txt:\n  language: English!", "line 2: language \"English!\" is no language")]
    [InlineData("a.txt:\n  title: [x, y]", "line 2: title must be one value")]
    [InlineData("a.txt: Bread", "line 1: a.txt has no fields")]
    [InlineData("- a.txt", "line 1: a list of files with their fields was expected")]
    [InlineData("a.txt:\n  title: \"x\n\nb", "this is not YAML")]
    [InlineData("a.txt:\n  title: x\na.txt:\n  title: y", "line 3: a.txt is listed twice")]
    public void An_error_names_its_line_and_the_remedy(string yaml, string message)
    {
        var error = Assert.Throws<CorpusException>(() => Parse(yaml));

        Assert.StartsWith("corpus.yaml line ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_field_is_a_warning_with_the_nearest_known_one()
    {
        var corpus = Parse("a.txt:\n  titel: Bread\n  publisher: The Baker");

        Assert.Equal("corpus.yaml line 2: unknown field \"titel\" is passed over; did you mean \"title\"?", Assert.Single(corpus.Warnings));
        Assert.Equal("The Baker", corpus.Find("a.txt")?.Publisher);
    }

    [Fact]
    public void An_entry_without_a_file_is_a_warning()
    {
        Assert.Contains("line 2: there is no file c.txt", Assert.Single(Parse("# curated\nc.txt:\n  title: x").Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_nesting_is_an_error_and_not_the_end()
    {
        var error = Assert.Throws<CorpusException>(() => Parse("a.txt:\n  title: x\n  deep: " + new string('[', 50_000) + new string(']', 50_000)));

        Assert.Contains("line 3: this is not YAML (the value is nested too deeply)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_curator_says_wins_over_the_text()
    {
        using var folder = new TemporaryFolder()
            .With("a.md", "---\ntitle: Own\ndate: 2001-01-01\n---\nText.")
            .With("corpus.yaml", "a.md:\n  title: Curated");

        var article = Assert.Single(folder.Read().Articles);

        Assert.Equal("Curated", article.Title);
        Assert.Equal(new DateOnly(2001, 1, 1), article.Published.Earliest);
    }

    private static CorpusFile Parse(string yaml) => CorpusFile.Parse("corpus.yaml", yaml, Files);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
