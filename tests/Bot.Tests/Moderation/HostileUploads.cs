using System.Text;

namespace Bot.Tests.Moderation;

/// <summary>What nobody should be able to do with a file: by its name, or by what is in it.</summary>
internal static class HostileUploads
{
    /// <summary>Each is sent twice: with a picture in it, which is refused, and with an article, which must come to lie where articles belong.</summary>
    internal static readonly string[] Names =
    [
        "../escape.txt", "../../escape.txt", "../../../../../../etc/cron.d/escape", "..\\escape.txt", "..\\..\\Windows\\win.ini", "/etc/passwd", "//server/share/x.txt",
        "C:\\Windows\\System32\\x.txt", "C:x.txt", "\\\\server\\share\\x.txt", "\\\\?\\C:\\x.txt", "\\\\.\\pipe\\x", "file:///etc/passwd", "....//....//x.txt", "..%2f..%2fx.txt",
        "..%c0%afx.txt", "a/../../outside/precious.txt", "../outside/precious.txt", "./../corpus.yaml", "corpus.yaml", "CORPUS.YAML", "corpus.edits.yaml", "synonyms.txt",
        "questions.jsonl", "..", ".", "...", "", " ", "/", "\\", ".hidden.txt", ".bashrc", ".bot-inbox-x.txt", ".git/config", "con", "CON.txt", "nul.txt", "aux.md", "com1.txt",
        "LPT9.pdf", "prn.tar.txt", "CONIN$", "COM¹.txt", "x.txt\0.exe", "\0", "x\u0001\u001b[31m.txt", "x\ny.txt", "x\r\nSet-Cookie: a.txt", "gpj.\u202Etxt.exe", "\u202Efdp.txt",
        "\u2066x\u2069.txt", "\u200Bx.txt", "x\u00AD.txt", "\uFEFFx.txt", "x\uD800.txt", "\uDC00x.txt", "a:b:c.txt", "x.txt:stream", "x.txt::$DATA", "x.txt.", "x.txt ", "*?.txt",
        "<script>alert(1)</script>.html", "`rm -rf ~`.txt", "$(id).txt", "-rf.txt", "--help", "|cat.txt", "~root/x.txt", "%USERPROFILE%.txt", "${HOME}.txt", "@everyone.txt",
        "x" + new string('a', 300) + ".txt", new string('é', 300), string.Concat(Enumerable.Repeat("😀", 200)) + ".txt", "e\u0301" + new string('\u0301', 400) + ".txt", new string('.', 255), new string('/', 255),
        new string('a', 10_000), "report.pdf.exe", "ﬁle．txt", "．．／x.txt", "x.txt/", "x.txt\\",
    ];

