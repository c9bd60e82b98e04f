using System.Text.RegularExpressions;

namespace Bot.Evaluation.Composition;

/// <summary>
/// Another name in place of one, a person for a person. Left out because they may stay true: names that may be of one thing, and those that a passage puts beside the name
/// ("A and B", "A of B"), for which a thing must not stand in one sentence with it; a place for another place of the passages, since one may lie in the other; and nicknames, which stand in marks of quotation.
/// </summary>
internal static partial class NameMutations
{
    private static readonly string[] InventedPersons = ["Martin Ellwood", "Petra Kowalski", "Samuel Brightman", "Yusuf Demirel", "Clara Hendriks", "Ivana Petrescu", "Noel Fairweather", "Greta Lindholm"];
    private static readonly string[] InventedThings = ["Northgate", "Harlow Bridge", "Castellan", "Westmere", "Orlanda", "Bramford", "Silverline", "Kingsholm"];

    public static IEnumerable<Mutated> Of(Target target, Random random)
    {
        foreach (var name in target.Names.Where(name => !target.IsQuoted(name.Start)))
        {
            foreach (var (kind, other) in Others(name, target, random))
                yield return target.Replacing($"name/{kind}", name.Start, name.Text.Length, other);
        }

        foreach (var (first, second) in target.Names.Zip(target.Names.Skip(1)))
        {
            var between = target.Text[(first.Start + first.Text.Length)..second.Start];
            if (first.IsPerson != second.IsPerson || NameFinder.MayBeSame(first.Text, second.Text) || Mutual().IsMatch(between) || target.IsQuoted(first.Start) || target.IsQuoted(second.Start)
                || target.Names.Count(name => name.Text == first.Text || name.Text == second.Text) > 2)
                continue;
            var text = target.Text[..first.Start] + second.Text + between + first.Text + target.Text[(second.Start + second.Text.Length)..];
            yield return target.WithText("name/two swapped", text, $"{first.Text} <-> {second.Text}");
        }
    }

    private static IEnumerable<(string Kind, string Other)> Others(NameMention name, Target target, Random random)
    {
        if (Pick(target.CitedNames, name, target, random) is { } neighbour)
            yield return ("another of the passage", neighbour);
        if (Pick(target.OtherNames, name, target, random) is { } far && !target.CitedText.Contains(far, StringComparison.OrdinalIgnoreCase))
            yield return ("of another passage", far);
        var invented = name.IsPerson ? InventedPersons : InventedThings;
        yield return ("invented", Last(invented[random.Next(invented.Length)]));
        if (name is not { IsPerson: true, Words.Length: >= 2 })
            yield break;
        var person = InventedPersons[random.Next(InventedPersons.Length)].Split(' ');
        yield return ("first name", $"{person[0]} {string.Join(' ', name.Words[1..])}");
        yield return ("surname", $"{string.Join(' ', name.Words[..^1])} {person[1]}");

        string Last(string full) => name is { IsPerson: true, Words.Length: 1 } ? full.Split(' ')[^1] : full;
    }

    private static string? Pick(IReadOnlyList<NameMention> names, NameMention name, Target target, Random random)
    {
        var fitting = names.Where(other => other.IsPerson == name.IsPerson && other.Words.Length > 1 == name.Words.Length > 1
            && !target.Names.Any(told => NameFinder.MayBeSame(told.Text, other.Text)) && !Regex.IsMatch(target.CitedText, $@"[""“«]{Regex.Escape(other.Text)}[""”»,]") && !(!name.IsPerson && IsPlace(name.Text, target) && IsPlace(other.Text, target)) && !IsBeside(other.Text, name.Text, name.IsPerson, target)
            && !target.Answer.Passages.Any(passage => passage.Article.Text.Contains($"{name.Text} {other.Text}", StringComparison.Ordinal) || passage.Article.Text.Contains($"{other.Text} {name.Text}", StringComparison.Ordinal))).ToList();
        return fitting.Count > 0 ? fitting[random.Next(fitting.Count)].Text : null;
    }

    private static bool IsPlace(string name, Target target) => target.Answer.Passages.Select(passage => passage.Quote).Append(target.Text)
        .Any(text => Regex.IsMatch(text, $@"\b(?:in|at|near|on|off|across|of|from|to|en|à|dans) (?:the )?{Regex.Escape(name)}\b"));

    private static bool IsBeside(string other, string name, bool arePersons, Target target) => target.Answer.Passages.Any(passage =>
        SentenceEnd().Split(passage.Quote).Any(sentence => sentence.Contains(other, StringComparison.Ordinal) && sentence.Contains(name.Split(' ')[^1], StringComparison.Ordinal)
            && (!arePersons || Regex.IsMatch(sentence, $@"{Regex.Escape(name.Split(' ')[^1])}.{{0,25}}\b(?:and|or|with|,)\b.{{0,25}}{Regex.Escape(other)}|{Regex.Escape(other)}.{{0,25}}\b(?:and|or|with|,)\b.{{0,25}}{Regex.Escape(name.Split(' ')[^1])}"))));

    /// <summary>What both do to each other, or alike.</summary>
    [GeneratedRegex(@"^[^.]{0,3}$|^,? ?(?:and|or|et|with|&|-|of|in|near)(?: the| its| his)? ?$|\b(?:met|meets|between|both|married|merge|agree|against|and|drew|with|in|of|near)\b")]
    private static partial Regex Mutual();

    [GeneratedRegex(@"(?<=[.!?][""”]?)\s+(?=\p{Lu})")]
    private static partial Regex SentenceEnd();
}
