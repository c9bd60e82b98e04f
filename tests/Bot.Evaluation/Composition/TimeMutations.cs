using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.Evaluation.Composition;

/// <summary>Another year; another month, day or weekday.</summary>
internal static partial class TimeMutations
{
    private static readonly string[] Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    private static readonly string[] Mois = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    public static IEnumerable<Mutated> Of(Target target, Random random) => Years(target, random).Concat(Dates(target, random)).Where(mutated => mutated.Sentence.Text != target.Text);

    private static IEnumerable<Mutated> Years(Target target, Random random)
    {
        var mentions = Year().Matches(target.Text).Where(match => !target.IsQuoted(match.Index)).ToList();
        var told = Year().Matches(target.CitedText).Select(match => match.Value).ToHashSet();
        foreach (var match in mentions)
        {
            int[] steps = [-3, -2, -1, 1, 2, 3];
            var near = (int.Parse(match.Value, CultureInfo.InvariantCulture) + steps[random.Next(steps.Length)]).ToString(CultureInfo.InvariantCulture);
            if (!told.Contains(near))
                yield return target.Replacing("year/near", match.Index, match.Length, near);
            var others = told.Except(mentions.Select(mention => mention.Value)).ToList();
            if (others.Count > 0)
                yield return target.Replacing("year/another of the passage", match.Index, match.Length, others[random.Next(others.Count)]);
        }

        if (mentions.Count >= 2 && mentions[0].Value != mentions[1].Value && !Unordered().IsMatch(target.Text[..mentions[1].Index]))
        {
            var (first, second) = (mentions[0], mentions[1]);
            var text = target.Text[..first.Index] + second.Value + target.Text[(first.Index + first.Length)..second.Index] + first.Value + target.Text[(second.Index + second.Length)..];
            yield return target.WithText("year/two swapped", text, $"{first.Value} <-> {second.Value}");
        }
    }

    private static IEnumerable<Mutated> Dates(Target target, Random random)
    {
        foreach (var (kind, names) in new[] { ("date/month", target.IsEnglish ? Months : Mois), ("date/weekday", Days) })
        {
            foreach (var match in Regex.Matches(target.Text, $@"\b(?:{string.Join('|', names)})\b").Where(match => !target.IsQuoted(match.Index) && !ModalMay().IsMatch(target.Text[match.Index..])))
            {
                var other = names[(Array.IndexOf(names, match.Value) + random.Next(1, names.Length)) % names.Length];
                if (!Regex.IsMatch(target.Text, $@"\b{other}\b"))
                    yield return target.Replacing(kind, match.Index, match.Length, other);
            }
        }

        foreach (var match in DayOfMonth().Matches(target.Text).Where(match => !target.IsQuoted(match.Index)))
        {
            var day = random.Next(1, 28).ToString(CultureInfo.InvariantCulture);
            if (day != match.Groups["day"].Value && !Regex.IsMatch(target.CitedText, $@"\b{day}\b"))
                yield return target.Replacing("date/day", match.Groups["day"].Index, match.Groups["day"].Length, day);
        }
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}£€$₹.,/–-])(?:1[5-9]|20)\d\d(?![\p{L}\p{N}%/]|[.,]\d|[-–]\d| (?:people|homes|tonnes|metres))")]
    private static partial Regex Year();

    [GeneratedRegex(@"\bbetween\b|\d(?:,| and| or)(?: in)? $")]
    private static partial Regex Unordered();

    [GeneratedRegex(@"^May (?!\d|in\b|and\b|to\b|last\b)\p{Ll}")]
    private static partial Regex ModalMay();

    [GeneratedRegex(@"(?<![\d.,])(?<day>[1-3]?\d)(?= (?:January|February|March|April|May|June|July|August|September|October|November|December|janvier|mars|juillet|septembre|octobre|décembre)\b)|(?<=\b(?:January|February|March|April|May|June|July|August|September|October|November|December) )(?<day>[1-3]?\d)(?![\d.:%]| per|,\d)")]
    private static partial Regex DayOfMonth();
}
