using System.Diagnostics;
using Bot.Core.Articles;

namespace Bot.Core.Tests.Articles;

public sealed class NearDuplicatesTests
{
    private static readonly string Text = Words(1, 100);

    [Fact]
    public void Copies_with_small_changes_are_one_group()
    {
        // One changed word of 100 breaks 5 of 96 shingles: 91 / 96 = 0.95 are shared.
        var changed = Text.Replace(" w50 ", " other ", StringComparison.Ordinal);

        Assert.Equal([[0, 2, 3]], NearDuplicates.Find([Text, Words(500, 100), changed, Text.ToUpperInvariant().Replace(" ", ",\n", StringComparison.Ordinal)]));
    }

    [Fact]
    public void A_copy_that_lost_its_end_is_the_same_text()
    {
        // 56 of the 56 shingles of the shorter are in the longer.
        Assert.Equal([[0, 1]], NearDuplicates.Find([Text, Words(1, 60)]));
    }

    [Fact]
    public void A_short_quotation_in_a_long_text_is_not_the_same_text() => Assert.Empty(NearDuplicates.Find([Text, Words(1, 30)]));

    [Fact]
    public void Texts_that_share_half_are_not_the_same() => Assert.Empty(NearDuplicates.Find([Words(1, 100), Words(51, 100)]));

    [Fact]
    public void Groups_come_in_the_order_of_their_first_text()
    {
        var (a, b) = (Words(1, 50), Words(100, 50));

        Assert.Equal([[0, 3], [1, 2]], NearDuplicates.Find([a, b, b, a]));
    }

    [Fact]
    public void Short_and_empty_texts_do_no_harm() => Assert.Equal([[1, 4]], NearDuplicates.Find(["", "one two", " … ", "three", "One, two!"]));

    [Fact]
    public void Many_texts_with_the_same_boilerplate_are_handled_in_time()
    {
        // 20,000 texts of 100 words, of which 60 are in all of them; every second text is a copy of the one before.
        // Comparing all with all would take minutes.
        var texts = Enumerable.Range(0, 20_000).Select(i => $"{Words(1, 60)} {Words((i / 2 * 1_000) + 1_000, 40)}").ToList();
        var watch = Stopwatch.StartNew();

        var groups = NearDuplicates.Find(texts);

        Assert.Equal(10_000, groups.Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
    }

    [Fact]
    public void Signatures_are_those_of_the_plain_way()
    {
        var random = new Random(3);
        var (ours, plain) = (new uint[NearDuplicates.SignatureLength], new uint[NearDuplicates.SignatureLength]);
        for (var i = 0; i < 3_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(0, i % 10 == 0 ? 3_000 : 120)).Select(_ => "aB éİſΣ7६,.'\n\ud83d\ude00中"[random.Next(16)]));

            NearDuplicates.Sign(text, ours);

            PlainNearDuplicates.Sign(text, plain);
            Assert.Equal(plain, ours);
        }
    }

    [Fact]
    public void Groups_are_those_of_the_plain_way_however_many_hashes_are_shared()
    {
        var random = new Random(4);
        for (var round = 0; round < 300; round++)
        {
            var hashes = random.Next(2, 200);
            var kinds = random.Next(1, 40);
            string[] texts = [.. Enumerable.Range(0, random.Next(0, 150)).Select(_ => Words(random.Next(kinds) * random.Next(1, 30), random.Next(3, 60)))];
            uint[] signatures = [.. Enumerable.Range(0, texts.Length * NearDuplicates.SignatureLength).Select(_ => (uint)random.Next(hashes) * 0x9E3779B9)];

            var groups = NearDuplicates.Find(signatures, i => texts[i]);

            Assert.Equal(PlainNearDuplicates.Find(signatures, i => texts[i]), groups);
        }
    }

    private static string Words(int first, int count) => string.Join(' ', Enumerable.Range(first, count).Select(i => $"w{i}"));
}
