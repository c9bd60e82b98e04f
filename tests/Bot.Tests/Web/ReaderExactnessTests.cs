using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Bot.Answers;
using Bot.Core.Articles;

namespace Bot.Tests.Web;

/// <summary>
/// What the reader marks is the span of the stored text, and what it shows is the whole of it. Only white space around paragraphs is not compared:
/// it is one line end on both sides. A span that cuts a character of two units is marked with the whole character.
/// </summary>
public sealed partial class ReaderExactnessTests
{
    private const int Spans = 1_000;

    // Of hard-wrapped text, tables, right-to-left text, controls that a reference would turn into other characters, and all that was ever cut wrongly.
    private static readonly string Hostile = string.Join('\n',
        "Share this article",
        "“Curly” ‘quotes’, a no-break\u00A0space, a thin\u2009space — and 16\u202F000 people in 2015.",
        "Windows line ends\r\nand old Mac ones\rand form feeds\f in it, C1 \u0092 and \u0085 controls, &amp; &#x92; <b>&lt;</b> \"'`.",
        "Emoji 👩‍👩‍👧‍👦 and 🇫🇷 flags, 𝔘𝔫𝔦𝔠𝔬𝔡𝔢, combining e\u0301 a\u0328\u0301, Zalgo Z\u0351\u036B\u0343, \uFEFF marks, soft\u00ADhyphens.",
        "",
        "   \t ",
        "  An indented line: 12,500 boats in 2014 and £3.5 million in 2016, up 20% from 2013.  ",
        "العربية \u202Ereversed\u202C and עברית 1,200 people crossed in 2019.",
        "Read more: The other story",
        "</article></main><script>alert(1)</script><!-- comment --> <![CDATA[x]]> &notit; &copy &#0;",
        "The end\u2028has a separator\u2029 of paragraphs.");

    [Fact]
    public Task Of_the_seeds_and_of_hostile_text() => CheckAsync(
        [.. Directory.GetFiles(Path.Combine(Checkout.Folder, "seeds")).Select(file => (Path.GetFileName(file), File.ReadAllText(file))), ("hostile.txt", Hostile), ("hostile-crlf.txt", Hostile.ReplaceLineEndings("\r\n"))], seed: 1);

    [Fact]
    public Task Of_hard_wrapped_text() => CheckAsync([("wrapped.txt", string.Join("\r\n\r\n", Enumerable.Range(1, 6).Select(Wrapped)))], seed: 2);

    [Fact]
    public async Task Of_the_articles_of_MultiHopRag()
    {
        var source = Path.Combine(Checkout.Folder, "..", "shared", "eval", "multihop-rag", "corpus.json");
        Assert.SkipUnless(File.Exists(source), "MultiHop-RAG may not be committed; put it into ../shared/eval/multihop-rag beside the repository.");
        using var corpus = JsonDocument.Parse(await File.ReadAllTextAsync(source, TestContext.Current.CancellationToken));

        await CheckAsync([.. corpus.RootElement.EnumerateArray().Select((article, i) => ($"{i:0000}.txt", article.GetProperty("body").GetString() ?? ""))], seed: 3);
    }

    private static async Task CheckAsync(IReadOnlyList<(string File, string Text)> files, int seed)
    {
        await using var served = await ServedArticles.StartAsync(files, new JsonObject { ["Web"] = new JsonObject { ["QuestionsPerMinute"] = 1_000_000 } });
        var random = new Random(seed);
        var wrong = new List<string>();
        for (var i = 0; i < Spans; i++)
        {
            var article = served.Snapshot.Articles[random.Next(served.Snapshot.Articles.Count)];
            var figures = i % 2 == 0 ? "on" : "off";
            var span = Span(random, article, [.. article.Asides, .. served.Snapshot.FiguresIn(article).Select(figure => figure.Span)]);
            var link = SpanLink.Of(article, span, served.Snapshot.State).Replace("#quote", $"&figures={figures}", StringComparison.Ordinal);

            var page = await served.OpenAsync(link);

            var (marked, expected) = (Marked(page), Expected(article.Text, WholeCharacters(article.Text, span)));
            var (shown, stored) = (Shown(page), Expected(article.Text, new TextSpan(0, article.Text.Length)));
            if (marked != expected)
                wrong.Add($"{link} marks “{marked}” for “{expected}”");
            if (shown != stored)
                wrong.Add($"{link} does not show the article");
            if (page.QuerySelectorAll("[id=quote]").Length != (expected.Length > 0 ? 1 : 0))
                wrong.Add($"{link} is not named");
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} are wrong: {string.Join('\n', wrong.Take(3).Select(line => line.Length > 600 ? line[..600] : line))}");
    }

    /// <summary>Every third begins or ends within a figure or an aside, where the article has any.</summary>
    private static TextSpan Span(Random random, Article article, IReadOnlyList<TextSpan> within)
    {
        var start = random.Next(article.Text.Length);
        if (within.Count > 0 && random.Next(3) == 0)
        {
            var inner = within[random.Next(within.Count)];
            start = Math.Max(0, inner.Start + random.Next(-5, inner.Length));
        }

        // Most are sentences; some are a letter, and some the most of an article.
        var longest = random.Next(4) switch { 0 => 5, 1 => article.Text.Length, _ => 300 };
        return new TextSpan(start, 1 + random.Next(Math.Min(longest, article.Text.Length - start)));
    }

    private static string Marked(IDocument page) => LineEnds(string.Join('\n', page.QuerySelectorAll("article p").Select(paragraph => paragraph.QuerySelectorAll("mark")).Where(marks => marks.Length > 0).Select(marks => string.Concat(marks.Select(mark => mark.TextContent)))));

    private static string Shown(IDocument page) => LineEnds(string.Join('\n', page.QuerySelectorAll("article p").Select(paragraph => paragraph.TextContent)));

    /// <summary>The span without white space that it has of the beginning or the end of a line; nothing where there is nothing to see.</summary>
    private static string Expected(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(text[start]) && text.AsSpan(LineOf(start), start - LineOf(start)).IsWhiteSpace())
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]) && text.AsSpan(end - 1, EndOf(end - 1) - end + 1).IsWhiteSpace())
            end--;
        return string.IsNullOrWhiteSpace(text[start..end]) ? "" : LineEnds(text[start..end]);

        int LineOf(int place) => text.AsSpan(0, place).LastIndexOfAny('\r', '\n') + 1;
        int EndOf(int place) => text.AsSpan(place).IndexOfAny('\r', '\n') is var length and >= 0 ? place + length : text.Length;
    }

    private static TextSpan WholeCharacters(string text, TextSpan span)
    {
        var start = char.IsLowSurrogate(text[span.Start]) && span.Start > 0 && char.IsHighSurrogate(text[span.Start - 1]) ? span.Start - 1 : span.Start;
        var end = span.End < text.Length && char.IsLowSurrogate(text[span.End]) && char.IsHighSurrogate(text[span.End - 1]) ? span.End + 1 : span.End;
        return TextSpan.Between(start, end);
    }

    private static string LineEnds(string text) => WhiteSpaceAtLineEnd().Replace(text, "\n").Trim('\n');

    private static string Wrapped(int paragraph)
    {
        var text = new StringBuilder();
        for (var i = 0; i < 8; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"In {2000 + i} the keeper of harbour {paragraph} counted about {(i + 1) * 1_250:N0} boats and went\r\n");
        return text.Append("home.").ToString();
    }

    [GeneratedRegex(@"\s*[\r\n]\s*", RegexOptions.None, 60_000)]
    private static partial Regex WhiteSpaceAtLineEnd();
}
