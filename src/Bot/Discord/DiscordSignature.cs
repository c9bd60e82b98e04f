using System.Text;
using NSec.Cryptography;

namespace Bot.Discord;

/// <summary>
/// Tells whether a request comes from Discord: Ed25519 over the timestamp and the raw body,
/// https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint-validating-security-request-headers.
/// </summary>
internal sealed class DiscordSignature
{
    private readonly PublicKey _key;

    /// <param name="publicKey">64 hexadecimal digits.</param>
    internal DiscordSignature(string publicKey) => _key = PublicKey.Import(SignatureAlgorithm.Ed25519, Convert.FromHexString(publicKey), KeyBlobFormat.RawPublicKey);

    internal bool IsValid(string? signature, string? timestamp, ReadOnlySpan<byte> body)
    {
        var signed = new byte[SignatureAlgorithm.Ed25519.SignatureSize];
        if (timestamp is null or { Length: > 64 } || signature?.Length != signed.Length * 2 || Convert.FromHexString(signature, signed, out _, out _) != System.Buffers.OperationStatus.Done)
            return false;
        return SignatureAlgorithm.Ed25519.Verify(_key, [.. Encoding.UTF8.GetBytes(timestamp), .. body], signed);
    }
}
