using System.Collections.Frozen;

namespace Bot.Core.Figures;

/// <summary>Singular and plural of English nouns.</summary>
internal static class Nouns
{
    private static readonly FrozenDictionary<string, string> Irregular = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["men"] = "man",
        ["women"] = "woman",
        ["children"] = "child",
        ["feet"] = "foot",
        ["teeth"] = "tooth",
        ["mice"] = "mouse",
        ["geese"] = "goose",
        ["lives"] = "life",
        ["wives"] = "wife",
        ["knives"] = "knife",
        ["wolves"] = "wolf",
        ["shelves"] = "shelf",
        ["leaves"] = "leaf",
        ["halves"] = "half",
        ["loaves"] = "loaf",
        ["thieves"] = "thief",
        ["crises"] = "crisis",
        ["analyses"] = "analysis",
        ["bases"] = "base",
        ["cases"] = "case",
        ["houses"] = "house",
        ["causes"] = "cause",
        ["movies"] = "movie",
        ["cookies"] = "cookie",
        ["ties"] = "tie",
        ["pies"] = "pie",
        ["lies"] = "lie",
        ["selfies"] = "selfie",
        ["species"] = "species",
        ["vertebrae"] = "vertebra",
        ["data"] = "data",
        ["media"] = "media",
        ["bacteria"] = "bacterium",
        ["alumni"] = "alumnus",
        ["series"] = "series",
        ["people"] = "people",
        ["criteria"] = "criterion",
        ["phenomena"] = "phenomenon",
        ["potatoes"] = "potato",
        ["heroes"] = "hero",
        ["tomatoes"] = "tomato",
        ["viruses"] = "virus",
        ["buses"] = "bus",
        ["gases"] = "gas",
        ["lenses"] = "lens",
        ["bonuses"] = "bonus",
        ["campuses"] = "campus",
        ["shoes"] = "shoe",
        ["axes"] = "axe",
        ["police"] = "police",
        ["cattle"] = "cattle",
        ["aircraft"] = "aircraft",
        ["spacecraft"] = "spacecraft",
        ["sheep"] = "sheep",
        ["fish"] = "fish",
        ["deer"] = "deer",
        ["offspring"] = "offspring",
        ["news"] = "news",
        ["gas"] = "gas",
        ["bus"] = "bus",
        ["virus"] = "virus",
        ["lens"] = "lens",
        ["bonus"] = "bonus",
        ["campus"] = "campus",
        ["status"] = "status",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> IrregularPlurals =
        Irregular.Where(pair => pair.Key != pair.Value || Unchanged(pair.Key)).ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    private static readonly FrozenSet<string> Singulars = Irregular.Values.ToFrozenSet(StringComparer.Ordinal);

    /// <param name="noun">In small letters.</param>
    public static string Singular(string noun)
    {
        if (Irregular.TryGetValue(noun, out var singular))
            return singular;
        if (noun.Length > 5 && noun.EndsWith("men", StringComparison.Ordinal) && noun is not "specimen" and not "regimen" and not "abdomen")
            return noun[..^2] + "an";
        if (noun.Length > 4 && noun.EndsWith("children", StringComparison.Ordinal))
            return noun[..^3];
        if (noun.Length > 4 && noun.EndsWith("ies", StringComparison.Ordinal))
            return noun[..^3] + "y";
        if (noun.Length > 4 && (noun.EndsWith("sses", StringComparison.Ordinal) || noun.EndsWith("ches", StringComparison.Ordinal) || noun.EndsWith("shes", StringComparison.Ordinal) || noun.EndsWith("xes", StringComparison.Ordinal)))
            return noun[..^2];
        return IsRegularPlural(noun) ? noun[..^1] : noun;
    }

    public static string Plural(string noun)
    {
        if (IrregularPlurals.TryGetValue(noun, out var plural))
            return plural;
        if (IsPlural(noun))
            return noun;
        if (noun.EndsWith("man", StringComparison.Ordinal) && noun.Length > 4 && noun is not "human" and not "german" and not "roman")
            return noun[..^2] + "en";
        if (noun.Length > 2 && noun[^1] == 'y' && !"aeiou".Contains(noun[^2], StringComparison.Ordinal))
            return noun[..^1] + "ies";
        if (noun.EndsWith('s') || noun.EndsWith('x') || noun.EndsWith("ch", StringComparison.Ordinal) || noun.EndsWith("sh", StringComparison.Ordinal))
            return noun + "es";
        return noun + "s";
    }

    /// <summary>Written as a plural; some singulars look like one ("gas").</summary>
    public static bool IsPlural(string noun) => (Irregular.TryGetValue(noun, out var singular) && (singular != noun || Unchanged(noun)))
        || (noun.Length > 4 && noun.EndsWith("men", StringComparison.Ordinal)) || noun is "personnel" or "staff" or "troops" || IsRegularPlural(noun);

    private static bool Unchanged(string noun) =>
        noun is "people" or "species" or "series" or "police" or "cattle" or "aircraft" or "spacecraft" or "sheep" or "fish" or "deer" or "offspring";

    private static bool IsRegularPlural(string noun) =>
        noun.Length > 2 && noun[^1] == 's' && noun[^2] is not ('s' or 'u' or 'i' or '\'' or '’') && !Singulars.Contains(noun);
}
