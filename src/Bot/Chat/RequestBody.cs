namespace Bot.Chat;

/// <summary>The raw bytes of a request, over which it is signed.</summary>
internal static class RequestBody
{
    /// <summary>The longest requests of platforms have some ten kilobytes.</summary>
    internal const int MaxBytes = 1024 * 1024;

    /// <summary>Null when it is too long.</summary>
    internal static async Task<byte[]?> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        var part = new byte[16 * 1024];
        while (await context.Request.Body.ReadAsync(part, context.RequestAborted) is > 0 and var read)
        {
            body.Write(part, 0, read);
            if (body.Length > MaxBytes)
                return null;
        }

        return body.ToArray();
    }
}
