using System.Text.RegularExpressions;

namespace Bot.Core.Articles;

/// <summary>The publisher as a line of the page names it beyond doubt.</summary>
internal static class StatedPublisher
{
    // "© Getty Images" alone credits a picture; with a year it is the notice of the page.
    private static readonly Regex Copyright = new(@"^(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:(?:19|20)\d{2}\s*[-–]\s*)?(?:19|20)\d{2},?\s+(?<name>\p{Lu}[\p{L}\d&.'’-]*(?: (?:of|the|and|&|\p{Lu}[\p{L}\d&.'’-]*)){0,4}?(?<!\.))(?:[.,]?\s*all rights reserved)?\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));

    // "More on Brexit" is a topic; only a name written like KentOnline or kent.co.uk is surely that of a site.
    private static readonly Regex MoreOn = new(@"^More (?:on|from) (?<name>\p{Lu}\p{Ll}+(?:\p{Lu}\p{Ll}+)+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|co\.uk|de|fr|es|eu))$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));

    public static string? Find(string text)
    {
        foreach (var line in TextLine.Split(text))
        {
            if (line.Span.Length is < 6 or > 100)
                continue;
            var content = line.Of(text).Trim().ToString();
            if (Copyright.Match(content) is { Success: true } notice)
                return notice.Groups["name"].Value;
            if (MoreOn.Match(content) is { Success: true } more)
                return more.Groups["name"].Value;
        }
        return null;
    }
}
