using System.Text.RegularExpressions;

namespace Bot.Evaluation.Composition;

/// <summary>What somebody said told as a fact or given to another; a quote with one word changed.</summary>
internal static partial class SpeechMutations
{
    private static readonly string[] Speakers = ["the police", "a spokesman for the ministry", "the opposition", "a neighbour", "the mayor"];

    public static IEnumerable<Mutated> Of(Target target, Random random)
    {
        foreach (var mutated in Quotes(target, random))
            yield return mutated;
        if (!target.IsEnglish || target.Quotes.Count > 0)
            yield break;
        foreach (var pattern in new[] { SaidThat(), AccordingTo(), AccordingToBehind(), SaidBehind() })
        {
            if (pattern.Match(target.Text) is not { Success: true } match)
                continue;
            var (speaker, told) = (match.Groups["speaker"], match.Groups["told"].Value.TrimEnd('.') + ".");
            yield return target.WithText("attribution/dropped", char.ToUpperInvariant(told[0]) + told[1..], $"without {speaker.Value}");
            var isPerson = target.Names.Any(name => name.IsPerson && speaker.Index <= name.Start && name.Start < speaker.Index + speaker.Length);
            var other = isPerson && random.Next(3) > 0 && target.CitedNames.Where(name => name is { IsPerson: true, Words.Length: > 1 } && !target.Names.Any(own => NameFinder.MayBeSame(own.Text, name.Text)))
                .Select(name => name.Text).ToList() is { Count: > 0 } persons ? persons[random.Next(persons.Count)] : Speakers[random.Next(Speakers.Length)];
            if (!speaker.Value.Contains(other.Split(' ')[^1], StringComparison.OrdinalIgnoreCase) && (target.Names.Count > 0 || !target.CitedText.Contains(other.Split(' ')[^1], StringComparison.OrdinalIgnoreCase)))
                yield return target.Replacing("attribution/given to another", speaker.Index, speaker.Length, speaker.Index == 0 ? char.ToUpperInvariant(other[0]) + other[1..] : other);
            yield break;
        }
    }

    private static IEnumerable<Mutated> Quotes(Target target, Random random)
    {
        foreach (var quote in target.Quotes)
        {
            var words = ContentWord().Matches(quote.Value).ToList();
            var others = target.Answer.Passages.SelectMany(passage => ContentWord().Matches(passage.Quote)).Select(match => match.Value).Where(word => char.IsLower(word[0])).Distinct().ToList();
            if (words.Count == 0 || others.Count == 0)
                continue;
            var chosen = words[random.Next(words.Count)];
            var start = quote.Index + chosen.Index;
            var other = others[random.Next(others.Count)];
            if (!IsTold(target, quote.Value.Remove(chosen.Index, chosen.Length).Insert(chosen.Index, other)))
                yield return target.Replacing("quote/word replaced", start, chosen.Length, other);
            if (words.Count > 2 && target.Text[start - 1] == ' ' && !IsTold(target, quote.Value.Remove(chosen.Index - 1, chosen.Length + 1)))
                yield return target.WithText("quote/word dropped", target.Text.Remove(start - 1, chosen.Length + 1), $"without \"{chosen.Value}\"");
            yield return target.WithText("quote/word put in", target.Text.Insert(start, other + " "), $"with \"{other}\"");
        }
    }

    private static bool IsTold(Target target, string quote) => target.CitedText.Contains(quote.Trim('"', '“', '”', '«', '»', ' ', ' ', '.', ','), StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^(?<speaker>[^,;]{3,60}?)(?:, [^,]+,)? (?:has |had )?(?:said|says|say|announced|warned|claims?|claimed|complained|estimates?|argued|wrote|believes?|believe|predicted|admitted|insisted) (?:that |(?=(?:the|it|its|he|she|they|there|a|an|his|her|\p{Lu}\p{Ll}+) ))(?<told>.+)$")]
    private static partial Regex SaidThat();

    [GeneratedRegex(@"^According to (?<speaker>[^,;]+?), (?<told>[^;]+)$")]
    private static partial Regex AccordingTo();

    [GeneratedRegex(@"^(?<told>[^;]+?),? according to (?<speaker>[^ ,;]+(?: [^ ,;]+){0,6})\.$")]
    private static partial Regex AccordingToBehind();

    [GeneratedRegex(@"^(?<told>[^;]+), (?<speaker>[^,;]+(?:, [^,;]+,)?) (?:said|say|says|admitted|reports|reported)\.$")]
    private static partial Regex SaidBehind();

    [GeneratedRegex(@"\p{L}{4,}")]
    private static partial Regex ContentWord();
}
