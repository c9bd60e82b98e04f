using System.Net.Http.Headers;
using Bot.Moderation;

namespace Bot.Fetching;

/// <summary>What a page may be called; the inbox makes it safe.</summary>
internal static class PageName
{
    internal static string Of(Uri url, ContentDispositionHeaderValue? disposition, string extension)
    {
        var given = disposition?.FileNameStar ?? disposition?.FileName?.Trim('"');
        if (!string.IsNullOrWhiteSpace(given))
            return given;
        var last = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? url.IdnHost;
        var name = Uri.UnescapeDataString(last);
        return name.EndsWith(extension, StringComparison.OrdinalIgnoreCase) ? name : name + extension;
    }

    // The host of an address has letters, digits, dots and hyphens, or the colons of IPv6.
    internal static string FolderOf(Uri url) =>
        $"{ArticleInbox.FetchedFolder}/{new string([.. url.IdnHost.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '-')]).Trim('.', '-')}";
}
