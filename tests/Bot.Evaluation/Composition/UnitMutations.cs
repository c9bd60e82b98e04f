using System.Text.RegularExpressions;

namespace Bot.Evaluation.Composition;

/// <summary>The number stays, and counts something else: other things, another measure, points for per cent, another scale or currency.</summary>
internal static partial class UnitMutations
{
    private static readonly Dictionary<string, string[]> Things = Table("""
        people: families households boats companies; migrants: boats families; passengers: vehicles; patients: hospitals; children: schools; workers: companies; employees: offices branches
        doctors: hospitals; members: branches; homes: villages; houses: villages; seats: votes; votes: seats; jobs: companies; offences: convictions; arrests: convictions; deaths: injuries
        coins: paintings; planes: ships; boats: people; vessels: trucks; countries: cities companies; users: companies; goals: matches; matches: goals; teachers: schools; students: schools
        turkeys: farms; monks: abbeys; wards: voters; episodes: seasons; turbines: ships; libraries: schools; journalists: newspapers; doses: children; officers: stations
        enseignants: écoles; élèves: classes; exploitations: communes; personnes: familles; emplois: entreprises; membres: communes; games: goals; points: games; yards: points; players: clubs; states: cities
        employés: bureaux; stores: cities; fans: players; votants: communes; voters: parties; women: families; men: families; lawyers: courts; soldiers: tanks; customers: shops; episodes: films; films: books
        """);

    private static readonly Dictionary<string, string[]> Measures = Table("""
        miles: kilometres metres; kilometres: miles metres; km: miles; metres: feet kilometres; tonnes: kilos litres; kilos: tonnes grams; grams: kilos; hectares: acres; litres: tonnes; megawatts: gigawatts
        minutes: hours seconds; hours: minutes days; days: weeks hours; weeks: days months; months: years weeks; years: months decades; metre: kilometre; kilometre: metre; centimetres: metres
        mètres: kilomètres; jours: semaines; semaines: jours; ans: mois; week: month; month: year; day: week; hour: day; pounds: kilos; feet: metres; inches: feet; second: minute; gigawatts: megawatts
        """);

    private static readonly Dictionary<string, string[]> Scales = Table("million: billion thousand; billion: million trillion; thousand: million; lakh: crore; crore: lakh; millions: milliards");

    private static readonly Dictionary<string, string[]> Currencies = Table("euros: dollars pounds; dollars: euros yen; pounds: euros; francs: dollars; rand: euros; crowns: euros; lira: euros; koruna: euros");

    public static IEnumerable<Mutated> Of(Target target, Random random)
    {
        IEnumerable<Mutated> all =
        [
            .. Behind(target, "unit/things", Things, random), .. Behind(target, "unit/measure", Measures, random), .. Behind(target, "unit/scale", Scales, random),
            .. Behind(target, "unit/currency", Currencies, random), .. Points(target), .. ShortScales(target), .. Signs(target, random),
        ];
        return all.Where(mutated => !target.IsQuoted(FirstDifference(target.Text, mutated.Sentence.Text)));
    }

    private static IEnumerable<Mutated> Behind(Target target, string kind, Dictionary<string, string[]> table, Random random)
    {
        foreach (Match match in Counted().Matches(target.Text))
        {
            var word = match.Groups["unit"];
            if (table.TryGetValue(word.Value, out var others) && others[random.Next(others.Length)] is var other && !IsTold(target, match.Groups["number"].Value, other))
                yield return target.Replacing(kind, word.Index, word.Length, other);
        }
    }

    /// <summary>The passage gives the number in that unit too.</summary>
    private static bool IsTold(Target target, string number, string unit) => target.CitedText.Contains($"{number} {unit}", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Mutated> Points(Target target)
    {
        foreach (Match match in Percent().Matches(target.Text))
            yield return target.Replacing("unit/points", match.Index, match.Length, match.Value.Contains("point", StringComparison.Ordinal) ? " per cent" : " percentage points");
    }

    private static IEnumerable<Mutated> ShortScales(Target target) => ShortScale().Matches(target.Text)
        .Select(match => target.Replacing("unit/scale", match.Index, match.Length, match.Value == "m" ? "bn" : "m"));

    private static IEnumerable<Mutated> Signs(Target target, Random random)
    {
        string[] signs = ["£", "€", "$"];
        foreach (Match match in Sign().Matches(target.Text))
        {
            var other = signs.Where(sign => sign != match.Groups[1].Value).ElementAt(random.Next(2));
            if (!target.CitedText.Contains(other + match.Groups[2].Value, StringComparison.Ordinal))
                yield return target.Replacing("unit/currency", match.Groups[1].Index, match.Groups[1].Length, other);
        }
    }

    private static int FirstDifference(string one, string other) => one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();

    private static Dictionary<string, string[]> Table(string text) => text.Split(['\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split(": ")).GroupBy(line => line[0]).ToDictionary(line => line.Key, line => line.First()[1].Split(' '), StringComparer.Ordinal);

    [GeneratedRegex(@"(?<![\p{L}])(?<number>[£€$₹]?(?!(?:1[5-9]|20)\d\d )\d(?:[\d.,\u00A0\u202F]*\d)?(?: \d{3})?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\p{L}+)?)(?: (?:million|billion|thousand|hundred|millions|milliards)(?= d'?e?u))?(?: thousand|(?: (?:million|billion|millions|milliards))(?= euros| dollars| pounds| rand| koruna| francs| d'euros)(?: d')?)?(?: |-)(?:(?:square|cubic|new|other|hospital|local|full-time) )?(?<unit>\p{Ll}+)", RegexOptions.IgnoreCase)]
    private static partial Regex Counted();

    [GeneratedRegex(@"(?<=\d)(?:%| ?per cent| ?percent| (?:percentage )?points?)(?!\p{L}| points?| of the)")]
    private static partial Regex Percent();

    [GeneratedRegex(@"(?<=[£€$]\d+(?:\.\d+)?)(?:m|bn)\b")]
    private static partial Regex ShortScale();

    [GeneratedRegex(@"([£€$])(\d[\d.,]*\d|\d)")]
    private static partial Regex Sign();
}
