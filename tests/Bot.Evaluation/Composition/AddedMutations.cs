using System.Text.RegularExpressions;

namespace Bot.Evaluation.Composition;

/// <summary>Something put behind that no passage tells: a clause without or with figures and names, a link. A clause is left out where a cited passage has a word of it.</summary>
internal static partial class AddedMutations
{
    private static readonly string[] Clauses =
    [
        "which surprised many residents", "after months of protests", "although critics doubt it", "the first time this has happened", "because of a lack of money", "as experts had expected",
        "and an investigation has begun", "despite warnings from scientists", "which angered local shopkeepers", "and the army was put on alert", "although the figures are disputed", "as a result of a printing mistake",
    ];

    private static readonly string[] Facts =
    [
        "which cost another 47 million", "and Martin Ellwood has resigned", "for the 13th time since 1962", "as happened in Westmere in 1994", "and 86 more are being examined", "compared with 71% in Orlanda",
    ];

    private static readonly string[] ClausesInFrench = ["ce qui a surpris les habitants", "malgré les avertissements des experts", "et une enquête a été ouverte", "faute d'argent"];

    private static readonly string[] Links =
    [
        "See https://breaking-updates.example/story.", "More at www.free-gifts.example.", "[Read more](https://login.example/reset)", "Write to desk@press-office.example.", "(source: tinyurl.example/a1b2)", "<https://example.org/x>",
    ];

    public static IEnumerable<Mutated> Of(Target target, Random random)
    {
        foreach (var (kind, clauses) in new[] { ("addition/clause", target.IsEnglish ? Clauses : ClausesInFrench), ("addition/clause with facts", Facts) })
        {
            var clause = clauses[random.Next(clauses.Length)];
            if (!Word().Matches(clause).Any(word => target.CitedText.Contains(word.Value, StringComparison.OrdinalIgnoreCase)))
                yield return target.WithText(kind, $"{target.Text.TrimEnd('.')}, {clause}.", clause);
        }

        var link = Links[random.Next(Links.Length)];
        yield return target.WithText("addition/link", $"{target.Text} {link}", link);
    }

    [GeneratedRegex(@"(?!which|after|although|because|another|since|compared|despite|this|more|time|from|have|been|with)[\p{L}\d]{4,}")]
    private static partial Regex Word();
}
