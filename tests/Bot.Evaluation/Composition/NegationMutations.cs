using System.Text.RegularExpressions;

namespace Bot.Evaluation.Composition;

/// <summary>A denial put in or taken out, in several wordings. Sentences that deny something already get no second denial.</summary>
internal static partial class NegationMutations
{
    private static readonly Dictionary<string, string> Infinitives = new(StringComparer.Ordinal)
    {
        ["said"] = "say",
        ["rose"] = "rise",
        ["fell"] = "fall",
        ["won"] = "win",
        ["lost"] = "lose",
        ["killed"] = "kill",
        ["voted"] = "vote",
        ["agreed"] = "agree",
        ["called"] = "call",
        ["blamed"] = "blame",
        ["received"] = "receive",
        ["asked"] = "ask",
        ["announced"] = "announce",
        ["warned"] = "warn",
        ["signed"] = "sign",
        ["beat"] = "beat",
        ["reached"] = "reach",
        ["cost"] = "cost",
        ["told"] = "tell",
        ["took"] = "take",
        ["made"] = "make",
        ["gave"] = "give",
        ["began"] = "begin",
        ["found"] = "find",
        ["bought"] = "buy",
        ["sold"] = "sell",
        ["met"] = "meet",
        ["led"] = "lead",
        ["left"] = "leave",
        ["paid"] = "pay",
        ["got"] = "get",
        ["came"] = "come",
        ["went"] = "go",
        ["built"] = "build",
        ["kept"] = "keep",
        ["held"] = "hold",
        ["died"] = "die",
        ["survived"] = "survive",
        ["approved"] = "approve",
        ["raised"] = "raise",
        ["destroyed"] = "destroy",
        ["injured"] = "injure",
        ["resigned"] = "resign",
        ["founded"] = "found",
        ["joined"] = "join",
        ["scored"] = "score",
        ["launched"] = "launch",
        ["started"] = "start",
        ["opened"] = "open",
        ["closed"] = "close",
        ["stopped"] = "stop",
        ["created"] = "create",
        ["helped"] = "help",
        ["spent"] = "spend",
        ["became"] = "become",
        ["played"] = "play",
    };

    private static readonly (Regex Denial, string Without)[] Denials =
    [
        (new(@"(?<=\b(?:was|were|is|are|has|have|had|will|would|can|could|may|must|should|did|do|does)) not\b(?! only)"), ""),
        (new(@"\bcannot\b"), "can"),
        (new(@"(?<=\b(?:was|were|is|are|has|have|had|would|could|should|did|do|does))n['’]t\b"), ""),
        (new(@" never\b"), ""),
        (new(@"\bno longer\b"), "still"),
        (new(@"\b(?:[Nn]obody|[Nn]o one)\b"), "somebody"),
        (new(@"\b[Nn]one of\b"), "all of"),
        (new(@"\bwithout\b(?! (?:a|the) doubt)"), "with"),
        (new(@"(?<!\p{L})[Nn]o (?!more|less|fewer|longer|doubt|matter|one)(?=\p{Ll}{3,})"), "some "),
        (new(@"\b(?:n'|ne )(?=\p{Ll}+ (?:pas|aucune?)\b)(\p{Ll}+) (?:pas|aucune?)\b"), "$1"),
    ];

    public static IEnumerable<Mutated> Of(Target target, Random random)
    {
        foreach (var mutated in Removed(target))
            yield return mutated;
        if (Denying().IsMatch(target.Text) || target.Quotes.Count > 0 && target.Quotes[0].Length > target.Text.Length / 2)
            yield break;
        foreach (var mutated in target.IsEnglish ? Added(target, random) : AddedInFrench(target))
            yield return mutated;
    }

    private static IEnumerable<Mutated> Removed(Target target)
    {
        foreach (var (denial, without) in Denials)
        {
            if (denial.Match(target.Text) is { Success: true } match && !target.IsQuoted(match.Index))
                yield return target.WithText("negation/removed", Capital(target.Text[..match.Index] + match.Result(without) + target.Text[(match.Index + match.Length)..]), $"without \"{match.Value.Trim()}\"");
        }
    }

