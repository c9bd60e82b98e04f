using System.Net;
using System.Net.Sockets;

namespace Bot.Fetching;

/// <summary>Connects to the public addresses of a host: what is resolved is what is checked and what is connected to, so that no second answer of DNS counts.</summary>
/// <param name="resolve">A host's name -> its addresses.</param>
/// <param name="dial">Connects; called with allowed addresses only.</param>
internal sealed class SafeDialer(
    AddressRules rules,
    Func<string, CancellationToken, Task<IPAddress[]>> resolve,
    Func<IPEndPoint, CancellationToken, Task<Stream>> dial)
{
    internal SafeDialer(AddressRules rules)
        : this(rules, Dns.GetHostAddressesAsync, DialAsync)
    {
    }

    /// <exception cref="ForbiddenAddressException">The host has no address that is allowed.</exception>
    internal async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await resolve(host, cancellationToken);
        string? kind = null;
        Exception? failure = null;
        foreach (var address in addresses)
        {
            if (rules.Forbids(address) is { } forbidden)
            {
                kind ??= forbidden;
                continue;
            }
            try
            {
                return await dial(new IPEndPoint(address, context.DnsEndPoint.Port), cancellationToken);
            }
            catch (Exception e) when (e is SocketException or IOException)
            {
                failure = e;
            }
        }
        if (kind is not null && failure is null)
            throw new ForbiddenAddressException(kind);
        throw failure ?? new SocketException((int)SocketError.HostNotFound);
    }

    private static async Task<Stream> DialAsync(IPEndPoint at, CancellationToken cancellationToken)
    {
        var socket = new Socket(at.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(at, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <param name="kind">"private", "of this machine".</param>
internal sealed class ForbiddenAddressException(string kind) : Exception($"The address is {kind}.")
{
    internal string Kind => kind;
}
