using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Bot.Core.Articles;

/// <summary>A saved web page: the main text as SmartReader finds it, paragraphs separated by a blank line.</summary>
internal sealed class WebPageFormat : IArticleFormat
{
    // SmartReader walks the page recursively, so a deeper one could overflow the stack and with it end the bot.
    private const int MaxDepth = 256;

    private const int MaxElements = 200_000;

    // SmartReader's work grows with the square of the elements: 60,000 took 14 s. A larger page is kept whole.
    private const int MaxElementsOfArticle = 10_000;

    // Before parsing, whose work grows with the square of the depth, it can only be estimated; sloppy pages leave many elements open.
    private const int MaxOpen = 2_000;

    private static readonly Extraction.Refused TooDeep = new($"the elements of the page are nested deeper than {MaxDepth}; save the article as .txt.");

    private static readonly HashSet<string> Unseen =
        ["script", "style", "noscript", "template", "svg", "head", "iframe", "form", "button", "select", "textarea"];

    private static readonly HashSet<string> Furniture = ["nav", "footer", "aside", "header"];

    private static readonly HashSet<string> Blocks =
    [
        "address", "article", "aside", "blockquote", "body", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "footer",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul",
    ];

    public IReadOnlyList<string> Extensions => [".html", ".htm"];

    public Extraction Extract(byte[] content)
    {
        if (TextDecoder.Decode(content, isHtml: true) is not { } html)
            return TextDecoder.Binary;
        var (elements, depth) = MarkupSize.Estimate(html);
        if (elements > MaxElements)
            return new Extraction.Refused($"the page has more than {MaxElements} elements; save only the article, or as .txt.");
        if (depth > MaxOpen)
            return TooDeep;
        var parser = new HtmlParser();
        using var page = parser.ParseDocument(html);
        if (IsTooDeep(page))
            return TooDeep;
        var fields = WebPageFields.Read(page);
        if (elements > MaxElementsOfArticle || MainText(html, fields, parser) is not { } main)
            return new Extraction.Text(page.Body is { } body ? PlainText(body, skipFurniture: true) : "") { Fields = fields };
        return main;
    }

    /// <summary>Null when the page has no main text that stands out.</summary>
    private static Extraction.Text? MainText(string html, ArticleFields fields, HtmlParser parser)
    {
        // Nothing is fetched: the page is given as text, and the address only resolves links.
        using var reader = new SmartReader.Reader(fields.Url?.AbsoluteUri ?? "http://localhost/", html);
        var article = reader.GetArticle();
        if (!article.IsReadable || string.IsNullOrWhiteSpace(article.Content))
            return null;
        using var main = parser.ParseDocument(article.Content);
        var text = main.Body is { } mainBody ? PlainText(mainBody, skipFurniture: false) : "";
        return new Extraction.Text(text) { Fields = fields with { Title = fields.Title ?? Known(article.Title) } };
    }

    private static string? Known(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static bool IsTooDeep(IDocument page)
    {
        var pending = new Stack<(INode Node, int Depth)>([(page, 0)]);
        while (pending.TryPop(out var at))
        {
            if (at.Depth > MaxDepth)
                return true;
            foreach (var child in at.Node.ChildNodes)
                pending.Push((child, at.Depth + 1));
        }
        return false;
    }

    private static string PlainText(IElement root, bool skipFurniture)
    {
        var text = new StringBuilder();
        Write(root);
        return text.ToString().Trim();

        void Write(INode node)
        {
            if (node is IText { Data: var data })
            {
                foreach (var c in data)
                    Append(c);
            }
            if (node is not IElement { LocalName: var name } || Unseen.Contains(name) || (skipFurniture && Furniture.Contains(name)))
                return;
            if (name == "br")
                Break("\n");
            if (Blocks.Contains(name))
                Break("\n\n");
            if (name is "td" or "th" && node.PreviousSibling is not null && text.Length > 0 && text[^1] != '\n')
                text.Append(text[^1] == ' ' ? "| " : " | ");
            foreach (var child in node.ChildNodes)
                Write(child);
            if (Blocks.Contains(name))
                Break("\n\n");
        }

        void Append(char c)
        {
            if (!char.IsWhiteSpace(c))
                text.Append(c);
            else if (text.Length > 0 && !char.IsWhiteSpace(text[^1]))
                text.Append(c == '\u00A0' ? c : ' ');
        }

        void Break(string mark)
        {
            while (text.Length > 0 && text[^1] is ' ' or '\u00A0')
                text.Length--;
            if (text.Length == 0 || text.ToString(Math.Max(0, text.Length - 2), Math.Min(2, text.Length)) == "\n\n")
                return;
            text.Append(text[^1] == '\n' ? mark[1..] : mark);
        }
    }
}
