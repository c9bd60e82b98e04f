using Bot.Core.Indexing;

namespace Bot.Core.Tests.Indexing;

public sealed class FrequentTermTests
{
    private const int Documents = 20_000;

    [Fact]
    public void It_tells_of_each_document_how_often_it_has_the_term_up_to_the_highest_told_apart()
    {
        var random = new Random(5);
        var frequencies = Enumerable.Range(0, Documents).Select(_ => (byte)(random.Next(3) == 0 ? random.Next(1, 9) : 0)).ToArray();

        var term = new FrequentTerm(ListOf(frequencies), 0, Documents);

        Assert.Equal(frequencies.Select(frequency => Math.Min((int)frequency, FrequentTerm.Most)), Enumerable.Range(0, Documents).Select(term.FrequencyOf));
    }

    [Theory]
    [InlineData(0, Documents)]
    [InlineData(5 * FrequentTerm.Together, 1_000)]
    [InlineData(19_968, 1_024)]
    public void It_adds_to_documents_what_their_frequencies_count_up_to_the_highest_number(int start, int count)
    {
        var random = new Random(7);
        var frequencies = Enumerable.Range(0, Documents).Select(_ => (byte)(random.Next(3) == 0 ? random.Next(1, 9) : 0)).ToArray();
        var numbers = new byte[(count + FrequentTerm.Together - 1) & -FrequentTerm.Together];
        random.NextBytes(numbers);
        byte[] counted = [0, 7, 90, 200];
        var expected = numbers.Select((number, place) => start + place < Documents ? Math.Min(byte.MaxValue, number + counted[Math.Min((byte)FrequentTerm.Most, frequencies[start + place])]) : number).ToArray();

        new FrequentTerm(ListOf(frequencies), 0, Documents).AddTo(numbers, start, counted[1], counted[2], counted[3]);

        Assert.Equal(expected, numbers.Select(number => (int)number));
    }

    [Fact]
    public void No_document_of_a_stretch_has_more_than_its_maximum_and_where_none_has_the_term_it_is_0()
    {
        var frequencies = new byte[Documents];
        for (var document = 9_000; document < Documents; document += 3)
            frequencies[document] = (byte)(1 + (document / 1_000));

        var term = new FrequentTerm(ListOf(frequencies), 0, Documents);

        Assert.Equal(0, term.MaxIn(0, 8_192));
        for (var start = 0; start < Documents; start += 700)
        {
            var end = Math.Min(start + 1_500, Documents);
            Assert.True(term.MaxIn(start, end) >= frequencies[start..end].Max());
        }
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(99, false)]
    public void A_term_is_frequent_where_one_document_of_thirty_two_has_it(int having, bool isFrequent)
    {
        var frequencies = new byte[3_200];
        frequencies.AsSpan(0, having).Fill(1);

        Assert.Equal(isFrequent, new FrequentTerms(ListOf(frequencies), frequencies.Length).Find(0) is not null);
    }

    /// <summary>What a document counts at the most is how often it has the term.</summary>
    private static PostingLists ListOf(byte[] frequencies)
    {
        int[] documents = [.. Enumerable.Range(0, frequencies.Length).Where(document => frequencies[document] > 0)];
        var writer = new PostingListsWriter((_, ofBlock) => ofBlock.ToArray().Max());
        writer.Add(documents, [.. documents.Select(document => frequencies[document])], new byte[documents.Length], 0, 0);
        var sections = new Sections();
        PostingListsWriter.Write(sections, "postings", [writer]);
        return PostingLists.Read(sections, "postings");
    }
}
