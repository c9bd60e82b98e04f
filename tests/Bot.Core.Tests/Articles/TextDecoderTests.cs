using System.Text;
using Bot.Core.Articles;

namespace Bot.Core.Tests.Articles;

public sealed class TextDecoderTests
{
    private const string Text = "Café “crème”\r\ncosts €3\rand\n\n5 £  \n";

    public static TheoryData<string> MarkedEncodings => new("utf-8", "utf-16", "utf-16BE", "utf-32", "utf-32BE");

    [Theory]
    [MemberData(nameof(MarkedEncodings))]
    public void A_byte_order_mark_is_consumed_and_nothing_else_changes(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        Assert.Equal(Text, TextDecoder.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)]));
    }

    [Fact]
    public void Utf8_without_a_mark_is_read_as_it_is() => Assert.Equal(Text, TextDecoder.Decode(Encoding.UTF8.GetBytes(Text)));

    [Fact]
    public void What_is_not_utf8_is_windows_1252()
    {
        // € “ ” é in Windows-1252
        Assert.Equal("€“”é", TextDecoder.Decode([0x80, 0x93, 0x94, 0xE9]));
    }

    [Fact]
    public void A_page_may_declare_its_charset()
    {
        byte[] page = [.. "<meta charset=windows-1251>"u8, 0xCF, 0xF0];

        Assert.EndsWith("Пр", TextDecoder.Decode(page, isHtml: true), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_file_is_stored_exactly_as_decoded()
    {
        using var folder = new TemporaryFolder().With("a.txt", Text).With("b.md", "\uFEFF# Title\r\n\r\nBody *text*.\r\n");

        var articles = folder.Read().Articles;

        Assert.Equal(Text, articles[0].Text);
        Assert.Equal("# Title\r\n\r\nBody *text*.\r\n", articles[1].Text);
    }
}
