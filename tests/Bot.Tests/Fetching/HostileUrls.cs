using System.Net;
using System.Text;
using Bot.Tests.Moderation;

namespace Bot.Tests.Fetching;

/// <param name="Reason">A word that the reason must have.</param>
/// <param name="Web">What stands there, when anything is asked for.</param>
/// <param name="Stalls">Time passes once the web says nothing more.</param>
internal sealed record HostileUrl(string Name, string Url, string Reason, Action<ScriptedWeb>? Web = null, bool Stalls = false);

/// <summary>Addresses that must not be fetched from, or that must not be fetched without end.</summary>
internal static class HostileUrls
{
    private const string Page = "http://site.test/page";

    private const string Html = "Content-Type: text/html";

    internal static IReadOnlyList<HostileUrl> All { get; } = [.. Schemes(), .. Forms(), .. Addresses(), .. Hosts(), .. Redirects(), .. Answers(), .. Robots()];

    private static IEnumerable<HostileUrl> Schemes() =>
        ((string[])["file:///etc/passwd", "file://site.test/etc/passwd", "ftp://site.test/a.txt", "gopher://site.test:70/1a", "data:text/html,<p>a</p>", "javascript:alert(1)", "ws://site.test/", "ldap://site.test/", "dict://site.test:2628/", "jar:http://site.test/a!/b", "mailto:a@site.test", "about:blank", "blob:http://site.test/a", "view-source:http://site.test/", "unix:///var/run/docker.sock", "tftp://site.test/a", "ssh://site.test/"])
        .Select(url => new HostileUrl(url, url, "http"));

    private static IEnumerable<HostileUrl> Forms() =>
    [
        .. ((string[])["http://admin:secret@site.test/", "https://user@site.test/", "http://site.test@127.0.0.1/", "http://127.0.0.1@site.test/", "http://:pass@site.test/"]).Select(url => new HostileUrl(url, url, "user name")),
        .. ((string[])["http://site.test:22/", "http://site.test:25/", "https://site.test:8443/", "http://site.test:6379/", "http://site.test:0/", "http://127.0.0.1:11211/", "http://site.test:65535/"]).Select(url => new HostileUrl(url, url, "Port")),
        new("very long", "http://site.test/" + new string('a', 3_000), "characters"),
    ];

    private static IEnumerable<HostileUrl> Addresses() =>
        ((string[])
        [
            "127.0.0.1", "127.255.255.254", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0x7f.1", "017700000001", "0177.0.0.01", "0177.1", "0", "0.0.0.0", "0.1.2.3",
            "10.0.0.1", "10.255.255.255", "167772161", "0x0a000001", "012.0.0.1", "172.16.0.1", "172.31.255.255", "0xac100001", "192.168.0.1", "192.168.1.1", "3232235777", "0xc0.0xa8.1.1", "192.168.257",
            "169.254.1.1", "169.254.169.254", "2852039166", "0xa9fea9fe", "0xa9.0xfe.0xa9.0xfe", "0251.0376.0251.0376", "169.16689662", "100.64.0.1", "100.127.255.255", "100.100.100.200", "168.63.129.16",
            "192.0.0.192", "192.0.2.1", "198.51.100.7", "203.0.113.9", "198.18.0.1", "198.19.255.255", "192.88.99.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "4294967295",
            "[::]", "[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:10.0.0.1]", "[::ffff:169.254.169.254]", "[::127.0.0.1]", "[::10.0.0.1]", "[::8.8.8.8]", "[::ffff:0:127.0.0.1]",
            "[64:ff9b::7f00:1]", "[64:ff9b::a9fe:a9fe]", "[64:ff9b:1::1]", "[2002:7f00:1::]", "[2002:a00:1::]", "[2002:c0a8:101::1]", "[2001:0:4136:e378:8000:63bf:80ff:fffe]", "[2001:0:1:1:1:1:f5ff:fffe]",
            "[fc00::1]", "[fd00:ec2::254]", "[fe80::1]", "[febf::1]", "[fec0::1]", "[ff02::1]", "[ff05::2]", "[2001:db8::1]", "[3fff::1]", "[100::1]", "[2001:2::1]", "[4000::1]", "[5f00::1]",
        ])
        .Select(host => new HostileUrl(host, $"http://{host}/latest/meta-data/", "address that is"));

