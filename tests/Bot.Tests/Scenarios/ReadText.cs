using System.Text;

namespace Bot.Tests.Scenarios;

/// <summary>What a reader takes from a message while its markup is read away.</summary>
internal sealed class ReadText
{
    private readonly StringBuilder _text = new();
    private readonly List<SeenLink> _links = [];
    private readonly List<string> _mentions = [];

    internal string Text => OneLine(_text.ToString());

    internal IReadOnlyList<SeenLink> Links => _links;

    internal IReadOnlyList<string> Mentions => _mentions;

    internal static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    internal void Add(string text) => _text.Append(text);

    internal void Add(char sign) => _text.Append(sign);

    internal void AddLink(string text, string url)
    {
        _text.Append(text);
        _links.Add(new SeenLink(OneLine(text), url));
    }

    internal void AddMention(string mention)
    {
        _text.Append(mention);
        _mentions.Add(mention);
    }

    internal void EndParagraph() => _text.Append('\n');
}
