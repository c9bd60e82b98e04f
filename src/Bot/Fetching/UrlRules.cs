namespace Bot.Fetching;

/// <summary>Which addresses are asked for at all, before anything is resolved.</summary>
internal sealed class UrlRules(FetchingOptions options)
{
    private const int MaxLength = 2_000;

    /// <summary>Why it is not fetched, in one sentence with the remedy; null when it may be.</summary>
    internal string? Refusal(Uri url)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https"))
            return "Only addresses that start with http:// or https:// are fetched.";
        if (url.OriginalString.Length > MaxLength)
            return $"The address has more than {MaxLength} characters; name a shorter one.";
        if (url.UserInfo.Length > 0)
            return "The address has a user name or password in it; leave it out.";
        if (url.Host.Length == 0)
            return "The address names no host.";
        return url.Port is 80 or 443 || options.AllowedPorts.Contains(url.Port)
            ? null
            : FormattableString.Invariant($"Port {url.Port} is not allowed; use 80 or 443, or set Fetching:AllowedPorts.");
    }
}
