namespace Bot.Core.Articles;

/// <summary>Fields as written in corpus.yaml or front matter -> metadata. What cannot be read is told to <c>complain</c>.</summary>
internal static class FieldReader
{
    // Several spellings are taken, since front matter is written for many different site generators.
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["title"] = "title",
        ["publisher"] = "publisher",
        ["source"] = "publisher",
        ["published"] = "published",
        ["date"] = "published",
        ["basis"] = "basis",
        ["url"] = "url",
        ["canonical"] = "url",
        ["link"] = "url",
        ["lang"] = "language",
        ["language"] = "language",
        ["tags"] = "tags",
        ["keywords"] = "tags",
    };

    public static bool Knows(string field) => Names.ContainsKey(field);

    /// <summary>The name that stands for all its spellings; null for a field that nobody reads.</summary>
    public static string? Canonical(string field) => Names.GetValueOrDefault(field);

    /// <summary>The field whose name is closest to the misspelt one.</summary>
    public static string Nearest(string field) =>
        Names.Keys.MinBy(name => EditDistance.Between(field.ToLowerInvariant(), name, int.MaxValue)) ?? "title";

    public static ArticleFields Read(IEnumerable<YamlField> fields, Action<YamlField, string> complain)
    {
        var read = new ArticleFields();
        var basis = DateBasis.Given;
        foreach (var field in fields)
        {
            if (!Names.TryGetValue(field.Key, out var name))
                continue;
            if (field.Values is not { } values || (values.Count != 1 && name != "tags"))
            {
                complain(field, name == "tags" ? "must be a list of words" : "must be one value");
                continue;
            }
            var value = values.Count == 1 ? values[0].Trim() : "";
            if (value.Length == 0 && name != "tags")
                continue;
            switch (name)
            {
                case "title": read = read with { Title = value }; break;
                case "publisher": read = read with { Publisher = value }; break;
                case "tags": read = read with { Tags = Tags(values) }; break;
                case "published" when DateValue.TryRead(value) is { } date: read = read with { Published = date }; break;
                case "published": complain(field, $"\"{value}\" is no date; write YYYY, YYYY-MM, YYYY-MM-DD or EARLIEST/LATEST"); break;
                case "basis" when TryBasis(value) is { } known: basis = known; break;
                case "basis": complain(field, $"\"{value}\" is no basis; write given, inferred or stated"); break;
                case "url" when TryUrl(value) is { } url: read = read with { Url = url }; break;
                case "url": complain(field, $"\"{value}\" is no web address; write one that starts with http:// or https://"); break;
                case "language" when TryLanguage(value) is { } language: read = read with { Language = language }; break;
                case "language": complain(field, $"\"{value}\" is no language; write two letters such as en"); break;
            }
        }
        return read.Published is null ? read : read with { Published = read.Published with { Basis = basis } };
    }

    public static Uri? TryUrl(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    /// <summary>"en-GB" -> "en"; null when it does not begin with two letters.</summary>
    public static string? TryLanguage(string value)
    {
        var code = value.Split('-', '_')[0].Trim();
        return code.Length == 2 && code.All(char.IsAsciiLetter) ? code.ToLowerInvariant() : null;
    }

    public static IReadOnlyList<string> Tags(IReadOnlyList<string> values) =>
        [.. values.SelectMany(value => value.Split(',')).Select(tag => tag.Trim()).Where(tag => tag.Length > 0)];

    private static DateBasis? TryBasis(string value) => value.ToLowerInvariant() switch
    {
        "given" => DateBasis.Given,
        "inferred" => DateBasis.Inferred,
        "stated" => DateBasis.Stated,
        _ => null,
    };
}
