using System.Net;
using System.Net.Sockets;

namespace Bot.Fetching;

/// <summary>Which addresses may be connected to: public ones, and those of the networks that the settings name.</summary>
/// <remarks>https://www.iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry.</remarks>
internal sealed class AddressRules(IEnumerable<string> allowed)
{
    private static readonly (IPNetwork Network, string Kind)[] Forbidden =
    [
        Of("0.0.0.0/8", "of this network"),
        Of("10.0.0.0/8", "private"),
        Of("100.64.0.0/10", "of a provider's inner network"),
        Of("127.0.0.0/8", "of this machine"),
        Of("168.63.129.16/32", "of a cloud's inner network"),
        Of("169.254.0.0/16", "link-local"),
        Of("172.16.0.0/12", "private"),
        Of("192.0.0.0/24", "reserved"),
        Of("192.0.2.0/24", "for documentation"),
        Of("192.31.196.0/24", "reserved"),
        Of("192.52.193.0/24", "reserved"),
        Of("192.88.99.0/24", "reserved"),
        Of("192.168.0.0/16", "private"),
        Of("192.175.48.0/24", "reserved"),
        Of("198.18.0.0/15", "for benchmarks"),
        Of("198.51.100.0/24", "for documentation"),
        Of("203.0.113.0/24", "for documentation"),
        Of("224.0.0.0/4", "multicast"),
        Of("240.0.0.0/4", "reserved"),
        Of("100::/64", "reserved"),
        Of("2001:2::/48", "for benchmarks"),
        Of("2001:10::/28", "reserved"),
        Of("2001:20::/28", "reserved"),
        Of("2001:db8::/32", "for documentation"),
        Of("3fff::/20", "for documentation"),
        Of("5f00::/16", "reserved"),
        Of("64:ff9b:1::/48", "private"),
        Of("fc00::/7", "private"),
        Of("fe80::/10", "link-local"),
        Of("fec0::/10", "private"),
        Of("ff00::/8", "multicast"),
    ];

    // Only these are given out; whatever comes to be used of the rest is not public today.
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork Teredo = IPNetwork.Parse("2001::/32");

    private readonly IPNetwork[] _allowed = [.. allowed.Select(IPNetwork.Parse)];

    /// <summary>What kind of address it is that is not connected to, such as "private"; null when it may be.</summary>
    internal string? Forbids(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (_allowed.Any(network => network.Contains(address)))
            return null;
        foreach (var (network, kind) in Forbidden)
        {
            if (network.Contains(address))
                return kind;
        }
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return null;
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return "of an unknown kind";
        var bytes = address.GetAddressBytes();
        if (Inside(bytes, address) is { } inside)
            return Forbids(inside) is { } kind ? $"{kind} behind IPv6" : null;
        if (address.Equals(IPAddress.IPv6Loopback))
            return "of this machine";
        return address.ScopeId == 0 && GlobalUnicast.Contains(address) ? null : "not public";
    }

    /// <summary>The IPv4 address that an IPv6 one leads to; null for one that stands for itself.</summary>
    private static IPAddress? Inside(byte[] bytes, IPAddress address)
    {
        if (bytes.AsSpan(0, 12).SequenceEqual<byte>([0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]))
            return new IPAddress(bytes[12..]);
        if (bytes[0] == 0x20 && bytes[1] == 0x02)
            return new IPAddress(bytes[2..6]);
        // Teredo writes it upside down (RFC 4380, 4).
        return Teredo.Contains(address) ? new IPAddress([.. bytes[12..].Select(part => (byte)~part)]) : null;
    }

    private static (IPNetwork Network, string Kind) Of(string network, string kind) => (IPNetwork.Parse(network), kind);
}
