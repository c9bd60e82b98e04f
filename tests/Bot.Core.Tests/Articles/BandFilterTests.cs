using Bot.Core.Articles;

namespace Bot.Core.Tests.Articles;

public sealed class BandFilterTests
{
    private const int Length = NearDuplicates.SignatureLength;

    private static readonly uint[] Signatures = RandomSignatures(seed: 1, count: 20_000);

    private readonly BandFilter _filter = new(Signatures);

    [Fact]
    public void A_signature_that_shares_one_band_may_share_one()
    {
        var other = RandomSignatures(seed: 2, count: 1);
        for (var i = 0; i < Signatures.Length; i++)
        {
            var sharing = other.ToArray();
            sharing[i % Length] = Signatures[i];

            Assert.True(_filter.MayShareBand(sharing), $"Number {i}");
        }
    }

    [Fact]
    public void Of_signatures_that_share_no_band_hardly_any_may_share_one()
    {
        var others = RandomSignatures(seed: 3, count: 2_000).Chunk(Length).Where(other => !NearDuplicates.SharesBand(other, Signatures)).ToArray();

        // A band that is not there seems to be in one of a thousand cases, and there are sixteen.
        Assert.InRange(others.Count(other => _filter.MayShareBand(other)), 1, others.Length / 20);
    }

    [Fact]
    public void The_same_number_at_another_place_is_no_shared_band()
    {
        var moved = Signatures[..Length].Skip(1).Append(Signatures[0]).ToArray();

        Assert.False(_filter.MayShareBand(moved));
        Assert.False(NearDuplicates.SharesBand(moved, Signatures));
    }

    [Fact]
    public void Any_of_the_others_may_be_the_one_that_shares_a_band()
    {
        var signature = RandomSignatures(seed: 4, count: 1);
        var others = RandomSignatures(seed: 5, count: 3);
        Assert.False(NearDuplicates.SharesBand(signature, others));
        for (var i = 0; i < others.Length; i++)
        {
            var sharing = others.ToArray();
            sharing[i] = signature[i % Length];

            Assert.True(NearDuplicates.SharesBand(signature, sharing));
        }
    }

    [Fact]
    public void Texts_without_words_share_no_band() => Assert.False(NearDuplicates.SharesBand(new uint[Length], new uint[2 * Length]));

    private static uint[] RandomSignatures(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count * Length).Select(_ => (uint)random.NextInt64(1, uint.MaxValue))];
    }
}
