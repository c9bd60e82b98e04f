using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Benchmarks.Compare;

/// <summary>A passage as every engine gets it; what title, publisher and date say counts to each passage of the article.</summary>
internal readonly record struct Passage(int Number, string Header, string Text);

/// <summary>
/// The articles of a comparison with the passages that they are cut into, on disk, so that a million of them are not in memory while an engine is measured. Passages are those of our
/// splitter; each engine reads them from here in the same order.
/// </summary>
internal sealed class PassageFile
{
    /// <summary>The splitter closes a passage between these and one and a half times as many words: 90 in the mean.</summary>
    public const int PassageWords = 70;

    private const int Chunk = 256;

    private readonly string _path;
    private readonly List<int> _passagesUpTo;

    private PassageFile(string path, List<int> passagesUpTo) => (_path, _passagesUpTo) = (path, passagesUpTo);

    public int Articles => _passagesUpTo.Count;

    public int Passages => _passagesUpTo is [.., var all] ? all : 0;

    public double MeanWords { get; private init; }

    /// <summary>Whole articles, until there are so many passages.</summary>
    public static PassageFile Write(string path, ArticleSource source, int passages, CancellationToken cancellationToken)
    {
        List<int> upTo = [];
        var words = 0L;
        using var writer = new BinaryWriter(File.Create(path));
        for (var first = 0; first < source.Count && (upTo is not [.., var done] || done < passages); first += Chunk)
        {
            var cut = new (Article Article, TextSpan[] Passages)[Math.Min(Chunk, source.Count - first)];
            Parallel.For(0, cut.Length, new ParallelOptions { CancellationToken = cancellationToken }, i =>
            {
                var article = source.At(first + i);
                cut[i] = (article, PassagesOf(article));
            });
            foreach (var (article, spans) in cut)
            {
                if (upTo is [.., var last] && last >= passages)
                    break;
                upTo.Add((upTo is [.., var before] ? before : 0) + spans.Length);
                words += spans.Sum(span => CountWords(article.Text.AsSpan(span.Start, span.Length)));
                Write(writer, article, spans);
            }
        }

        return new PassageFile(path, upTo) { MeanWords = upTo is [.., var all and > 0] ? (double)words / all : 0 };
    }

    /// <summary>The first articles alone, until there are so many passages.</summary>
    public PassageFile First(int passages) => new(_path, [.. _passagesUpTo.Where((_, i) => i == 0 || _passagesUpTo[i - 1] < passages)]) { MeanWords = MeanWords };

    public IEnumerable<Article> ReadArticles() => Read().Select(read => read.Article);

    public IEnumerable<Passage> ReadPassages()
    {
        var number = 0;
        foreach (var (article, spans) in Read())
        {
            var header = string.Join(" . ", article.Title, article.Publisher, article.Published is { Precision: DatePrecision.Day, Earliest: { } day } ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : "");
            foreach (var span in spans)
                yield return new Passage(number++, header, article.Text.Substring(span.Start, span.Length));
        }
    }

    private IEnumerable<(Article Article, TextSpan[] Passages)> Read()
    {
        using var reader = new BinaryReader(new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 20));
        for (var article = 0; article < Articles; article++)
        {
            var file = reader.ReadString();
            var content = ArticleContent.Read(file, reader.ReadBytes(reader.ReadInt32()));
            var spans = new TextSpan[reader.ReadInt32()];
            for (var i = 0; i < spans.Length; i++)
                spans[i] = new TextSpan(reader.ReadInt32(), reader.ReadInt32());
            yield return (content, spans);
        }
    }

    private static void Write(BinaryWriter writer, Article article, TextSpan[] spans)
    {
        writer.Write(article.File);
        var content = ArticleContent.Write(article);
        writer.Write(content.Length);
        writer.Write(content);
        writer.Write(spans.Length);
        foreach (var span in spans)
        {
            writer.Write(span.Start);
            writer.Write(span.Length);
        }
    }

    private static TextSpan[] PassagesOf(Article article)
    {
        var sentences = PassageSplitter.SentencesOf(article);
        var starts = PassageSplitter.Split(article, sentences, PassageWords);
        return [.. starts.Select((start, i) => TextSpan.Between(sentences[start].Span.Start, sentences[(i + 1 < starts.Count ? starts[i + 1] : sentences.Count) - 1].Span.End))];
    }

    private static int CountWords(ReadOnlySpan<char> text)
    {
        var words = 0;
        foreach (var _ in text.SplitAny([' ', '\n']))
            words++;
        return words;
    }
}
