using System.Text.RegularExpressions;

namespace Bot.Core.Articles;

/// <summary>
/// The publication date as a dateline of the text states it. A date in running prose or in a caption is of what is told, not of the telling.
/// </summary>
internal static class StatedDate
{
    private const int MaxLength = 120;

    // Datelines stand at the head of an article, sometimes at its foot.
    private const int Head = 15;

    private const int BareHead = 6;

    private const int Foot = 5;

    private const string PublishedLabel = @"(?:(?:first |originally )?(?:published|posted)|date published|publication date|publi[ée]e?|mis en ligne|paru|ver[öo]ffentlicht|erschienen|publicad[oa])";

    private const string UpdatedLabel = @"(?:(?:last )?(?:updated|modified)|mis(?:e)? à jour|modifi[ée]e?|(?:zuletzt )?aktualisiert|stand|actualizad[oa]|modificad[oa])";

    private const string Lead = @"[:\s]*(?:on|at|am|um|le|el|vom|du|the)?[:\s]*(?:\p{L}{3,12},?\s+(?:,\s*)?(?:den\s+|le\s+)?)?(?:\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?,?\s+(?:on\s+)?)?$";

    private static readonly Regex Published = Pattern(@"(?:^|[|·•,–—-]\s*)" + PublishedLabel + Lead);

    private static readonly Regex Updated = Pattern(@"(?:^|[|·•,–—-]\s*)" + UpdatedLabel + Lead);

    // What may stand beside a bare date: the weekday, the time and its zone.
    private static readonly Regex Beside = Pattern(@"^(?:\s|[|·•,:–—()/-]|date:|datum:|fecha:|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\b|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lunes|martes|miércoles|jueves|viernes|sábado|domingo|\d{1,2}[:.h]\d{2}(?::\d{2})?|a\.?m\b\.?|p\.?m\b\.?|at\b|um\b|à\b|uhr\b|gmt|bst|utc|cest|cet|est\b|edt|et\b|pst|pdt|den\b|le\b|t\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?z?)*$");

    // "By Jane Doe and Max Muster, 3 March 2019"
    private static readonly Regex Byline = Pattern(@"^(?i:by|von|par|por)\s+\p{Lu}[\p{L}.'’-]*(?:\s+(?:\p{Lu}[\p{L}.'’-]*|(?:and|et|und|y|de|da|del|der|la|van|von|bin|al)\b)){0,8}(?:\s+in\s+\p{Lu}[\p{L}-]+)?\s*[,|·•–—-]\s*$", RegexOptions.None);

    // "LONDON, March 3, 2019 (Reuters) - ..."
    private static readonly Regex Agency = Pattern(@"^\p{Lu}[\p{Lu} .'-]{2,40}(?:,\s?[\p{L} .]{2,30})?,\s*$", RegexOptions.None);

    private static readonly Regex AgencyName = Pattern(@"^\s*\([\p{L} .-]{2,30}\)\s*[-–—]");

    public static PublicationDate? Find(string text, int from)
    {
        var lines = TextLine.Split(text).Where(line => line.Span.Start >= from && !line.Of(text).IsWhiteSpace()).ToList();
        WrittenDate? bare = null;
        WrittenDate? updated = null;
        for (var i = 0; i < lines.Count; i++)
        {
            if (i >= Head && i < lines.Count - Foot)
                continue;
            var line = lines[i].Of(text).ToString().Trim().Trim('*', '_', '#', '>', ' ');
            if (i < BareHead && AgencyDate(line) is { } agency)
                return Day(agency);
            if (line.Length > MaxLength)
                continue;
            for (var date = WrittenDate.Find(line, 0); date is not null; date = WrittenDate.Find(line, date.Span.End))
            {
                var before = line[..date.Span.Start];
                if (Published.IsMatch(before))
                    return Day(date);
                if (Updated.IsMatch(before))
                    updated ??= date;
                else if (i < BareHead && (Beside.IsMatch(before) || Byline.IsMatch(before)) && Beside.IsMatch(line[date.Span.End..]))
                    bare ??= date;
            }
        }
        return (bare ?? updated) is { } found ? Day(found) : null;
    }

    private static WrittenDate? AgencyDate(string line)
    {
        var date = WrittenDate.Find(line.Length > MaxLength ? line[..MaxLength] : line, 0);
        return date is not null && Agency.IsMatch(line[..date.Span.Start]) && AgencyName.IsMatch(line[date.Span.End..]) ? date : null;
    }

    private static PublicationDate Day(WrittenDate date) => DateValue.OnDay(date.Day, DateBasis.Stated);

    private static Regex Pattern(string pattern, RegexOptions options = RegexOptions.IgnoreCase) =>
        new(pattern, options | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
}
