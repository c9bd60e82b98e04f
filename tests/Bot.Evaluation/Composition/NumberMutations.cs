using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.Evaluation.Composition;

/// <summary>
/// Another number in place of one. Left out because they may stay true: a lower one behind "at least", a higher one behind "up to", one within a fifth behind "about", and numbers
/// between which there is no order ("between 5 and 6").
/// </summary>
internal static partial class NumberMutations
{
    private static readonly (string From, string[] To)[] Fractions =
    [
        ("a third", ["a quarter", "half", "a fifth"]), ("a quarter", ["a third", "half", "a tenth"]), ("two thirds", ["a third", "three quarters"]), ("half", ["a third", "a quarter"]),
        ("a fifth", ["a third", "half"]), ("a tenth", ["a fifth", "a third"]), ("twice", ["three times", "half"]), ("double", ["three times"]), ("a dozen", ["two dozen"]),
    ];

    public static IEnumerable<Mutated> Of(Target target, Random random)
    {
        var known = NumberText.ValuesOf(target.CitedText);
        known.UnionWith(NumberText.ValuesOf(target.Text));
        var mentions = Digits().Matches(target.Text).Where(match => !target.IsQuoted(match.Index) && !IsTime(target.Text, match)).ToList();
        foreach (var match in mentions)
        {
            foreach (var (kind, value) in Values(match, target, random))
            {
                if (value != NumberText.Parse(match.Value) && (kind == "another of the passage" || !known.Contains(value)) && IsFalse(target.Text, match, value))
                    yield return target.Replacing($"number/{kind}", match.Index, match.Length, Written(value, match.Value, target.IsEnglish));
            }
        }

        foreach (var mutated in Swapped(target, mentions).Concat(target.IsEnglish ? InWords(target, known, random) : []))
            yield return mutated;
    }

    private static IEnumerable<(string Kind, decimal Value)> Values(Match match, Target target, Random random)
    {
        var value = NumberText.Parse(match.Value);
        var (scale, isWhole) = (Scale(value), value == decimal.Truncate(value));
        yield return ("random", Math.Round((decimal)random.NextDouble() * 9 * Power(value) + Power(value), scale));
        if (Swap(value, random) is { } swapped)
            yield return ("digits swapped", swapped);
        if (isWhole && value is >= 20 and < 10_000)
            yield return ("off by ten", value + (random.Next(2) == 0 ? 10 : -10));
        yield return ("tenfold", value * 10);
        var others = Digits().Matches(target.CitedText).Where(other => !IsTime(target.CitedText, other) && other.Value.Contains('.', StringComparison.Ordinal) == match.Value.Contains('.', StringComparison.Ordinal))
            .Select(other => NumberText.Parse(other.Value)).Except(NumberText.ValuesOf(target.Text)).ToList();
        if (others.Count > 0)
            yield return ("another of the passage", others[random.Next(others.Count)]);
    }

    private static IEnumerable<Mutated> Swapped(Target target, List<Match> mentions)
    {
        for (var i = 0; i + 1 < mentions.Count; i++)
        {
            var (first, second) = (mentions[i], mentions[i + 1]);
            var between = target.Text[(first.Index + first.Length)..second.Index];
            if (NumberText.Parse(first.Value) == NumberText.Parse(second.Value) || Unordered().IsMatch(between) || Bound(target.Text, first) != null || Bound(target.Text, second) != null)
                continue;
            var text = target.Text[..first.Index] + second.Value + between + first.Value + target.Text[(second.Index + second.Length)..];
            yield return target.WithText("number/two swapped", text, $"{first.Value} <-> {second.Value}");
        }
    }

    private static IEnumerable<Mutated> InWords(Target target, HashSet<decimal> known, Random random)
    {
        foreach (var match in NumberWord().Matches(target.Text).Where(match => !target.IsQuoted(match.Index)))
        {
            var old = NumberText.ValueOf(match.Value) ?? 0;
            var value = old < 20 ? random.Next(2, 20) : random.Next(2, 10) * 10;
            if (old > 1 && !known.Contains(value) && IsFalse(target.Text, match, value))
                yield return target.Replacing("number/in words", match.Index, match.Length, char.IsUpper(match.Value[0]) ? Capital(NumberText.WordsOf(value)) : NumberText.WordsOf(value));
        }

        foreach (var (from, to) in Fractions)
        {
            var place = target.Text.IndexOf($" {from} ", StringComparison.Ordinal) + 1;
            if (place > 0 && !target.IsQuoted(place) && !PartOfMore().IsMatch(target.Text[Math.Max(0, place - 4)..]))
                yield return target.Replacing("number/fraction", place, from.Length, to[random.Next(to.Length)]);
        }
    }

