using System.Globalization;
using Bot.Core.Sharding;

namespace Bot.Core.Tests.Sharding;

public sealed class ShardPlacementTests
{
    /// <summary>Another number would move articles between machines.</summary>
    [Theory]
    [InlineData("a.txt", 1_000, 108)]
    [InlineData("news/2016/Übersee.md", 1_000, 288)]
    [InlineData("news/2016/Übersee.md", 7, 5)]
    [InlineData("a.txt", 1, 0)]
    public void A_file_stays_in_its_shard(string file, int shards, int expected) => Assert.Equal(expected, ShardPlacement.ShardOf(file, shards));

    [Fact]
    public void Shards_are_of_about_the_same_size()
    {
        var sizes = Enumerable.Range(0, 10_000).CountBy(i => ShardPlacement.ShardOf(i.ToString("00000", CultureInfo.InvariantCulture) + ".txt", 7)).Select(shard => shard.Value).ToList();

        Assert.Equal(7, sizes.Count);
        Assert.All(sizes, size => Assert.InRange(size, 1_300, 1_560));
    }
}