    /// <summary>What is refused, and a word that its reason must have.</summary>
    internal static readonly (string Name, string File, Func<byte[]> Content, string Reason)[] Contents =
    [
        ("nothing", "a.txt", () => [], "empty"),
        ("one line feed", "a.txt", () => "\n"u8.ToArray(), "no text"),
        ("white space alone", "a.txt", () => SomeFiles.Of(' ', 100_000), "no text"),
        ("NUL alone", "a.txt", () => new byte[4_096], "binary"),
        ("a text with NUL in it", "a.txt", () => SomeFiles.Text("An article\0 of two parts."), "binary"),
        ("control characters", "a.txt", () => SomeFiles.Of('\u0007', 4_096), "binary"),
        ("random bytes", "a.txt", () => Noise(4_096), "binary"),
        ("random bytes without NUL", "a.txt", () => [.. Noise(4_096).Select(value => value == 0 ? (byte)1 : value)], "binary"),
        ("more than the limit", "a.txt", () => SomeFiles.Of('a', 21 * 1024 * 1024), "larger"),
        ("UTF-16 of half characters", "a.txt", () => [0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00, 0x00, 0xDC], "UTF-16"),
        ("UTF-16 of an odd number of bytes", "a.txt", () => [0xFF, 0xFE, 0x41], "UTF-16"),
        ("big-endian UTF-16 of half characters", "a.txt", () => [0xFE, 0xFF, 0xDC, 0x00, 0xD8, 0x00], "UTF-16"),
        ("UTF-32 beyond Unicode", "a.txt", () => [0xFF, 0xFE, 0, 0, 0xFF, 0xFF, 0xFF, 0x7F], "UTF-32"),
        ("a mark of UTF-8 before what is none", "a.txt", () => [0xEF, 0xBB, 0xBF, 0xC3, 0x28, 0xA0, 0xA1], "UTF-8"),
        ("UTF-16 of NUL", "a.txt", () => [0xFF, 0xFE, 0, 0x41, 0, 0, 0, 0], "binary"),

        ("a picture called .pdf", "a.pdf", () => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Noise(100)], "PNG"),
        ("a photo called .txt", "a.txt", () => [0xFF, 0xD8, 0xFF, 0xE0, .. Noise(100)], "JPEG"),
        ("a GIF that is JavaScript too", "a.html", () => SomeFiles.Text("GIF89a/*<html>*/=1;alert(1)"), "GIF"),
        ("an old GIF", "a.md", () => SomeFiles.Text("GIF87a and so on"), "GIF"),
        ("WebP", "a.txt", () => [.. "RIFF"u8, 1, 0, 0, 0, .. "WEBPVP8 "u8], "WebP"),
        ("TIFF", "a.txt", () => [.. "II*\0"u8, .. Noise(20)], "TIFF"),
        ("BMP", "a.txt", () => [.. "BM"u8, 0, 0, 0, 0, .. Noise(20)], "BMP"),
        ("SVG with a script", "a.html", () => SomeFiles.Text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"), "XML"),
        ("a program of Linux", "article.txt", () => [.. "\u007fELF"u8, 2, 1, 1, 0, .. new byte[60]], "program"),
        ("a program of Windows", "article.txt", () => [.. "MZ"u8, 0x90, 0, 3, 0, .. new byte[60]], "program"),
        ("a program of macOS", "article.txt", () => [0xCF, 0xFA, 0xED, 0xFE, .. new byte[60]], "program"),
        ("Java's class file", "article.txt", () => [0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 52], "program"),
        ("WebAssembly", "article.txt", () => [.. "\0asm"u8, 1, 0, 0, 0], "program"),
        ("a film", "a.txt", () => [0, 0, 0, 0x18, .. "ftypmp42"u8, .. new byte[20]], "film"),
        ("a sound", "a.txt", () => [.. "ID3"u8, 3, 0, .. new byte[20]], "film or sound"),
        ("a database", "a.txt", () => [.. "SQLite format 3\0"u8, .. new byte[20]], "database"),
        ("gzip", "a.txt", () => SomeFiles.Gzip(100), "gzip"),
        ("a gzip bomb", "a.html", () => SomeFiles.Gzip(256 * 1024 * 1024), "gzip"),
        ("7z", "a.docx", () => [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4], "7z"),
        ("rar", "a.docx", () => [.. "Rar!\x1A\x07\x01\0"u8], "rar"),
        ("bzip2", "a.txt", () => [.. "BZh91AY&SY"u8, .. Noise(20)], "bzip2"),
        ("xz", "a.txt", () => [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, .. Noise(20)], "xz"),
        ("zstd", "a.txt", () => [0x28, 0xB5, 0x2F, 0xFD, .. Noise(20)], "zstd"),
        ("a cabinet", "a.txt", () => [.. "MSCF\0\0\0\0"u8, .. Noise(20)], "cabinet"),
        ("tar", "a.txt", () => [.. new byte[257], .. "ustar\0"u8, .. new byte[300]], "tar"),
        ("the .doc of old", "a.docx", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[500]], "old Office"),
        ("RTF", "a.txt", () => SomeFiles.Text("{\\rtf1\\ansi An article}"), "RTF"),
        ("PostScript", "a.pdf", () => SomeFiles.Text("%!PS-Adobe-3.0\n(x) show"), "PostScript"),

