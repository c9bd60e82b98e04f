using System.Text.Json;
using AngleSharp.Dom;

namespace Bot.Core.Articles;

/// <summary>What a web page says of itself in its head.</summary>
internal static class WebPageFields
{
    private static readonly string[] DateTags =
    [
        "article:published_time", "og:article:published_time", "datePublished", "date", "dc.date", "dcterms.created", "dcterms.issued",
        "citation_publication_date", "parsely-pub-date", "sailthru.date",
    ];

    public static ArticleFields Read(IDocument page)
    {
        var meta = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var tags = new List<string>();
        foreach (var tag in page.QuerySelectorAll("meta[content]"))
        {
            var name = tag.GetAttribute("property") ?? tag.GetAttribute("name") ?? tag.GetAttribute("itemprop");
            if (name is null || tag.GetAttribute("content")?.Trim() is not { Length: > 0 } content)
                continue;
            meta.TryAdd(name, content);
            if (name is "article:tag" or "keywords" or "news_keywords")
                tags.AddRange(FieldReader.Tags([content]));
        }
        var publisher = meta.GetValueOrDefault("og:site_name") ?? meta.GetValueOrDefault("dc.publisher") ?? meta.GetValueOrDefault("application-name");
        var address = page.QuerySelector("link[rel=canonical]")?.GetAttribute("href") ?? meta.GetValueOrDefault("og:url");
        return new ArticleFields
        {
            Title = meta.GetValueOrDefault("og:title") ?? meta.GetValueOrDefault("twitter:title") ?? PageTitle(page, publisher),
            Publisher = publisher,
            Published = Published(DateTags.Select(meta.GetValueOrDefault).Append(LinkedDataDate(page))),
            Url = address is null ? null : FieldReader.TryUrl(address),
            Language = page.DocumentElement.GetAttribute("lang") is { } language ? FieldReader.TryLanguage(language) : null,
            Tags = tags.Count == 0 ? null : [.. tags.Distinct(StringComparer.OrdinalIgnoreCase)],
        };
    }

    private static PublicationDate? Published(IEnumerable<string?> dates) =>
        dates.OfType<string>().Select(DateValue.TryRead).FirstOrDefault(date => date is not null);

    /// <summary>The title of the page without the name of the site that ends it.</summary>
    private static string? PageTitle(IDocument page, string? publisher)
    {
        var title = page.Title?.Trim();
        if (string.IsNullOrEmpty(title))
            return null;
        if (publisher is not null && title.EndsWith(publisher, StringComparison.OrdinalIgnoreCase) && title.Length > publisher.Length)
            title = title[..^publisher.Length].TrimEnd(' ', '|', '-', '–', '—', '·', ':');
        return title;
    }

    private static string? LinkedDataDate(IDocument page)
    {
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json']"))
        {
            try
            {
                using var json = JsonDocument.Parse(script.TextContent);
                if (Date(json.RootElement) is { } date)
                    return date;
            }
            catch (JsonException)
            {
                // Broken linked data is common and costs only the date.
            }
        }
        return null;
    }

    // JsonDocument refuses nesting deeper than 64, so this cannot overflow.
    private static string? Date(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Select(Date).FirstOrDefault(date => date is not null),
        JsonValueKind.Object when element.TryGetProperty("datePublished", out var date) && date.ValueKind == JsonValueKind.String => date.GetString(),
        JsonValueKind.Object when element.TryGetProperty("@graph", out var graph) => Date(graph),
        _ => null,
    };
}