    private static bool IsFalse(string text, Match match, decimal value)
    {
        var old = NumberText.ValueOf(match.Value) ?? NumberText.Parse(match.Value);
        return Bound(text, match) switch
        {
            null => true,
            "at least" or "more than" or "over" or "longer than" or "older than" => value > old,
            "up to" or "at most" or "no more than" or "fewer than" or "less than" or "under" or "below" => value < old,
            _ => Math.Abs(value - old) > old / 5,
        };
    }

    private static string? Bound(string text, Match match) => BoundBefore().Match(text[..match.Index]) is { Success: true } bound ? bound.Groups[1].Value.ToLowerInvariant() : null;

    private static bool IsTime(string text, Match match)
    {
        var (before, behind) = (text[..match.Index], text[(match.Index + match.Length)..]);
        return (IsYear().IsMatch(match.Value) && !Currency().IsMatch(before)) || MonthBefore().IsMatch(before) || TimeBehind().IsMatch(behind);
    }

    private static string Written(decimal value, string like, bool isEnglish)
    {
        var scale = Scale(value);
        var text = value.ToString(value >= 1_000 && (like.Contains(',', StringComparison.Ordinal) || like.Length <= 3 || !isEnglish) ? $"N{scale}" : $"F{scale}", CultureInfo.InvariantCulture);
        return isEnglish ? text : text.Replace(',', ' ').Replace('.', ',');
    }

    private static decimal? Swap(decimal value, Random random)
    {
        var digits = value.ToString(CultureInfo.InvariantCulture).ToCharArray();
        var places = Enumerable.Range(0, digits.Length - 1).Where(i => digits[i] != digits[i + 1] && char.IsDigit(digits[i]) && char.IsDigit(digits[i + 1]) && !(i == 0 && digits[1] == '0')).ToList();
        if (places.Count == 0)
            return null;
        var place = places[random.Next(places.Count)];
        (digits[place], digits[place + 1]) = (digits[place + 1], digits[place]);
        return decimal.Parse(digits, CultureInfo.InvariantCulture);
    }

    private static int Scale(decimal value) => value.Scale;

    /// <summary>The power of ten that the number begins with.</summary>
    private static decimal Power(decimal value)
    {
        var power = 1m;
        while (power * 10 <= value)
            power *= 10;
        return power;
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    [GeneratedRegex(@"(?<![\p{L}\p{N}.,/:–-]|CHF|\d )(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[\u00A0\u202F ]\d{3})+|\d+(?:\.\d+|,\d{1,2}(?= ))?)(?![\p{N}]|[.,:/]\d|[-–]\d|(?:st|nd|rd|th|er|s)\b)")]
    private static partial Regex Digits();

    [GeneratedRegex(@"(?<![\p{L}-])(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:one|two|three|four|five|six|seven|eight|nine)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?![\p{L}-]| (?:of them )?(?:thirds|quarters|fifths|tenths)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex NumberWord();

    [GeneratedRegex(@"\b(at least|at most|no more than|more than|fewer than|less than|over|under|below|longer than|older than|up to|nearly|almost|about|around|some|approximately|roughly|an average of) (?:[£€$₹]|CHF)?$", RegexOptions.IgnoreCase)]
    private static partial Regex BoundBefore();

    [GeneratedRegex(@"^ ?(?:and|or|to|and the|[-–]|,|et) ?[£€$]?$")]
    private static partial Regex Unordered();

    /// <summary>"and a half", "half a dozen", "a third place".</summary>
    [GeneratedRegex(@"^.{0,4}?(?<= a )half|^.{4}(?:half a |a third (?:from|place|time|man|woman))")]
    private static partial Regex PartOfMore();

    [GeneratedRegex(@"^(?:1[5-9]|20)\d\d$")]
    private static partial Regex IsYear();

    [GeneratedRegex(@"[£€$₹]$")]
    private static partial Regex Currency();

    [GeneratedRegex(@"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.? $")]
    private static partial Regex MonthBefore();

    [GeneratedRegex(@"^(?:er)?(?: ?(?:[ap]\.?m\b|o'clock)| (?:January|February|March|April|May|June|July|August|September|October|November|December|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b)")]
    private static partial Regex TimeBehind();
}
