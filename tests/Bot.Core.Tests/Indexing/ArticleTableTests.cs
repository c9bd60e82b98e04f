using Bot.Core.Articles;
using Bot.Core.Indexing;

namespace Bot.Core.Tests.Indexing;

public sealed class ArticleTableTests : IDisposable
{
    private const string Maker = "a test";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_article_comes_back_with_all_its_fields()
    {
        var article = new Article
        {
            File = "wind/2016.txt",
            Text = "More turbines.\r\nFewer mines.",
            Title = "Wind – and “coal”",
            Publisher = "Zürcher Bote",
            Published = new PublicationDate(new DateOnly(2016, 10, 1), new DateOnly(2016, 10, 31), DatePrecision.Month, DateBasis.Stated),
            Url = new Uri("https://example.org/wind?a=1#b"),
            Language = "de",
            Tags = ["wind", "kohle"],
            Asides = [new TextSpan(0, 4), new TextSpan(14, 2)],
            Quality = 0.123,
        };

        var read = Assert.Single(Opened(article));

        Assert.Equal(article with { Tags = read.Tags, Asides = read.Asides }, read);
        Assert.Equal(article.Tags, read.Tags);
        Assert.Equal(article.Asides, read.Asides);
        Assert.Equal(article.TextHash, read.TextHash);
    }

