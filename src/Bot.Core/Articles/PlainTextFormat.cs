namespace Bot.Core.Articles;

internal sealed class PlainTextFormat : IArticleFormat
{
    public IReadOnlyList<string> Extensions => [".txt"];

    public Extraction Extract(byte[] content) => TextDecoder.Decode(content) is { } text
        ? new Extraction.Text(text)
        : TextDecoder.Binary;
}
