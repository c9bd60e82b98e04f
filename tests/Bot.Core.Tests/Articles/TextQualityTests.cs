using Bot.Core.Articles;

namespace Bot.Core.Tests.Articles;

public sealed class TextQualityTests
{
    // Written for this test; with the words "passport", "anticipated" and "counterpart" so that the corpus knows them.
    private const string Clean = """
        The harbour wall was finished in spring, and the first ships have already moored at the new pier. The minister met her counterpart
        from the other side of the strait, who said that the work was done sooner than anticipated. Passengers now show a passport only once,
        since both countries agreed to share one building. Fishermen were not pleased: they had asked for a lower quay, and the government
        had promised to listen. "We shall see whether the company keeps its word," said one of them, while his brother repaired the nets.
        Nobody in the village remembers a winter without a storm, but the engineers say that the granite blocks will hold for a century.
        The council has also decided to open a small museum, in which visitors can follow the history of the lighthouse and its keepers.
        """;

    private const string Garbled = """
        The harbour wall was finished in spring, and the first ships have alre y moored at the new pier. The minister met her counter rt
        from the other side of the strait, who said that the work was done sooner than antici ted. ssengers now show a ssport only once,
        since both countries agreed to share one buildi. Fishermen were not pleased: they had asked for a lower quay, and the governm
        had promised to listen. "We shall see whether the comny keeps its word," said one of them, while his brother reired the nets.
        """;

    [Fact]
    public void A_text_that_lost_letters_is_garbled_and_clean_ones_are_not()
    {
        var qualities = Measure(Clean, Garbled);

        Assert.Equal(1, qualities[0]);
        Assert.True(qualities[1] < 0.5, $"{qualities[1]}");
    }

    [Fact]
    public void A_garbled_text_that_is_stored_twice_stays_garbled()
    {
        var qualities = Measure(Clean, Garbled, Garbled.Replace("spring", "summer", StringComparison.Ordinal));

        Assert.All(qualities.Skip(1), quality => Assert.True(quality < 0.5, $"{quality}"));
    }

    [Fact]
    public void Shuffled_words_lower_the_quality()
    {
        var words = Clean.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var random = new Random(5);
        random.Shuffle(words);

        var qualities = Measure(Clean, string.Join(' ', words));

        Assert.True(qualities[1] < 0.7, $"{qualities[1]}");
    }

    [Theory]
    [InlineData("Ã©t")]
    [InlineData("â€™s")]
    [InlineData("\uFFFDs")]
    public void Wrong_decoding_lowers_the_quality_in_any_language(string mark)
    {
        var text = Clean.Replace("the ", $"the {mark} ", StringComparison.Ordinal);

        var quality = Assert.Single(TextQuality.Measure([Article(text) with { Language = "fr" }])).Quality;

        Assert.True(quality < 0.5, $"{quality}");
    }

    [Fact]
    public void Terms_no_lexicon_has_do_not_count_when_they_are_said_again()
    {
        var text = Clean + " The kubectl binary talks to etcd. A kubectl call without etcd fails, and so does the xmlns shim; an xmlns shim is small.";

        Assert.Equal(1, Measure(text)[0]);
    }

    [Fact]
    public void One_slip_is_forgiven() => Assert.Equal(1, Measure(Clean, Clean.Replace("engineers", "engin", StringComparison.Ordinal))[1]);

    [Fact]
    public void A_text_without_words_is_not_garbled() => Assert.Equal(1, Measure("1,500 2,000 … 😀")[0]);

    [Theory]
    [InlineData("passport", true)]
    [InlineData("passports", true)]
    [InlineData("agree", true)]
    [InlineData("anticipated", true)]
    [InlineData("ssport", false)]
    [InlineData("migr", false)]
    [InlineData("antici", false)]
    public void The_lexicon_knows_words_and_no_fragments(string word, bool known) => Assert.Equal(known, EnglishLexicon.Knows(word));

    private static List<double> Measure(params string[] texts) => [.. TextQuality.Measure([.. texts.Select(Article)]).Select(a => a.Quality)];

    private static Article Article(string text) => new() { File = "a.txt", Text = text };
}
