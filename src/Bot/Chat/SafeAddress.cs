namespace Bot.Chat;

/// <summary>Where a secret may be sent.</summary>
internal static class SafeAddress
{
    /// <summary>What is encrypted, or stays on this machine.</summary>
    /// <param name="scheme">"https" or "wss".</param>
    internal static bool IsSafe(Uri url, string scheme) => url.IsAbsoluteUri && (url.Scheme == scheme || (url.IsLoopback && url.Scheme == scheme[..^1]));
}
