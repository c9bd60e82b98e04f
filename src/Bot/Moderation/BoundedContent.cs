namespace Bot.Moderation;

/// <summary>Reads what others send, up to a limit.</summary>
internal static class BoundedContent
{
    /// <summary>The whole content; null when there is more than the limit.</summary>
    internal static async Task<byte[]?> ReadAsync(Stream stream, long maxBytes, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var part = new byte[64 * 1024];
        // Not every stream heeds the token.
        while (await stream.ReadAsync(part, cancellationToken).AsTask().WaitAsync(cancellationToken) is > 0 and var read)
        {
            if (content.Length + read > maxBytes)
                return null;
            content.Write(part, 0, read);
        }
        return content.ToArray();
    }
}
