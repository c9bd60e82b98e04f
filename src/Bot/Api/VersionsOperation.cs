using System.Text.Json.Serialization;
using Bot.Core;

namespace Bot.Api;

/// <summary>Which versions of the corpus are kept.</summary>
internal static class VersionsOperation
{
    internal static readonly ApiOperation Operation = new(
        "versions",
        "List versions of the corpus",
        "The versions that are kept, newest first, and which one is in use. The id of a version changes when any article does.",
        [],
        ApiJson.Readable.VersionsDocument,
        Run)
    {
        Lasting = ApiLasting.Never,
    };

    private static ApiReply.Given Run(ApiCorpus corpus, ApiCall call) => ApiReply.Given.Of(() => VersionsDocument.Of(corpus), ApiJson.Readable.VersionsDocument);
}

/// <param name="Pinned">Somebody brought it back; what changes in the folder waits for the next reload.</param>
internal sealed record VersionsDocument(string InUse, bool Pinned, IReadOnlyList<VersionEntry> Versions)
{
    internal static VersionsDocument Of(ApiCorpus corpus)
    {
        var inUse = corpus.Corpus.Current.State.Version;
        return new VersionsDocument(inUse, corpus.Corpus.IsPinned, [.. corpus.Corpus.Versions.Select(version => VersionEntry.Of(version, inUse, corpus.Scope.IsEverything))]);
    }
}

/// <param name="Made">When it was read for the first time.</param>
internal sealed record VersionEntry(string Id, DateTimeOffset Made, bool InUse)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Articles { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Passages { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Figures { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Rejected { get; init; }

    /// <param name="mayCount">Counts tell of all articles.</param>
    internal static VersionEntry Of(CorpusVersion version, string inUse, bool mayCount)
    {
        var entry = new VersionEntry(version.Id, version.Made, version.Id == inUse);
        return mayCount ? entry with { Articles = version.Articles, Passages = version.Passages, Figures = version.Figures, Rejected = version.Rejected } : entry;
    }
}
