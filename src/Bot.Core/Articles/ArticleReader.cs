using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Bot.Core.Articles;

internal abstract record FileReading
{
    private FileReading()
    {
    }

    public sealed record Read(Article Article, IReadOnlyList<string> Warnings) : FileReading
    {
        /// <summary>Names the content of the article.</summary>
        public string Key
        {
            get => field ??= ArticleContent.KeyOf(Article);
            init;
        }

        /// <summary>What the version of the corpus depends on.</summary>
        public string Line => field ??= LineOf(Article);

        public static string LineOf(Article article) => string.Join(
            '\t',
            [
                article.File, article.Title, article.Publisher, article.Published.ToString(), article.Url?.ToString(), article.Language,
                $"{article.TextHash}", .. article.Tags,
            ]);
    }

    public sealed record Rejected(RejectedFile File) : FileReading;
}

/// <summary>A file of the corpus folder and what it was read as.</summary>
/// <param name="Listed">As the disk listed it then.</param>
/// <param name="Content">SHA-256 of its bytes; empty where it was refused without being read.</param>
/// <param name="Fields">What corpus.yaml said of it.</param>
internal sealed record ReadFile(ArticleFile Listed, string Content, string Fields, FileReading Reading)
{
    /// <summary>False where it was taken over from a reading before.</summary>
    public bool WasOpened { get; init; }
}

/// <summary>One file -> one article or the reason why not.</summary>
internal sealed class ArticleReader(long maxFileBytes, CorpusFile corpusFile)
{
    private static readonly IArticleFormat[] Formats =
        [new PlainTextFormat(), new MarkdownFormat(), new WebPageFormat(), new PdfFormat(), new WordFormat()];

    private static readonly Dictionary<string, IArticleFormat> FormatByExtension = Formats
        .SelectMany(format => format.Extensions, (format, extension) => (format, extension))
        .ToDictionary(pair => pair.extension, pair => pair.format, StringComparer.OrdinalIgnoreCase);

    private static readonly string Extensions = string.Join(' ', FormatByExtension.Keys.Order(StringComparer.Ordinal));

    internal IReadOnlyDictionary<string, IArticleFormat> FormatOf { get; init; } = FormatByExtension;

    /// <param name="before">What the same file was read as before, if it was.</param>
    /// <param name="isKnown">By size and time the file is the same, so that it need not be read.</param>
    public ReadFile Read(FoundFile file, ReadFile? before, bool isKnown)
    {
        var name = file.File.File;
        var given = corpusFile.Find(name);
        var fields = given?.Fingerprint() ?? "";
        if (before is null || before.Fields != fields || before.Content.Length == 0)
            before = null;
        else if (isKnown && file.Refusal is null)
            return before with { WasOpened = false };
        var (hash, wasOpened) = ("", false);
        FileReading reading;
        try
        {
            reading = Read(file, content =>
            {
                wasOpened = true;
                hash = Convert.ToHexStringLower(SHA256.HashData(content));
                return hash == before?.Content ? before.Reading : null;
            });
        }
        catch (OutOfMemoryException)
        {
            // Next time there may be more, so that the file must not be known by its content.
            (hash, reading) = ("", Rejected(name, "reading it takes more memory than there is; split it or save it as .txt."));
        }

        return new ReadFile(file.File, hash, fields, reading) { WasOpened = wasOpened };
    }

    /// <param name="recall">What the same content was read as before, or null.</param>
    private FileReading Read(FoundFile file, Func<byte[], FileReading?> recall)
    {
        var name = file.File.File;
        try
        {
            if (file.Refusal is not null)
                return Rejected(file.Refusal);
            if (!FormatOf.TryGetValue(Path.GetExtension(name), out var format))
                return Rejected($"no article format; save it as one of {Extensions}, or remove it.");
            if (file.File.Bytes > maxFileBytes)
                return Rejected(TooLarge);
            if (file.File.Bytes == 0)
                return Rejected("the file is empty; write the article into it or remove it.");
            if (ReadBytes(file.FullPath) is not { } content)
                return Rejected(TooLarge);
            return recall(content) ?? format.Extract(content) switch
            {
                Extraction.Refused refused => Rejected(refused.Reason),
                Extraction.Text { Content: var text } when string.IsNullOrWhiteSpace(text) =>
                    Rejected("there is no text in it; write the article into it or remove it."),
                Extraction.Text text =>
                    new FileReading.Read(Describe(name, text), [.. text.Warnings.Select(warning => $"{name}: {warning}")]),
                _ => throw new UnreachableException(),
            };
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Rejected("the file vanished while it was read; reload when the folder is at rest.");
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return Rejected($"the file cannot be opened ({Shorten(e.Message)}); give the bot the right to read it.");
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            // One file must never stop a reload, whatever a parser throws at it.
            return Rejected($"the file cannot be read ({Shorten(e.Message)}); save it anew or remove it.");
        }

        FileReading Rejected(string reason) => ArticleReader.Rejected(name, reason);
    }

    private static FileReading.Rejected Rejected(string name, string reason) => new(new RejectedFile(name, $"{name}: {reason}"));

    private string TooLarge => string.Create(
        CultureInfo.InvariantCulture,
        $"larger than {maxFileBytes:N0} bytes; split it or raise Corpus:MaxFileBytes.");

    /// <summary>The whole file, or null when it has grown beyond the limit since it was listed.</summary>
    private byte[]? ReadBytes(string path)
    {
        // Others may go on writing or deleting while we read; that is handled, not forbidden.
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var content = new byte[Math.Min(file.Length, maxFileBytes) + 1];
        var length = 0;
        for (int read; (read = file.Read(content, length, content.Length - length)) > 0;)
        {
            length += read;
            if (length > maxFileBytes)
                return null;
            if (length == content.Length)
                Array.Resize(ref content, (int)Math.Min(2L * length, maxFileBytes + 1));
        }

        return content[..length];
    }

    private Article Describe(string name, Extraction.Text text)
    {
        var given = corpusFile.Find(name);
        var content = text.Content;
        var language = given?.Language ?? text.Fields.Language ?? LanguageDetector.Detect(content) ?? "en";
        var asides = AsideFinder.Find(content, text.FrontMatter);
        return new Article
        {
            File = name,
            Text = content,
            Title = given?.Title ?? text.Fields.Title ?? Headline.Find(content, asides),
            Publisher = given?.Publisher ?? text.Fields.Publisher ?? StatedPublisher.Find(content),
            Published = given?.Published ?? text.Fields.Published
                ?? StatedDate.Find(content, text.FrontMatter.End) ?? PublicationDate.Unknown,
            Url = given?.Url ?? text.Fields.Url,
            Language = language,
            Tags = given?.Tags ?? text.Fields.Tags ?? [],
            Asides = asides,
        };
    }

    private static string Shorten(string message)
    {
        var line = message.Split('\n')[0].Trim().TrimEnd('.');
        return line.Length <= 120 ? line : line[..119] + "…";
    }
}
