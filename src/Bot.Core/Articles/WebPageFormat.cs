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

    private static readonly HashSet<string> Unseen = ["script", "style", "noscript", "template", "svg", "head", "iframe", "form", "button", "select", "textarea"];

    private static readonly HashSet<string> Furniture = ["nav", "footer", "aside", "header"];

    private static readonly HashSet<string> Blocks =
    [
        "address", "article", "aside", "blockquote", "body", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5",
        "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul",
    ];

    public IReadOnlyList<string> Extensions => [".html", ".htm"];

    public Extraction Extract(byte[] content)
    {
        if (TextDecoder.Decode(content, isHtml: true) is not { } html)
            return TextDecoder.Binary;
        if (OpenTags(html) > MaxElements)
            return new Extraction.Refused($"the page has more than {MaxElements} elements; save only the article, or as .txt.");
        var parser = new HtmlParser();
        using var page = parser.ParseDocument(html);
        if (IsTooDeep(page))
            return new Extraction.Refused($"the elements of the page are nested deeper than {MaxDepth}; save the article as .txt.");
        var fields = WebPageFields.Read(page);
        var whole = page.Body is { } body ? PlainText(body, skipFurniture: true) : "";
        // Nothing is fetched: the page is given as text, and the address only resolves links.
        using var reader = new SmartReader.Reader(fields.Url?.AbsoluteUri ?? "http://localhost/", html);
        var article = reader.GetArticle();
        if (!article.IsReadable || string.IsNullOrWhiteSpace(article.Content))
            return new Extraction.Text(whole) { Fields = fields };
        using var main = parser.ParseDocument(article.Content);
        var text = main.Body is { } mainBody ? PlainText(mainBody, skipFurniture: false) : "";
        return new Extraction.Text(text) { Fields = fields with { Title = fields.Title ?? Known(article.Title) } };
    }

    private static string? Known(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static int OpenTags(string html)
    {
        var count = 0;
        for (var i = 0; i + 1 < html.Length; i++)
            count += html[i] == '<' && char.IsAsciiLetter(html[i + 1]) ? 1 : 0;
        return count;
    }

    private static bool IsTooDeep(IDocument page)
    {
        var depth = 0;
        for (INode? node = page.DocumentElement; node is not null;)
        {
            if (node.FirstChild is { } child)
            {
                node = child;
                if (++depth > MaxDepth)
                    return true;
                continue;
            }
            while (node is not null && node.NextSibling is null)
            {
                node = node.Parent;
                depth--;
            }
            node = node?.NextSibling;
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