    private static IEnumerable<HostileUrl> Hosts() =>
    [
        .. ((string[])["127.0.0.1", "10.1.2.3", "169.254.169.254", "192.168.0.10", "172.20.0.2", "100.64.1.1", "::1", "fd12::1", "fe80::2", "::ffff:10.0.0.1", "64:ff9b::a00:1", "0.0.0.0"])
            .Select(address => new HostileUrl($"a host at {address}", "http://inside.test/", "address that is", web => web.Host("inside.test", address))),
        new("localhost", "http://localhost/", "address that is", web => web.Host("localhost", [IPAddress.Loopback, IPAddress.IPv6Loopback])),
        new("a host at two inner addresses", "http://inside.test/", "address that is", web => web.Host("inside.test", [IPAddress.Parse("10.0.0.1"), IPAddress.Parse("10.0.0.2")])),
        new("the name that clouds have", "http://metadata.google.internal/computeMetadata/v1/", "address that is", web => web.Host("metadata.google.internal", "169.254.169.254")),
        new("a name that holds an address", "http://127.0.0.1.wild.test/", "address that is", web => web.Host("127.0.0.1.wild.test", "127.0.0.1")),
        new("digits in circles", "http://①②⑦.⓪.⓪.①/", "", web => web.Host("①②⑦.⓪.⓪.①", "127.0.0.1").Host("127.0.0.1", "127.0.0.1")),
        new("a host that moves inside after robots.txt", "http://rebind.test/page", "address that is", web => web.Host("rebind.test", [ScriptedWeb.Public], [IPAddress.Loopback]).Page("rebind.test/page", "text/html", "<p>inside</p>")),
        new("a host that moves inside after a redirect", "http://rebind.test/a", "address that is", web => web.Host("rebind.test", [ScriptedWeb.Public], [ScriptedWeb.Public], [IPAddress.Loopback]).Redirect("rebind.test/a", "/b").Page("rebind.test/b", "text/html", "<p>inside</p>")),
    ];

    private static IEnumerable<HostileUrl> Redirects() =>
    [
        .. ((string[])["http://127.0.0.1/", "http://169.254.169.254/latest/", "http://[::1]/", "http://10.0.0.1/", "http://0x7f.1/", "http://[::ffff:10.0.0.1]/", "http://inside.test/"])
            .Select(to => new HostileUrl($"led to {to}", Page, "address that is", web => web.Host("inside.test", "192.168.1.1").Redirect("site.test/page", to))),
        .. ((string[])["file:///etc/passwd", "gopher://site.test/", "javascript:alert(1)", "data:text/html,a"]).Select(to => new HostileUrl($"led to {to}", Page, "http", web => web.Redirect("site.test/page", to))),
        new("led to a port", Page, "Port", web => web.Redirect("site.test/page", "http://site.test:6379/")),
        new("led to a password", Page, "user name", web => web.Redirect("site.test/page", "http://a:b@site.test/")),
        new("led inside in the fourth step", Page, "address that is", web => web.Redirect("site.test/page", "/2", 301).Redirect("site.test/2", "//other.test/3", 307).Redirect("other.test/3", "http://third.test/4", 308).Redirect("third.test/4", "http://10.0.0.1/", 303)),
        new("led to itself", Page, "leads on", web => web.Redirect("site.test/page", "/page")),
        new("led in a circle", Page, "leads on", web => web.Redirect("site.test/page", "http://other.test/").Redirect("other.test/", Page)),
        new("led on and on", Page, "leads on", LeadOn),
        new("led nowhere", Page, "302", web => web.Page("site.test/page", ScriptedWeb.Answer("302 Found", []))),
    ];

