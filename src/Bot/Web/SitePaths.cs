using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Bot.Web;

/// <summary>Addresses of the site as a page links to them: below the base path, and style sheets and scripts by what is in them, so that they may be kept for ever.</summary>
internal sealed class SitePaths(WebOptions options)
{
    internal static readonly FrozenDictionary<string, byte[]> Assets = typeof(SitePaths).Assembly.GetManifestResourceNames()
        .Where(name => TypeOf(name) is not null)
        .ToFrozenDictionary(name => name, Read);

    private static readonly FrozenDictionary<string, string> Hashes = Assets.ToFrozenDictionary(asset => asset.Key, asset => Convert.ToHexStringLower(SHA256.HashData(asset.Value))[..12]);

    /// <summary>What stands before every path: "", or "/bot".</summary>
    internal string Base { get; } = options.PublicUrl?.AbsolutePath.TrimEnd('/') ?? "";

    /// <param name="path">Begins with a slash.</param>
    internal string Of(string path) => Base + path;

    /// <param name="name">"style.css".</param>
    internal string Asset(string name) => $"{Base}/assets/{name}?v={Hashes[name]}";

    /// <summary>Null for what is no asset.</summary>
    internal static string? TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css",
        ".js" => "text/javascript",
        ".svg" => "image/svg+xml",
        _ => null,
    };

    private static byte[] Read(string name)
    {
        using var stream = typeof(SitePaths).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded in the program.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