        ("XXE in XML", "a.html", () => SomeFiles.Text("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"), "XML"),
        ("XXE without a declaration", "a.md", () => SomeFiles.Text("<!DOCTYPE x [<!ENTITY e SYSTEM 'http://169.254.169.254/'>]><x>&e;</x>"), "XML"),
        ("a billion laughs", "a.txt", () => SomeFiles.Text("<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><l>&b;</l>"), "XML"),
        ("a feed", "a.html", () => SomeFiles.Text("<rss version='2.0'><channel/></rss>"), "XML"),
        ("XML in UTF-16", "a.txt", () => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("<?xml version='1.0'?><x/>")], "XML"),

        ("a zip of a text", "a.docx", () => SomeFiles.Zip(("a.txt", SomeFiles.Text())), "zip"),
        ("a zip called .txt", "a.txt", () => SomeFiles.Zip(("a.txt", SomeFiles.Text())), "zip"),
        ("a zip with ../", "a.docx", () => SomeFiles.Zip(("../../escape.txt", SomeFiles.Text())), "zip"),
        ("an empty zip", "a.docx", () => new RawZip().ToArray(), "zip"),
        ("a workbook", "a.docx", () => SomeFiles.Zip(("[Content_Types].xml", SomeFiles.Text()), ("xl/workbook.xml", SomeFiles.Text())), "Excel"),
        ("a presentation", "a.docx", () => SomeFiles.Zip(("[Content_Types].xml", SomeFiles.Text()), ("ppt/presentation.xml", SomeFiles.Text())), "PowerPoint"),
        ("an e-book", "a.docx", () => SomeFiles.Zip(("mimetype", SomeFiles.Text()), ("META-INF/container.xml", SomeFiles.Text())), "e-book"),
        ("OpenDocument", "a.docx", () => SomeFiles.Zip(("mimetype", SomeFiles.Text()), ("content.xml", SomeFiles.Text())), "OpenDocument"),
        ("a program of Java", "a.docx", () => SomeFiles.Zip(("META-INF/MANIFEST.MF", SomeFiles.Text())), "program"),
        ("a cut zip", "a.docx", () => SomeFiles.Word()[..400], "damaged"),
        ("the mark of a zip alone", "a.docx", () => "PK\x03\x04"u8.ToArray(), "damaged"),
        ("Word with macros", "a.docx", () => SomeFiles.Word(null, ("word/vbaProject.bin", Noise(100))), "macros"),
        ("Word without its text", "a.docx", () => SomeFiles.Zip(("[Content_Types].xml", SomeFiles.Text(SomeFiles.ContentTypes))), "zip"),
        ("Word whose text is no XML", "a.docx", () => SomeFiles.Word("An article"), "damaged"),
        ("Word with XXE", "a.docx", () => SomeFiles.Word("<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + SomeFiles.WordXml("&e;")[38..]), "damaged"),
        ("Word with a billion laughs", "a.docx", () => SomeFiles.Word("<!DOCTYPE d [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>" + SomeFiles.WordXml("&b;")[38..]), "damaged"),
        ("Word with XXE in its types", "a.docx", () => new RawZip().Add("[Content_Types].xml", SomeFiles.Text("<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><Types>&e;</Types>")).Add("_rels/.rels", SomeFiles.Text(SomeFiles.Relationships)).Add("word/document.xml", SomeFiles.Text(SomeFiles.WordXml())).ToArray(), "is not taken"),
        ("Word with another archive in it", "a.docx", () => SomeFiles.Word(null, ("word/media/a.png", SomeFiles.Zip(("b", SomeFiles.Text())))), "another archive"),
        ("Word with gzip in it", "a.docx", () => SomeFiles.Word(null, ("customXml/a.xml", SomeFiles.Gzip(1_000_000))), "another archive"),
        ("Word that is a bomb", "a.docx", () => SomeFiles.Word(null, ("word/media/a.bmp", SomeFiles.Of('\0', 30 * 1024 * 1024))), "hundred times"),
        ("Word whose text is a bomb", "a.docx", () => SomeFiles.Word(SomeFiles.WordXml(new string('a', 30 * 1024 * 1024))), "hundred times"),
        ("Word of entries that overlap", "a.docx", () => SomeFiles.RawWord().AddOverlapping("word/media/a", SparseNoise(900 * 1024), 400).ToArray(), "unpacks to more"),
        ("Word that says it is small and is not", "a.docx", () => new RawZip().Add("[Content_Types].xml", SomeFiles.Text(SomeFiles.ContentTypes)).Add("_rels/.rels", SomeFiles.Text(SomeFiles.Relationships)).Add("word/document.xml", SomeFiles.Text(SomeFiles.WordXml(new string('a', 5_000_000))), claimed: 100).ToArray(), ""),
        ("Word that says it is large and is not", "a.docx", () => SomeFiles.RawWord().Add("word/media/a.bin", Noise(1_000), claimed: 4_000_000_000).ToArray(), ""),
        ("Word that is encrypted part by part", "a.docx", () => new RawZip().Add("[Content_Types].xml", SomeFiles.Text(SomeFiles.ContentTypes)).Add("word/document.xml", SomeFiles.Text(SomeFiles.WordXml()), flags: 1).ToArray(), "encrypted"),
        ("Word with two texts", "a.docx", () => SomeFiles.RawWord().Add("word/document.xml", SomeFiles.Text(SomeFiles.WordXml("Another."))).ToArray(), "two parts"),
        ("Word of too many parts", "a.docx", () => SomeFiles.RawWord().AddOverlapping("word/media/a", Noise(10), 6_000).ToArray(), "entries"),
        ("Word without words", "a.docx", () => SomeFiles.Word(SomeFiles.WordXml("")), "no text"),

        ("a PDF that is none", "a.pdf", () => SomeFiles.Text("%PDF-1.7\nand nothing else"), "is not taken"),
        ("a PDF that is cut", "a.pdf", () => SomeFiles.Pdf()[..300], "is not taken"),
        ("a PDF without text", "a.pdf", () => SomeFiles.PdfOf("", SomeFiles.Text("0 0 100 100 re f")), "no text"),
        ("a PDF with a password", "a.pdf", () => SomeFiles.PdfOf("", Noise(100), $"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{new string('a', 64)}> /U <{new string('b', 64)}> >> /ID [<{new string('c', 32)}> <{new string('c', 32)}>]"), "is not taken"),
        ("a PDF whose page is a bomb", "a.pdf", () => SomeFiles.PdfOf("/Filter /FlateDecode", SomeFiles.Zlib(800 * 1024 * 1024)), "is not taken"),
        ("a PDF whose pages are a circle", "a.pdf", () => SomeFiles.PdfOf("", SomeFiles.Text(""), pages: "/Kids [2 0 R] /Count 1"), "is not taken"),
        ("a PDF that nests without end", "a.pdf", () => SomeFiles.PdfOf("", SomeFiles.Text(new string('[', 200_000))), "is not taken"),
        ("a PDF of one million pages that are not there", "a.pdf", () => SomeFiles.PdfOf("", SomeFiles.Text(""), pages: "/Kids [] /Count 1000000"), "is not taken"),
        ("a PDF behind white space", "a.txt", () => [.. SomeFiles.Of(' ', 500), .. SomeFiles.PdfOf("", SomeFiles.Text("0 0 1 1 re f"))], "is not taken"),
        ("a PDF that is HTML too", "a.html", () => [.. "<!--%PDF-1.4 -->"u8, .. SomeFiles.PdfOf("", SomeFiles.Text("0 0 1 1 re f"))[9..]], "is not taken"),
        ("a PDF with a zip behind it", "a.pdf", () => [.. SomeFiles.PdfOf("", SomeFiles.Text("0 0 1 1 re f")), .. SomeFiles.Word()], "is not taken"),

        ("HTML nested without end", "a.html", () => SomeFiles.Html(string.Concat(Enumerable.Repeat("<div>", 100_000)) + "x"), "nested"),
        ("HTML nested by tables", "a.html", () => SomeFiles.Html(string.Concat(Enumerable.Repeat("<table><tr><td>", 5_000)) + "x"), "nested"),
        ("HTML of too many elements", "a.html", () => SomeFiles.Html(string.Concat(Enumerable.Repeat("<b>x</b>", 300_000))), "elements"),
        ("HTML that is one attribute", "a.html", () => SomeFiles.Html($"<p title=\"{new string('a', 5_000_000)}\"></p>"), "no text"),
        ("HTML of many attributes", "a.html", () => SomeFiles.Html($"<p {string.Join(' ', Enumerable.Range(0, 200_000).Select(i => $"a{i}=1"))}></p>"), "is not taken"),
        ("HTML of scripts alone", "a.html", () => SomeFiles.Html("<script>alert(1)</script><style>p{}</style>"), "no text"),
        ("HTML with NUL", "a.html", () => [.. SomeFiles.Html(), 0], "binary"),
        ("HTML of a comment that does not end", "a.html", () => SomeFiles.Text("<!-- " + new string('-', 1_000_000)), "no text"),
    ];

    /// <summary>Plain texts that are read in a moment, and from which no index can be made in little time and memory.</summary>
    internal static readonly (string Name, Func<byte[]> Content)[] Costly =
    [
        ("years and shares", () => Repeated("In 2016 5 % ")),
        ("numbers and commas", () => Repeated("1,2,3,4,5,")),
        ("amounts and years", () => Repeated("€ 5 million in 2016 and ")),
        ("words that are all different", () => SomeFiles.Text(string.Concat(Enumerable.Range(0, 2_500_000).Select(i => $"{(char)('a' + (i % 26))}{i:x} ")))),
    ];

    private static byte[] Repeated(string text) => SomeFiles.Text(string.Concat(Enumerable.Repeat(text, 18_000_000 / Encoding.UTF8.GetByteCount(text))));

    private static byte[] Noise(int bytes)
    {
        var noise = new byte[bytes];
        new Random(7).NextBytes(noise);
        return noise;
    }

    /// <summary>Shrinks to a hundredth, as some pictures do.</summary>
    private static byte[] SparseNoise(int bytes)
    {
        var noise = new byte[bytes];
        new Random(7).NextBytes(noise.AsSpan(0, bytes / 20));
        return noise;
    }
}