    private static IEnumerable<HostileUrl> Answers() =>
    [
        .. ((string[])["image/png", "application/zip", "application/octet-stream", "video/mp4", "application/json", "text/css", "application/javascript", "application/msword", "application/x-sh", "multipart/mixed"])
            .Select(type => new HostileUrl($"of type {type}", Page, type, web => web.Page("site.test/page", type, "An article"))),
        new("of no type", Page, "unknown type", web => web.Page("site.test/page", ScriptedWeb.Answer("200 OK", [65]))),
        new("a feed where a page belongs", Page, "application/rss+xml", web => web.Page("site.test/page", "application/rss+xml", "<rss/>")),
        .. ((int[])[204, 401, 403, 404, 410, 418, 429, 500, 503]).Select(status => new HostileUrl($"answered {status}", Page, $"{status}", web => web.Status("site.test/page", status))),
        new("larger than the limit", Page, "larger", web => web.Page("site.test/page", "text/plain", SomeFiles.Of('a', 2 * 1024 * 1024))),
        new("without end", Page, "larger", web => web.Page("site.test/page", ScriptedWeb.Endless($"HTTP/1.1 200 OK\r\n{Html}\r\n\r\n", SomeFiles.Of('a', 65_536)))),
        new("without end, in chunks", Page, "larger", web => web.Page("site.test/page", ScriptedWeb.Endless($"HTTP/1.1 200 OK\r\n{Html}\r\nTransfer-Encoding: chunked\r\n\r\n", [.. "1000\r\n"u8, .. SomeFiles.Of('a', 0x1000), .. "\r\n"u8]))),
        new("that lies about its length", Page, "breaks off", web => web.Page("site.test/page", async (stream, cancellation) => await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\n{Html}\r\nContent-Length: 1000\r\n\r\nshort"), cancellation))),
        new("a gzip bomb", Page, "larger", web => web.Page("site.test/page", "text/html", SomeFiles.Gzip(100 * 1024 * 1024), "Content-Encoding: gzip")),
        new("a deflate bomb", Page, "larger", web => web.Page("site.test/page", "text/html", SomeFiles.Zlib(100 * 1024 * 1024), "Content-Encoding: deflate")),
        new("a brotli bomb", Page, "larger", web => web.Page("site.test/page", "text/html", Brotli(100 * 1024 * 1024), "Content-Encoding: br")),
        new("packed and damaged", Page, "site.test", web => web.Page("site.test/page", "text/html", [0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8], "Content-Encoding: gzip")),
        new("headers without end", Page, "header", web => web.Page("site.test/page", ScriptedWeb.Endless("HTTP/1.1 200 OK\r\n", Encoding.ASCII.GetBytes($"X: {new string('a', 1_000)}\r\n")))),
        new("no HTTP", Page, "breaks off", web => web.Page("site.test/page", async (stream, cancellation) => await stream.WriteAsync("SSH-2.0-OpenSSH_9.6\r\n"u8.ToArray(), cancellation))),
        new("nothing", Page, "breaks off", web => web.Page("site.test/page", (_, _) => Task.CompletedTask)),
        new("headers that do not come", Page, "30 seconds", web => web.Stall("site.test/page", ""), Stalls: true),
        new("headers that come in part", Page, "30 seconds", web => web.Stall("site.test/page", "HTTP/1.1 200 OK\r\nX: "), Stalls: true),
        new("a page that comes in part", Page, "30 seconds", web => web.Stall("site.test/page", $"HTTP/1.1 200 OK\r\n{Html}\r\nContent-Length: 100\r\n\r\nabc"), Stalls: true),
        new("a robots.txt that does not come", Page, "30 seconds", web => web.Stall("site.test/robots.txt", "HTTP/1.1 200 OK\r\n"), Stalls: true),
    ];

    private static IEnumerable<HostileUrl> Robots() =>
    [
        .. ((string[])["User-agent: *\nDisallow: /", "User-agent: ArticleBot\nDisallow: /page", "User-agent: *\nAllow: /\nDisallow: /*ge$", "User-agent: *\nDisallow: /%70age", "User-agent: other\nUser-agent: articlebot\nDisallow: /p"])
            .Select(text => new HostileUrl($"kept out by {text.Replace('\n', ' ')}", Page, "robots.txt", web => web.Page("site.test/robots.txt", "text/plain", text).Page("site.test/page", "text/html", "<p>An article</p>"))),
        new("robots.txt out of order", Page, "robots.txt", web => web.Status("site.test/robots.txt", 503).Page("site.test/page", "text/html", "<p>An article</p>")),
        new("robots.txt in a circle", Page, "robots.txt", web => web.Redirect("site.test/robots.txt", "/robots.txt")),
        new("robots.txt that leads inside", Page, "address that is", web => web.Redirect("site.test/robots.txt", "http://169.254.169.254/").Page("site.test/page", "text/html", "<p>An article</p>")),
        new("kept out where it leads to", Page, "robots.txt", web => web.Redirect("site.test/page", "http://other.test/").Page("other.test/robots.txt", "text/plain", "User-agent: *\nDisallow: /").Page("other.test/", "text/html", "<p>An article</p>")),
        new("kept out at the beginning of a robots.txt without end", Page, "robots.txt", web => web.Page("site.test/robots.txt", ScriptedWeb.Endless("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nUser-agent: *\nDisallow: /\n", SomeFiles.Of('#', 65_536)))),
    ];

    private static void LeadOn(ScriptedWeb web)
    {
        web.Redirect("site.test/page", "/0");
        for (var i = 0; i < 10; i++)
            web.Redirect($"site.test/{i}", $"/{i + 1}");
    }

    private static byte[] Brotli(int bytes)
    {
        using var packed = new MemoryStream();
        using (var brotli = new System.IO.Compression.BrotliStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            brotli.Write(SomeFiles.Of('a', bytes));
        return packed.ToArray();
    }
}
