using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Bot.Core;
using Bot.Models;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Bot.Api;

/// <summary>By what programs know that a document is still the one they have.</summary>
internal sealed class ApiTags
{
    /// <summary>Settings and the program itself may be others after a restart.</summary>
    private readonly string _process = RandomNumberGenerator.GetHexString(6, lowercase: true);

    /// <summary>The same version may have other synonyms or vectors; those are another snapshot.</summary>
    private readonly ConditionalWeakTable<CorpusSnapshot, EntityTagHeaderValue> _tags = [];

    private int _count;

    /// <summary>Null where the document must be made to know.</summary>
    internal EntityTagHeaderValue? Of(ApiOperation operation, ApiCorpus corpus) => operation.Lasting switch
    {
        ApiLasting.WithCorpus => Of(corpus.Corpus.Current),
        ApiLasting.WithoutModels when corpus.Asking.Models == ModelSet.None => Of(corpus.Corpus.Current),
        _ => null,
    };

    /// <summary>Of what must be made first; null where the same request may be answered in other words.</summary>
    internal static EntityTagHeaderValue? Of(ApiOperation operation, byte[] document) => operation.Lasting == ApiLasting.Never
        ? new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(document))[..20]}\"")
        : null;

    internal static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag) =>
        request.Headers.IfNoneMatch is { Count: > 0 } known && IsAmong(known, tag);

    private static bool IsAmong(StringValues known, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList(known, out var tags) && tags.Any(other => other.Equals(EntityTagHeaderValue.Any) || other.Compare(tag, useStrongComparison: false));

    // Weak, since the time that answering took is told too.
    private EntityTagHeaderValue Of(CorpusSnapshot snapshot) => _tags.GetValue(snapshot, made => new EntityTagHeaderValue(
        string.Create(CultureInfo.InvariantCulture, $"\"{made.State.Version}-{_process}{Interlocked.Increment(ref _count)}\""), isWeak: true));
}