    private static IEnumerable<Mutated> Added(Target target, Random random)
    {
        var auxiliaries = Auxiliary().Matches(target.Text).Where(match => !target.IsQuoted(match.Index)).ToList();
        if (auxiliaries.Count > 0)
        {
            var chosen = auxiliaries[random.Next(auxiliaries.Count)];
            yield return target.WithText("negation/not", target.Text.Insert(chosen.Index + chosen.Length, " not"), $"{chosen.Value} not");
            chosen = auxiliaries[random.Next(auxiliaries.Count)];
            var word = random.Next(2) == 0 ? "never" : "no longer";
            yield return target.WithText("negation/never", target.Text.Insert(chosen.Index + chosen.Length, " " + word), $"{chosen.Value} {word}");
        }

        var verbs = PastVerb().Matches(target.Text).Where(match => !target.IsQuoted(match.Index) && Infinitives.ContainsKey(match.Value)).ToList();
        if (verbs.Count > 0)
        {
            var chosen = verbs[random.Next(verbs.Count)];
            string[] forms = [$"did not {Infinitives[chosen.Value]}", $"didn't {Infinitives[chosen.Value]}", $"never {chosen.Value}", $"failed to {Infinitives[chosen.Value]}"];
            yield return target.Replacing("negation/did not", chosen.Index, chosen.Length, forms[random.Next(forms.Length)]);
        }

        if (target.Quotes.Count == 0)
        {
            var first = target.Names.Any(name => name.Start == 0) || char.IsDigit(target.Text[0]) ? target.Text[..1] : target.Text[..1].ToLowerInvariant();
            yield return target.WithText("negation/whole", $"It is {(random.Next(2) == 0 ? "not true" : "wrong")} that {first}{target.Text[1..]}", "it is not true that");
        }
    }

    private static IEnumerable<Mutated> AddedInFrench(Target target) => FrenchVerb().Matches(target.Text).Where(match => !target.IsQuoted(match.Index)).Take(1)
        .Select(match => target.Replacing("negation/not", match.Index, match.Length, (match.Value[0] is 'a' or 'e' or 'o' ? "n'" : "ne ") + match.Value + " pas"));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"\b(?:not|no|never|nobody|none|nothing|neither|nor|without|cannot|hardly|fail\w*|den(?:y|ies|ied)|refus\w+|reject\w*|ruled out|ne|pas|aucune?|only|unlikely|far from)\b|n['’]t\b|\bn'", RegexOptions.IgnoreCase)]
    private static partial Regex Denying();

    [GeneratedRegex(@"\b(?:(?:was|were|is|are|will|would|can|could|should|must)(?= \p{Ll})|(?:has|have|had)(?= (?:been|\p{Ll}+ed|won|lost|made|met|fallen|risen|grown|taken|become|begun|sent|put|shown|given|gone|come|left|led|found|bought|sold|seen|set|said|told|gained)\b))")]
    private static partial Regex Auxiliary();

    [GeneratedRegex(@"(?<!\b(?:was|were|is|are|be|been|being|has|have|had|the|an?|of|by|and|its|his|her|their|to|get|got|in|newly|as|or|who|at|it|for|with|some|about|than|from|would|could|will|can|may|might|must|should|did|do|does|minutes|seconds|hours|all|hard|as|soon) |\d |[,;]\s|^)(?<=\p{L} )\p{Ll}+(?:ed|[ltdk]|se|me|ve|n|w)\b(?! by\b)")]
    private static partial Regex PastVerb();

    [GeneratedRegex(@"(?<!\p{L}['’]?)(?:a|est|sera|ont|sont|augmenteront|coûte|emploie|concerne|demande|réclame|gagnent)\b(?= \p{L})")]
    private static partial Regex FrenchVerb();
}
