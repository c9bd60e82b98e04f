using System.Globalization;
using Bot.Core.Articles;
using Microsoft.AspNetCore.WebUtilities;

namespace Bot.Web;

/// <summary>A page of the list of articles.</summary>
/// <param name="Typed">What their title, file or publisher has; empty for all.</param>
public sealed record ArticlesView(string Typed, IReadOnlyList<Article> Articles, PageOf Pages)
{
    /// <summary>There are more of the name than can be gone through.</summary>
    public bool HasMore { get; init; }

    /// <summary>What the last reloads brought, newest first.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    internal string Path(int page)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal) { ["q"] = Typed.Length > 0 ? Typed : null, ["page"] = page.ToString(CultureInfo.InvariantCulture) };
        return QueryHelpers.AddQueryString("/articles", query.Where(field => field.Value is not null));
    }
}
