using System.Text.RegularExpressions;

namespace Bot.Evaluation.Composition;

internal sealed record NameMention(int Start, string Text, bool IsPerson)
{
    public string[] Words => Text.Split(' ');
}

/// <summary>Proper names by their capitals, and which of them are persons by what stands around them in the article. Misses some; what it finds are names.</summary>
internal static partial class NameFinder
{
    private static readonly HashSet<string> Titles = Set(
        "Mr Mrs Ms Miss Dr Sir Dame Lord Lady Professor Prof President Prime Minister Judge Justice Mayor Captain Colonel Inspector Detective Chief Constable Councillor Councilwoman Commissioner Home Secretary Interior Foreign Manager Director Chancellor Coach Owner Striker M Mme Monsignor Dom Shadow MP Labour CEO Executive the of The Of former Former Qualifier Mother Father");

    private static readonly HashSet<string> NoNames = Set(
        "January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas I II BC AD TV OK COVID Covid"
        + " British English Scottish Welsh Irish French German Italian Spanish European American African Asian Norwegian Danish Dutch Belgian Hungarian Australian Indian Chinese Japanese Russian Ukrainian"
        + " Georgian Chilean Polish Brazilian Nigerian Bahraini Serb Argentine Latin Roman Canadian Israeli Palestinian Turkish Czech Swiss Austrian Portuguese Swedish Finnish Greek Korean Mexican");

    private static readonly HashSet<string> OrganizationWords = Set(
        "Council University Party League Trust Society Union Office Bank Museum Foods Air Partners Railway City United Islands Bay Street River Lane Road Clinic Institute Group Ltd Energy Alliance Act Treaty Court Police Ministry House Festival"
        + " Park Hall Zoo Abbey Dam Wharf Hospital Hospitals Infirmary Academy School Football Club Cup Open Tour Test Prize Ground States Kingdom Valleys Trophy Times Post News Register Commission Foundation Airport Port Lake Lakes Sea North South East West New Saint St Mount Tarn Channel Tunnel");

    public static IReadOnlyList<NameMention> In(string text, string article)
    {
        var mentions = new List<NameMention>();
        foreach (Match match in Capitals().Matches(text))
        {
            var (start, words) = (match.Index, match.Value.Split(' ').ToList());
            if (BeginsSentence(text, start) && !IsName(words[0], words.Count, article))
                Drop();
            while (words.Count > 0 && Titles.Contains(words[0]))
                Drop();
            if (words.Count == 0)
                continue;
            if (words[0].Length > 2 && words[0][0] is 'L' or 'D' && words[0].Length > 2 && words[0][1] is '\'' or '’')
                (start, words[0]) = (start + 2, words[0][2..]);
            var name = Possessive().Replace(string.Join(' ', words), "");
            if (name.Length < 3 || Contraction().IsMatch(name) || words.Exists(word => word.Length > 4 && word.All(char.IsUpper)) || (words.Count == 1 && !IsInside(name, article)) || words.TrueForAll(NoNames.Contains) || NoNames.Contains(words[0]) || NoNames.Contains(words[^1]))
                continue;
            mentions.Add(new NameMention(start, name, IsPerson(name, article)));

            void Drop()
            {
                start += words[0].Length + 1;
                words.RemoveAt(0);
            }
        }

        return mentions;
    }

    /// <summary>One word in common, letters of which one is the other's initials, or two names of one thing.</summary>
    public static bool MayBeSame(string one, string other) =>
        Parts(one).Intersect(Parts(other), StringComparer.OrdinalIgnoreCase).Any() || Initials(one) == other || Initials(other) == one || (AliasOf(one) is { } alias && alias == AliasOf(other));

    private static IEnumerable<string> Parts(string name) => name.Split(' ', '-').Where(part => part.Length > 2);

    private static string Initials(string name) => string.Concat(name.Split(' ').Where(word => char.IsUpper(word[0])).Select(word => word[0]));

    private static int? AliasOf(string name) => name switch
    {
        "UK" or "U.K" or "Britain" or "United Kingdom" or "England" or "London" => 1,
        "US" or "U.S" or "USA" or "America" or "United States" => 2,
        "EU" or "European Union" or "Europe" or "Brussels" => 3,
        "Calais" or "Jungle" or "France" or "Channel" or "Paris" => 4,
        _ => null,
    };

    private static bool BeginsSentence(string text, int start) => start == 0 || (start >= 2 && Beginning().IsMatch(text[..start]));

    /// <summary>A word that begins a sentence may have its capital from there alone.</summary>
    private static bool IsName(string word, int words, string article) =>
        words > 1 && !Titles.Contains(word)
            ? !Regex.IsMatch(article, $@"(?<!\p{{L}}){Regex.Escape(word.ToLowerInvariant())}(?!\p{{L}})")
            : IsInside(Possessive().Replace(word, ""), article);

    /// <summary>Stands with its capital within a sentence.</summary>
    private static bool IsInside(string name, string article) => Regex.IsMatch(article, $@"[\p{{Ll}},] (?:al-|el-)?{Regex.Escape(name)}(?!\p{{L}})");

    private static bool IsPerson(string name, string article)
    {
        var words = name.Split(' ');
        if (words.Exists(OrganizationWords.Contains) || words.Length > 4 || words.Exists(word => (char.IsLower(word[0]) && !word.Contains('-', StringComparison.Ordinal)) || word.Length < 2 || word.All(char.IsUpper)))
            return false;
        var escaped = Regex.Escape(name);
        if (words.Length > 1 && Regex.IsMatch(article, $@"(?<!{Regex.Escape(words[^2])} |the ){Regex.Escape(words[^1])}(?: \p{{Ll}}|['’]s\b)") && !Regex.IsMatch(article, $@"[Tt]he {escaped}"))
            return true;
        return Regex.IsMatch(
            article,
            words.Length > 1
                ? $@"{escaped}(?:,? (?:said|says|told|wrote|who)|, (?:aged )?\d\d|,? (?:called|an? |the |\d\d))|(?:Mr|Mrs|Ms|Dr|Sir|Professor|Judge|President|Mayor|MP|Minister|Secretary|(?:said|by|director|minister|leader|chairman|chairwoman|executive|president|mayor|coach|captain|secretary|spokesman|vet|head|chief|founder|author|analyst|barrister|prosecutor|economist|defender|midfielder|striker|engineer|general),?) {escaped}"
                : $@"(?:Mr|Mrs|Ms|Dr|Mme) {escaped}|\p{{Lu}}\p{{L}}+ {escaped}(?:, \d\d| said|,? who)|{escaped} (?:said|told|wrote)\b");
    }

    private static bool Exists(this string[] words, Predicate<string> predicate) => Array.Exists(words, predicate);

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);

    [GeneratedRegex(@"(?<![\p{L}\p{N}@/.])(?:al-|el-)?\p{Lu}[\p{L}\p{N}]*(?:['’-][\p{L}\p{N}]+)*(?: (?:(?:of|de|du|van|von|al|el|la) )?(?:al-|el-)?\p{Lu}[\p{L}\p{N}]*(?:['’-][\p{L}\p{N}]+)*)*")]
    private static partial Regex Capitals();

    [GeneratedRegex(@"['’](?:d|m|ll|ve|re|t)\b")]
    private static partial Regex Contraction();

    [GeneratedRegex(@"['’]s?$")]
    private static partial Regex Possessive();

    [GeneratedRegex(@"(?:[.!?:;]['""”»]? |[""“«] ?|\n)$")]
    private static partial Regex Beginning();
}
