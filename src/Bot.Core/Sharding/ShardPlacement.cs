using System.IO.Hashing;
using System.Text;

namespace Bot.Core.Sharding;

/// <summary>Which shard an article is in: by its file alone, so that a change of an article touches one shard, on every machine and in every run the same.</summary>
public static class ShardPlacement
{
    /// <summary>0 or more, less than <paramref name="shards"/>.</summary>
    /// <param name="file">As <see cref="Articles.Article.File"/> writes it.</param>
    /// <param name="shards">1 or more.</param>
    public static int ShardOf(string file, int shards) => (int)(XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(file)) % (uint)shards);
}
