namespace Bot.Moderation;

/// <summary>A file that somebody sends.</summary>
/// <param name="Name">As the sender calls it; never trusted.</param>
/// <param name="Bytes">As the platform tells; null where it does not. The content is held to the limit all the same.</param>
/// <param name="OpenAsync">Fetches the content from the platform.</param>
internal sealed record Upload(string Name, long? Bytes, Func<CancellationToken, Task<Stream>> OpenAsync);
