using System.Net;
using Bot.Commands;
using Bot.Core.Articles;
using Bot.Web;

namespace Bot.Moderate;

/// <summary>Who may open the moderators' page; without a token and a header nobody may, and there is none.</summary>
internal sealed class ModeratorOptions
{
    public const string Section = "Web:Moderators";

    internal const int ShortestToken = 20;

    /// <summary>What moderators sign in with.</summary>
    public string? Token { get; set; }

    /// <summary>The header in which a reverse proxy says who has signed in at it, such as X-Forwarded-User.</summary>
    public string? Header { get; set; }

    /// <summary>Addresses and networks of reverse proxies whose header is believed; this machine alone when there are none.</summary>
    public IList<string> Proxies { get; } = [];

    internal bool IsOn => Token is not null || Header is not null;

    /// <exception cref="CorpusException">A value is of no use.</exception>
    internal void Complete(SettingsFile settings)
    {
        settings.AddListed(Section, nameof(Proxies), Proxies);
        // An empty variable of the environment sets nothing.
        Token = string.IsNullOrWhiteSpace(Token) ? null : Token.Trim();
        Header = string.IsNullOrWhiteSpace(Header) ? null : Header.Trim();
        if (Token is { Length: < ShortestToken })
            throw Wrong($"Token is too short to be safe; make one of at least {ShortestToken} characters, for example with `openssl rand -hex 32`.");
        if (Header is not null && !Header.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            throw Wrong($"Header is the name of a header, such as X-Forwarded-User; “{Header}” is none.");
        if (Header is null && Proxies.Count > 0)
            throw Wrong("Proxies are set, but no Header in which they say who has signed in; set it, such as X-Forwarded-User, or remove Proxies.");
        if (Proxies.FirstOrDefault(proxy => ProxyHosting.Network(proxy) is null) is { } wrong)
            throw Wrong($"Proxies are addresses and networks, such as 10.1.0.7 or 10.1.0.0/16; “{wrong}” is none.");
    }

    /// <param name="address">Of the other end of the connection; null where there is no network.</param>
    internal bool IsProxy(IPAddress? address)
    {
        if (address is null)
            return false;
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Proxies.Count == 0 ? IPAddress.IsLoopback(plain) : Proxies.Any(proxy => ProxyHosting.Network(proxy)?.Contains(plain) == true);
    }

    private static CorpusException Wrong(string problem) => new($"appsettings.json or environment, section {Section}: {problem}");
}
