using System.Net;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;

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
            {
                if (IPAddress.TryParse(proxy, out var address))
                    headers.KnownProxies.Add(address);
                else
                    headers.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }
        });
        // Its own public name need not be named twice, and who asks on this machine, as `health` does, gives one of these, to which no other site can be made to lead.
        services.PostConfigure<HostFilteringOptions>(hosts =>
        {
            if (hosts.AllowedHosts is { Count: > 0 } allowed && !allowed.Contains("*"))
                hosts.AllowedHosts = [.. allowed, "localhost", "127.0.0.1", "[::1]", .. options.PublicUrl is { } url ? [url.Host] : Array.Empty<string>()];
        });
    }

    internal static void Use(WebApplication site, WebOptions options)
    {
        if (options.Proxies.Count > 0)
            site.UseForwardedHeaders();
    }
}
