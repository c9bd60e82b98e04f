using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bot.Evaluation.Figures;

/// <summary>A sentence of NewsQuant with the quantities in it. The text is its authors': it is read where it lies.</summary>
internal sealed record NewsQuantSentence(string Text, IReadOnlyList<NewsQuantQuantity> Quantities)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static IReadOnlyList<NewsQuantSentence> Read(string source) =>
        JsonSerializer.Deserialize<List<NewsQuantSentence>>(File.ReadAllText(Path.Combine(source, "dev.json")), Options) ?? throw new InvalidDataException("NewsQuant: dev.json is null.");
}

/// <param name="Value">"19.0", or a range: "252.0-287.0".</param>
/// <param name="NormalizedUnit">"pound sterling"; "-" where there is none.</param>
/// <param name="Change">"=", "~", "up", "down", ">" or "&lt;".</param>
internal sealed partial record NewsQuantQuantity(string Value, string NormalizedUnit, string Change)
{
    public (double Low, double? High) Values => Range().Match(Value) is { Success: true } range
        ? (Number(range.Groups["low"].Value), Number(range.Groups["high"].Value))
        : (Number(Value), null);

    private static double Number(string number) => double.Parse(number, CultureInfo.InvariantCulture);

    // "1E-5" is one number.
    [GeneratedRegex(@"^(?<low>-?[\d.]+)\s*-\s*(?<high>-?[\d.]+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Range();
}
