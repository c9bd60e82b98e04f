using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Bot.Core.Articles;

namespace Bot.Core.Indexing;

/// <summary>Articles that are told from those of other versions without being read.</summary>
internal interface IHashedArticles : IReadOnlyList<Article>
{
    /// <summary>Half of the SHA-256 of <see cref="FileReading.Read.LineOf"/>.</summary>
    UInt128 HashOf(int place);

    static UInt128 HashOf(IReadOnlyList<Article> articles, int place) =>
        articles is IHashedArticles hashed ? hashed.HashOf(place) : BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(FileReading.Read.LineOf(articles[place]))));
}