    [Fact]
    public void What_an_article_does_not_say_it_does_not_say_afterwards()
    {
        var read = Assert.Single(Opened(Some.Article("Wind.")));

        Assert.Equal(Some.Article("Wind."), read);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_comes_back_character_for_character_as_does_each_stretch_of_it(string name)
    {
        var text = AllTexts[name];

        var table = Opened(Some.Article("Before.", "0.txt"), Some.Article(text, "1.txt"), Some.Article("Behind.", "2.txt"));

        Assert.Equal(["Before.", text, "Behind."], table.Select(article => article.Text));
        Assert.Equal(text.Length, table[1].TextLength);
        for (var start = 0; start < text.Length; start += Math.Max(1, text.Length / 7))
        {
            var span = TextSpan.Between(start, text.Length - ((text.Length - start) / 3));
            Assert.Equal(text.Substring(span.Start, span.Length), table[1].TextOf(span));
        }
    }

    public static TheoryData<string> Texts => [.. AllTexts.Keys];

    private static readonly Dictionary<string, string> AllTexts = new(StringComparer.Ordinal)
    {
        ["empty"] = "",
        ["plain"] = "The harbour was closed in 2016.",
        ["line ends"] = "One.\r\n\r\nTwo.\rThree.\nFour.\0\t",
        ["a byte each, at most"] = string.Concat(Enumerable.Range(0, 0x80).Concat(Enumerable.Range(0xA0, 0x60)).Select(number => (char)number)),
        ["curly quotes and dashes"] = "“It’s 5 €” – he said … ŠšŒœŽžŸ™",
        ["control characters"] = "\u0080\u0081\u008D\u009F",
        ["other letters"] = "Ночь, 夜, שלום",
        ["pairs"] = "A 😀 in the middle",
        ["half a pair"] = "first \uD83D, then \uDE00 and \uD83D",
        ["long"] = string.Concat(Enumerable.Repeat("Sixty-five thousand five hundred and thirty-six’s not enough. ", 3_000)),
        ["long and wide"] = string.Concat(Enumerable.Repeat("Шестьдесят пять тысяч. ", 5_000)),
    };

    [Fact]
    public void A_table_of_no_articles_opens()
    {
        Assert.Empty(Opened());
    }

    [Fact]
    public void An_article_is_the_same_object_each_time_and_from_every_thread()
    {
        var table = Opened([.. Enumerable.Range(0, 500).Select(i => Some.Article($"Number {i}.", $"{i:000}.txt"))]);

        var read = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(4).Select(_ => table.ToArray()).ToArray();

        Assert.All(read, articles => Assert.Equal(read[0], articles, ReferenceEqualityComparer.Instance));
    }

    [Fact]
    public void Texts_that_one_section_does_not_hold_lie_in_several()
    {
        Article[] articles = [.. Enumerable.Range(0, 9).Select(i => Some.Article(new string((char)('a' + i), 10 * i), $"{i}.txt"))];
        var sections = new Sections();
        ArticleTable.WriteTo(sections, articles, textSectionBytes: 100);

        var table = Opened(sections);

        Assert.Equal(articles.Select(article => article.Text), table.Select(article => article.Text));
        Assert.True(sections.Has("texts.3"));
    }

    [Fact]
    public void Articles_that_are_read_from_a_table_are_written_into_the_next_one()
    {
        var first = Opened(Some.Article("“One”", "1.txt"), Some.Article("Два", "2.txt"));

        var second = Opened([.. first, Some.Article("Three", "3.txt")]);

        Assert.Equal(["“One”", "Два", "Three"], second.Select(article => article.Text));
    }

    [Fact]
    public void A_table_is_read_on_when_its_file_is_gone()
    {
        var table = Opened(Some.Article("Wind.", "1.txt"), Some.Article("Coal.", "2.txt"));
        Assert.Equal("Wind.", table[0].Text);

        File.Delete(IndexPath);

        Assert.Equal("Coal.", table[1].Text);
    }

    /// <summary>Wherever the damage is, what is told is right or an error; the others are read.</summary>
    [Fact]
    public void A_damaged_text_is_never_told()
    {
        const string Text = "The harbour was closed in 2016.";
        Write(Some.Article("Before.", "0.txt"), Some.Article(Text, "1.txt"));
        Damage(Text);

        var table = Open()!;

        Assert.Equal("Before.", table[0].Text);
        var thrown = Assert.Throws<CorpusException>(() => table[1].TextOf(new TextSpan(0, 3)));
        Assert.Equal($"1.txt cannot be read, since {IndexPath} is damaged; delete that file and start again, so that it is made anew from the articles that are kept.", thrown.Message);
        Assert.Throws<CorpusException>(() => table[1].Text);
    }

    [Fact]
    public void A_damaged_record_is_never_told()
    {
        Write(Some.Article("One.", "0.txt"), Some.Article("Two.", "1.txt") with { Title = "A title to be damaged" });
        Damage("A title to be");

        var table = Open()!;

        Assert.Equal("0.txt", table[0].File);
        Assert.Contains("Article 2 of 2 cannot be read", Assert.Throws<CorpusException>(() => table[1]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_places_of_records_are_seen_when_the_file_is_opened()
    {
        Write(Some.Article("One.", "0.txt"), Some.Article("Two.", "1.txt"));
        var bytes = File.ReadAllBytes(IndexPath);
        // The first section: two places and the end.
        bytes[64 + sizeof(int)] ^= 1;
        File.WriteAllBytes(IndexPath, bytes);

        Assert.Null(Open());
    }

    [Fact]
    public void Articles_are_compared_by_their_texts_wherever_they_lie()
    {
        var table = Opened(Some.Article("One’s.", "a.txt"), Some.Article("One’s.", "b.txt"), Some.Article("Ones’.", "a.txt"));

        Assert.Equal(Some.Article("One’s.", "a.txt"), table[0]);
        Assert.Equal(table[0], table[1] with { File = "a.txt" });
        Assert.NotEqual(table[0], table[2]);
        Assert.Equal("Another.", (table[0] with { Text = "Another." }).Text);
        Assert.Equal(table[0].GetHashCode(), Some.Article("One’s.", "a.txt").GetHashCode());
    }

    private string IndexPath => Path.Combine(_folder.Path, "a.index");

    private ArticleTable Opened(params Article[] articles)
    {
        Write(articles);
        return Open()!; // it was written whole
    }

    private ArticleTable Opened(Sections sections)
    {
        SectionFile.Write(IndexPath, $"{IndexPath}.tmp", Maker, sections);
        return Open()!; // it was written whole
    }

    private void Write(params Article[] articles)
    {
        var sections = new Sections();
        ArticleTable.WriteTo(sections, articles);
        SectionFile.Write(IndexPath, $"{IndexPath}.tmp", Maker, sections);
    }

    private ArticleTable? Open() => SectionFile.TryOpen(IndexPath, Maker, ArticleTable.Unchecked) is { } sections ? ArticleTable.ReadFrom(sections) : null;

    private void Damage(string stored)
    {
        var bytes = File.ReadAllBytes(IndexPath);
        var place = bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(stored));
        Assert.True(place > 0);
        bytes[place + stored.Length - 2] ^= 4;
        File.WriteAllBytes(IndexPath, bytes);
    }
}
