using System.Net;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Bot.Web;

/// <summary>What holds behind a reverse proxy: who is believed, and by which name the site is known.</summary>
internal static class ProxyHosting
{
    internal static void Add(IServiceCollection services, WebOptions options)
    {
        services.Configure<ForwardedHeadersOptions>(headers =>
        {
            headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // A chain of proxies is as long as those that are trusted.
            headers.ForwardLimit = null;
            headers.KnownProxies.Clear();
            headers.KnownIPNetworks.Clear();
            foreach (var proxy in options.Proxies)
                headers.KnownIPNetworks.Add(Network(proxy) ?? throw new InvalidOperationException("A proxy was not checked when it was read."));
        });
        // Its own public name need not be named twice, and who asks on this machine, as `health` does, gives one of these, to which no other site can be made to lead.
        services.PostConfigure<HostFilteringOptions>(hosts =>
        {
            if (hosts.AllowedHosts is { Count: > 0 } allowed && !allowed.Contains("*"))
                hosts.AllowedHosts = [.. allowed, "localhost", "127.0.0.1", "[::1]", .. options.PublicUrl is { } url ? [url.Host] : Array.Empty<string>()];
        });
    }

    /// <summary>An address, or a network such as 10.0.0.0/8; null for what is neither.</summary>
    internal static IPNetwork? Network(string typed) =>
        IPNetwork.TryParse(typed, out var network) ? network
        : IPAddress.TryParse(typed, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;

    internal static void Use(WebApplication site, WebOptions options)
    {
        if (options.Proxies.Count > 0)
            site.UseForwardedHeaders();
    }
}
