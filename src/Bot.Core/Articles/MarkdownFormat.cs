using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Bot.Core.Articles;

/// <summary>Markdown with or without front matter. The text stays as it is written, marks included.</summary>
internal sealed class MarkdownFormat : IArticleFormat
{
    public IReadOnlyList<string> Extensions => [".md", ".markdown"];

    public Extraction Extract(byte[] content)
    {
        if (TextDecoder.Decode(content) is not { } text)
            return TextDecoder.Binary;
        var warnings = new List<string>();
        var (frontMatter, fields) = FrontMatter(text, warnings);
        fields = fields with { Title = fields.Title ?? Heading(text, frontMatter.End) };
        return new Extraction.Text(text) { Fields = fields, FrontMatter = frontMatter, Warnings = warnings };
    }

    private static (TextSpan Span, ArticleFields Fields) FrontMatter(string text, List<string> warnings)
    {
        var lines = TextLine.Split(text);
        if (lines.Count == 0 || lines[0].Of(text).TrimEnd() is not "---")
            return (default, new ArticleFields());
        var close = Enumerable.Range(1, lines.Count - 1).FirstOrDefault(i => lines[i].Of(text).TrimEnd() is "---" or "...");
        if (close == 0)
            return (default, new ArticleFields());
        var span = TextSpan.Between(0, lines[close].Span.End);
        try
        {
            var parser = new Parser(new StringReader(text[lines[1].Span.Start..lines[close].Span.Start]));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
                return (span, new ArticleFields());
            // Text between two thematic breaks is not front matter.
            if (!parser.Accept<MappingStart>(out _))
                return (default, new ArticleFields());
            // The line after the opening mark is the second of the file.
            return (span, FieldReader.Read(YamlFields.Read(parser), (field, problem) => warnings.Add($"line {field.Line + 1}: {field.Key} {problem}.")));
        }
        catch (YamlException e)
        {
            warnings.Add($"line {e.Start.Line + 1}: the front matter is not YAML ({e.Message.TrimEnd('.')}); mend the line.");
            return (span, new ArticleFields());
        }
    }

    private static string? Heading(string text, int from)
    {
        var fenced = false;
        foreach (var line in TextLine.Split(text).Where(line => line.Span.Start >= from))
        {
            var content = line.Of(text).Trim();
            if (content.StartsWith("```", StringComparison.Ordinal))
                fenced = !fenced;
            else if (!fenced && content.StartsWith("# ", StringComparison.Ordinal) && content.Trim("# ").Length > 0)
                return content.Trim("# ").ToString();
        }
        return null;
    }
}
