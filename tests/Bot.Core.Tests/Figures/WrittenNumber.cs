using System.Globalization;
using CsCheck;

namespace Bot.Core.Tests.Figures;

/// <summary>A number as text has it: "1,200", "1.2 million", "1.2m", "forty-five".</summary>
internal sealed record WrittenNumber(string Text, decimal Value)
{
    private static readonly string[] Small =
    [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    public static Gen<WrittenNumber> Decimal { get; } = Gen.Select(Gen.Int[1, 999], Gen.OneOf(1m, 10m, 100m)).Select((digits, divisor) => OfDigits(digits / divisor));

    public static Gen<WrittenNumber> SmallInWords { get; } = Gen.Int[2, 99].Select(value => new WrittenNumber(InWords(value), value));

    /// <summary>Below 1,000 or with commas, so that none looks like a year.</summary>
    private static readonly Gen<WrittenNumber> Whole = Gen.OneOf(Gen.Int[2, 999], Gen.Int[1_000, 999_999], Gen.Int[1_000_000, 999_999_999]).Select(value => OfDigits(value));

    private static readonly Gen<WrittenNumber> Scaled = Gen.Select(Decimal, Gen.OneOf((" thousand", 1e3m), (" million", 1e6m), (" billion", 1e9m)), WithScale);

    /// <summary>"100m" is a distance to run.</summary>
    private static readonly Gen<WrittenNumber> Suffixed = Gen.Select(Decimal, Gen.OneOf(("k", 1e3m), ("m", 1e6m), ("bn", 1e9m)), WithScale).Where(number => number.Text != "100m");

    private static readonly Gen<WrittenNumber> LargeInWords = Gen.OneOf(
        Gen.Select(SmallInWords, Gen.OneOf((" thousand", 1e3m), (" million", 1e6m)), WithScale),
        Gen.Int[11, 19].Select(value => new WrittenNumber($"{InWords(value)} hundred", value * 100m)));

    public static Gen<WrittenNumber> InDigits { get; } = Gen.OneOf(Whole, Scaled, Suffixed);

    public static Gen<WrittenNumber> Any { get; } = Gen.OneOf(InDigits, SmallInWords, LargeInWords);

    public static WrittenNumber OfDigits(decimal value) => new(value.ToString("#,0.##", CultureInfo.InvariantCulture), value);

    private static WrittenNumber WithScale(WrittenNumber number, (string Text, decimal Value) scale) => new(number.Text + scale.Text, number.Value * scale.Value);

    private static string InWords(int value) => value switch
    {
        < 20 => Small[value - 2],
        _ when value % 10 == 0 => Tens[(value / 10) - 2],
        _ => $"{Tens[(value / 10) - 2]}-{(value % 10 == 1 ? "one" : Small[(value % 10) - 2])}",
    };
}
