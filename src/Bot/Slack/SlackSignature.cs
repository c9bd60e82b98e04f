using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bot.Slack;

/// <summary>
/// Tells whether a request comes from Slack, and now: HMAC-SHA256 over the timestamp and the raw body,
/// https://docs.slack.dev/authentication/verifying-requests-from-slack.
/// </summary>
internal sealed class SlackSignature(string secret, TimeProvider time)
{
    /// <summary>Older, it may be one that somebody kept.</summary>
    internal static readonly TimeSpan LongestAge = TimeSpan.FromMinutes(5);

    private const string Version = "v0=";
    private const int LongestTimestamp = 12;

    private readonly byte[] _key = Encoding.UTF8.GetBytes(secret);

    internal bool IsValid(string? signature, string? timestamp, ReadOnlySpan<byte> body)
    {
        Span<byte> told = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (timestamp is null or { Length: 0 or > LongestTimestamp }
            || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - seconds) > LongestAge.TotalSeconds
            || signature?.Length != Version.Length + (2 * told.Length)
            || !signature.StartsWith(Version, StringComparison.Ordinal)
            || Convert.FromHexString(signature.AsSpan(Version.Length), told, out _, out _) != System.Buffers.OperationStatus.Done)
            return false;
        byte[] signed = [.. Encoding.ASCII.GetBytes($"v0:{timestamp}:"), .. body];
        return CryptographicOperations.FixedTimeEquals(told, HMACSHA256.HashData(_key, signed));
    }
}
