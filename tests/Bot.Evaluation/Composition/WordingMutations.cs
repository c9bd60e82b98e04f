using System.Text.RegularExpressions;

namespace Bot.Evaluation.Composition;

/// <summary>The contrary of a word, another nationality, and qualifiers of numbers: dropped, turned or put in.</summary>
internal static partial class WordingMutations
{
    private static readonly Dictionary<string, string> Contraries = Both(
        "rose/fell risen/fallen rise/fall increase/decrease increased/decreased grew/shrank grown/shrunk won/lost higher/lower largest/smallest biggest/smallest highest/lowest oldest/youngest longest/shortest"
        + " before/after above/below accepted/rejected approved/rejected bought/sold opened/closed began/ended supported/opposed gained/lost north/south east/west northern/southern arrested/released"
        + " convicted/acquitted confirmed/denied agreed/refused banned/allowed passed/failed raised/cut narrowed/widened strongest/weakest safe/dangerous public/private son/daughter father/mother wife/husband"
        + " brother/sister steepest/gentlest welcomed/condemned promised/refused praised/criticised best/worst earlier/later first/last early/late dropped/jumped faster/slower cheapest/dearest survived/died victory/defeat"
        + " majority/minority more/fewer inside/outside major/minor recovered/lost dropped/doubled up/down backed/opposed");

    private static readonly string[] Nations = ["British", "French", "German", "Italian", "Spanish", "Irish", "Danish", "Norwegian", "Polish", "Georgian", "Hungarian", "American", "Belgian", "Australian", "Chilean", "Nigerian", "Brazilian", "Indian"];

    public static IEnumerable<Mutated> Of(Target target, Random random)
    {
        if (!target.IsEnglish)
            return [];
        return Contrary(target).Concat(Nation(target, random)).Concat(Qualifiers(target, random)).Where(mutated => mutated.Sentence.Text != target.Text);
    }

    private static IEnumerable<Mutated> Contrary(Target target)
    {
        foreach (Match match in Word().Matches(target.Text))
        {
            if (Contraries.TryGetValue(match.Value, out var contrary) && !target.IsQuoted(match.Index) && !Idiom().IsMatch(target.Text[Math.Max(0, match.Index - 12)..Math.Min(target.Text.Length, match.Index + 16)]))
                yield return target.Replacing("contrary/word", match.Index, match.Length, contrary);
        }
    }

    private static IEnumerable<Mutated> Nation(Target target, Random random)
    {
        foreach (Match match in Regex.Matches(target.Text, $@"\b(?:{string.Join('|', Nations)})\b"))
        {
            var other = Nations[random.Next(Nations.Length)];
            if (!target.IsQuoted(match.Index) && !target.CitedText.Contains(other, StringComparison.Ordinal))
                yield return target.Replacing("contrary/nationality", match.Index, match.Length, other);
        }
    }

    private static IEnumerable<Mutated> Qualifiers(Target target, Random random)
    {
        foreach (var match in Qualifier().Matches(target.Text).Where(match => !target.IsQuoted(match.Index)))
        {
            var (word, isFirst) = (match.Groups[1].Value, match.Index == 0);
            var turned = word.ToLowerInvariant() switch
            {
                "at least" => "at most",
                "at most" or "up to" or "no more than" => "at least",
                "more than" or "over" or "nearly" or "almost" => "fewer than",
                "fewer than" or "less than" or "under" => "more than",
                _ => "more than",
            };
            if (word.ToLowerInvariant() is "nearly" or "almost" or "about" or "around" or "some")
                turned = "more than";
            yield return target.Replacing("qualifier/turned", match.Groups[1].Index, word.Length, isFirst ? Capital(turned) : turned);
            if (word.ToLowerInvariant() is not ("about" or "around" or "some"))
                yield return target.WithText("qualifier/dropped", isFirst ? Capital(target.Text[match.Length..]) : target.Text.Remove(match.Index, match.Length), $"without \"{word}\"");
        }

        foreach (var match in Bare().Matches(target.Text).Where(match => !target.IsQuoted(match.Index)))
        {
            string[] added = ["more than ", "nearly ", "fewer than ", "almost "];
            yield return target.WithText("qualifier/put in", target.Text.Insert(match.Index, added[random.Next(added.Length)]), $"before {match.Value}");
        }
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static Dictionary<string, string> Both(string pairs) => pairs.Split(' ').Select(pair => pair.Split('/')).SelectMany(pair => new[] { (pair[0], pair[1]), (pair[1], pair[0]) })
        .DistinctBy(pair => pair.Item1).ToDictionary(StringComparer.Ordinal);

    [GeneratedRegex(@"(?<![-\p{L}])\p{Ll}+(?![-\p{L}])")]
    private static partial Regex Word();

    /// <summary>Where the word says something else.</summary>
    [GeneratedRegex(@"(?:more|fewer) than|named after|put \p{L}+ (?:up|down)|no (?:more|later|earlier)|no longer|at (?:first|last|best)|for the (?:first|last)|first (?:name|aid|half)|set up|up to|up with|(?:take|took|make|made|give|gave|given|end|ended|called?|put|turned|set|sold|bought) (?:up|down)|both before|left (?:foot|hand|a|an)|(?:named?|award for) best|as well|up for|up by|one more|(?:was|is|were|are) up|more (?:\p{Ll}+ed|\p{Ll}+ve|\p{Ll}+nt)\b|looking? for|for (?:a|the|its|his|their)")]
    private static partial Regex Idiom();

    [GeneratedRegex(@"\b(at least|at most|up to|no more than|more than|over(?! \p{L}+ (?:years|months|weeks|days)| \d+ (?:years|months|weeks|days))|fewer than|less than|under|nearly|almost|about|around|some) (?=[£€$₹]?\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|a third|a quarter)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Qualifier();

    [GeneratedRegex(@"(?<=\b(?:of|by|to|from|for|killed|injured|has|have|had|were|was|are|is|cost|costs|employs|made|won|took|received|gave|with|in|a|covers|destroyed|scored|collected|earned) )(?!(?:1[5-9]|20)\d\d\b)[£€$]?\d(?:[\d.,]*\d)?(?: per cent|%|m|bn)?(?= (?!January|February|March|April|May|June|July|August|September|October|November|December)\p{Ll}|(?<=[£€$]\d[^ ]*)(?: |\.$)|[%])")]
    private static partial Regex Bare();
}
