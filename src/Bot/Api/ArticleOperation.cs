using Bot.Answers;
using Bot.Core;
using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Figures;

namespace Bot.Api;

/// <summary>One article as it is stored, in use or as it was in a version that is kept.</summary>
internal static class ArticleOperation
{
    private const int MostCharacters = 1_000_000;

    private static readonly ApiParameter File = new("file", ApiKind.Text, "The file of the article, as quotes name it; its slashes may stand as they are.", "004_f789124f10d71b11.txt") { IsRequired = true, IsInPath = true };
    private static readonly ApiParameter Version = new("version", ApiKind.Text, "The version of the corpus that has the article, as quotes name it; left out for the one in use.", "9c964b9306") { Most = 100 };
    private static readonly ApiParameter Start = new("start", ApiKind.Integer, "Where the text begins, in UTF-16 units.", 0) { Least = 0, Most = int.MaxValue, Default = 0 };
    private static readonly ApiParameter Length = new("length", ApiKind.Integer, "How much of the text at most, in UTF-16 units.", 20_000) { Least = 1, Most = MostCharacters, Default = 100_000 };

    internal static readonly ApiOperation Operation = new(
        "article",
        "Read an article",
        "An article as it is stored: its text, which spans of it are not the article (share lines, related links), and the figures it gives. Of long articles a part, with where to read on.",
        [File, Version, Start, Length],
        ApiJson.Readable.ArticleDocument,
        Run)
    {
        Path = $"{ApiOperation.Root}/articles/{{file}}",
        Tool = "article",
        MayMiss = true,
    };

    private static ApiReply Run(ApiCorpus corpus, ApiCall call)
    {
        var given = call.Arguments;
        var (file, version) = (given.Text(File) ?? "", given.Text(Version));
        // A slash may be sent as %2F, which is left as it is by the reading of addresses.
        if ((corpus.Find(file, version) ?? corpus.Find(file = file.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase), version)) is not { } article)
            return Missing(corpus, given, file, version);
        var start = given.Number(Start) ?? 0;
        if (start > article.Text.Length)
            return new ApiReply.Refused($"start is behind the end of the article, which has {Wording.Number(article.Text.Length)} characters.", given.NameOf(Start));
        return ApiReply.Given.Of(() => ArticleDocument.Of(corpus.Corpus.Current, article, version, start, given.Number(Length) ?? MostCharacters, call.Links), ApiJson.Readable.ArticleDocument);
    }

    private static ApiReply.Missing Missing(ApiCorpus corpus, ApiArguments given, string file, string? version) =>
        version is not null && corpus.Corpus.Versions.All(kept => kept.Id != version)
            ? new ApiReply.Missing($"There is no version {version} of the corpus any more; see {ApiOperation.Root}/versions for those that are kept.", given.NameOf(Version))
            : new ApiReply.Missing($"There is no article {file}{(version is null ? " in the corpus; it may have been removed or renamed" : $" in version {version}")}.", given.NameOf(File));
}

internal sealed record AsideEntry(int Start, int Length);

/// <param name="Version">The version of the corpus that has it so.</param>
/// <param name="InUse">It is so in the corpus that is in use.</param>
/// <param name="Start">Where <paramref name="Text"/> begins in the article.</param>
/// <param name="Next">Where to read on; null at the end.</param>
/// <param name="Asides">In the whole article.</param>
/// <param name="Figures">Of the whole article; null where it is not as in the corpus in use.</param>
internal sealed record ArticleDocument(
    ArticleEntry Article, string Version, bool InUse, int Start, string Text, int? Next, IReadOnlyList<AsideEntry> Asides, IReadOnlyList<FigureEntry>? Figures)
{
    internal static ArticleDocument Of(CorpusSnapshot snapshot, Article article, string? version, int start, int length, ApiLinks links)
    {
        var place = snapshot.PlaceOf(article.File) is { } same && IsSame(snapshot.Articles[same], article) ? same : (int?)null;
        var text = article.Text;
        start = AvoidHalf(text, start);
        var end = AvoidHalf(text, (int)Math.Min((long)start + length, text.Length));
        // A length of one unit must not stop at a character of two.
        if (end == start && end < text.Length)
            end += 2;
        return new ArticleDocument(
            ArticleEntry.Of(article, links),
            version ?? snapshot.State.Version,
            place is not null,
            start,
            text[start..end],
            end < text.Length ? end : null,
            [.. article.Asides.Select(aside => new AsideEntry(aside.Start, aside.Length))],
            place is { } inUse ? [.. snapshot.ReadFigures(inUse).Select((figure, i) => FigureEntry.Of(new FigureRow(i + 1, figure, [], 1)))] : null);
    }

    private static bool IsSame(Article now, Article shown) =>
        ReferenceEquals(now, shown) || (now.Text == shown.Text && now.Title == shown.Title && now.Publisher == shown.Publisher && now.Published == shown.Published);

    /// <summary>Characters of two units are not cut.</summary>
    private static int AvoidHalf(string text, int place) => place > 0 && place < text.Length && char.IsSurrogatePair(text[place - 1], text[place]) ? place - 1 : place;
}
