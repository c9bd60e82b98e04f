using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Bot.Web;

/// <summary>Markup that is safe to send: literals are ours, and every hole is encoded unless it is markup itself.</summary>
internal readonly record struct Html(string Markup)
{
    internal static readonly Html None = new("");

    internal static Html Of(EncodingHandler markup) => new(markup.ToString());

    internal static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(part => part.Markup)));

    public override string ToString() => Markup;
}

[InterpolatedStringHandler]
internal readonly struct EncodingHandler(int literalLength, int formattedCount)
{
    // All scripts stay readable; the characters that matter to HTML are always encoded.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _markup = new(literalLength + (formattedCount * 16));

    public void AppendLiteral(string literal) => _markup.Append(literal);

    public void AppendFormatted(string? text) => _markup.Append(Encoder.Encode(text ?? ""));

    public void AppendFormatted(int number) => _markup.Append(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(Html html) => _markup.Append(html.Markup);

    public override string ToString() => _markup.ToString();
}
