using System.Globalization;
using System.ServiceModel.Syndication;
using System.Xml;

namespace Bot.Fetching;

/// <param name="Published">As the feed says; null where it does not, or not as a date.</param>
internal sealed record FeedItem(Uri Link, string Title, DateTimeOffset? Published);

/// <summary>RSS 2.0, Atom, and the older RSS (0.9x, 1.0) -> items, in the order of the feed.</summary>
internal static class FeedReader
{
    private const int MaxItems = 1_000;

    private const int MaxCharacters = 10 * 1024 * 1024;

    private static readonly Uri Nowhere = new("about:blank");

    /// <param name="problem">Why it is no feed, in one sentence; empty when it is one.</param>
    internal static IReadOnlyList<FeedItem> Read(byte[] content, Uri at, out string problem)
    {
        problem = "";
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxCharacters };
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(content, writable: false), settings, at.AbsoluteUri);
            xml.MoveToContent();
            if (xml.LocalName == "feed")
                return OfSyndication(new Atom10FeedFormatter(), xml, at);
            if (xml.LocalName == "rss" && xml.GetAttribute("version") == "2.0")
                return OfSyndication(new Rss20FeedFormatter(), xml, at);
            if (xml.LocalName is "rss" or "RDF")
                return OfOldRss(xml, at);
            problem = "it is no feed; name the address of an RSS or Atom feed.";
        }
        catch (Exception e) when (e is XmlException or FormatException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            problem = "it is no feed that can be read (or has a DTD, which is not read); name the address of an RSS or Atom feed.";
        }
        return [];
    }

    private static IReadOnlyList<FeedItem> OfSyndication(SyndicationFeedFormatter formatter, XmlReader xml, Uri at)
    {
        // One address that is none would cost all items.
        formatter.UriParser = (XmlUriData written, out Uri uri) =>
        {
            uri = Uri.TryCreate(written.UriString, written.UriKind, out var read) ? read : Nowhere;
            return true;
        };
        formatter.ReadFrom(xml);
        return [.. formatter.Feed.Items.Take(MaxItems).Select(item => Item(item, at)).OfType<FeedItem>()];
    }

    private static FeedItem? Item(SyndicationItem item, Uri at)
    {
        var link = item.Links.FirstOrDefault(link => link.RelationshipType is null or "alternate") ?? item.Links.FirstOrDefault();
        return link is null ? null : Item(link.GetAbsoluteUri() ?? link.Uri, item.Title?.Text, Date(item), at);
    }

    // Feeds have dates that are none, and this tells it only when they are asked for.
    private static DateTimeOffset? Date(SyndicationItem item)
    {
        try
        {
            var date = item.PublishDate != default ? item.PublishDate : item.LastUpdatedTime;
            return date == default ? null : date;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static List<FeedItem> OfOldRss(XmlReader xml, Uri at)
    {
        var items = new List<FeedItem>();
        while (!xml.EOF && items.Count < MaxItems)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "item")
            {
                xml.Read();
                continue;
            }
            var (link, title, date) = Fields(xml);
            if (Uri.TryCreate(link, UriKind.RelativeOrAbsolute, out var uri) && Item(uri, title, date, at) is { } item)
                items.Add(item);
        }
        return items;
    }

    // Read as a stream: a tree of hostile nesting would overflow the stack.
    private static (string? Link, string? Title, DateTimeOffset? Date) Fields(XmlReader xml)
    {
        var (link, title, date) = ((string?)null, (string?)null, (DateTimeOffset?)null);
        using var item = xml.ReadSubtree();
        item.Read();
        item.Read();
        while (!item.EOF)
        {
            if (item.NodeType != XmlNodeType.Element || item.Depth != 1)
            {
                item.Read();
                continue;
            }
            switch (item.LocalName)
            {
                case "link": link = Text(item); break;
                case "title": title = Text(item); break;
                case "date" or "pubDate" when DateTimeOffset.TryParse(Text(item), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read): date = read; break;
                case "date" or "pubDate": break;
                default: item.Skip(); break;
            }
        }
        return (link, title, date);
    }

    private static string? Text(XmlReader field)
    {
        var depth = field.Depth;
        var text = "";
        if (field.IsEmptyElement)
        {
            field.Read();
            return null;
        }
        while (field.Read() && field.Depth > depth)
        {
            if (field.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && text.Length < 4_000)
                text += field.Value;
        }
        field.Read();
        return text.Trim();
    }

    private static FeedItem? Item(Uri link, string? title, DateTimeOffset? date, Uri at)
    {
        if (!Uri.TryCreate(at, link, out var absolute) || absolute.Scheme is not ("http" or "https"))
            return null;
        // A fragment is a place on the page, not another page.
        var page = absolute.GetComponents(UriComponents.HttpRequestUrl | UriComponents.UserInfo, UriFormat.UriEscaped);
        return Uri.TryCreate(page, UriKind.Absolute, out var url) ? new FeedItem(url, title?.Trim() ?? "", date) : null;
    }
}
