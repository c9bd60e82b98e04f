using ScottPlot;
using SkiaSharp;

namespace Bot.Figures;

/// <summary>The font of the charts. It is shipped, because a bare machine has none and would draw no text at all.</summary>
internal sealed class ChartFont : IFontResolver
{
    internal const string Name = "Noto Sans";

    private static readonly SKTypeface Typeface = Load();

    private ChartFont()
    {
    }

    /// <summary>Makes the font known to ScottPlot, which keeps its fonts for the whole process.</summary>
    internal static void Register()
    {
        lock (Typeface)
        {
            if (Fonts.FontResolvers.OfType<ChartFont>().Any())
                return;
            Fonts.FontResolvers.Insert(0, new ChartFont());
            Fonts.Default = Name;
        }
    }

    /// <summary>The shipped font, or where it lacks a letter the font of the machine that has most of them.</summary>
    internal static string For(string text) => Typeface.ContainsGlyphs(text) ? Name : Fonts.Detect(text);

    internal static float Width(string text, float size)
    {
        using var font = new SKFont(Typeface, size);
        return font.MeasureText(text);
    }

    /// <summary>The text in lines that are no wider; a word that is wider by itself is cut. What goes beyond the last line ends in "…".</summary>
    internal static string Fit(string text, float size, float width, int lines)
    {
        List<string> fitted = [""];
        foreach (var word in text.Split(' '))
        {
            var longer = fitted[^1].Length == 0 ? word : $"{fitted[^1]} {word}";
            if (Width(longer, size) <= width)
            {
                fitted[^1] = longer;
            }
            else if (fitted.Count < lines && fitted[^1].Length > 0)
            {
                fitted.Add(Cut(word, size, width));
            }
            else
            {
                fitted[^1] = Cut(longer, size, width);
                break;
            }
        }

        return string.Join('\n', fitted);
    }

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName == Name ? Typeface : null;

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == Name ? Typeface : null;

    private static string Cut(string text, float size, float width)
    {
        if (Width(text, size) <= width)
            return text;
        var length = text.Length;
        while (length > 0 && Width($"{text[..length]}…", size) > width)
            length--;
        return $"{text[..length].TrimEnd(' ', ',', '·')}…";
    }

    private static SKTypeface Load()
    {
        using var stream = typeof(ChartFont).Assembly.GetManifestResourceStream("NotoSans-Regular.ttf")
            ?? throw new InvalidOperationException("The font of the charts is not in the program.");
        using var bytes = SKData.Create(stream);
        return SKTypeface.FromData(bytes) ?? throw new InvalidOperationException("The font of the charts cannot be read.");
    }
}
