using Bot.Core.Figures;

namespace Bot.Core.Composition;

/// <summary>Words [First, End) of a sentence that are told as somebody's.</summary>
/// <param name="Speaker">Names of who says it, as <see cref="SentenceNames.KeyOf"/> writes them; empty where only "she", "officials" or quotation marks tell.</param>
internal sealed record Speech(int First, int End, IReadOnlySet<string> Speaker, int Verb)
{
    /// <summary>Somebody claims it; "figures show" and "the firm announced" only inform.</summary>
    public bool IsClaim { get; init; } = true;

    /// <summary>Words of "X said" itself.</summary>
    public bool IsFrame(int place) => place >= FrameFirst && place < FrameEnd;

    public int FrameFirst { get; init; }

    public int FrameEnd { get; init; }
}

/// <summary>Finds what a sentence tells as somebody's words.</summary>
internal static class Speeches
{
    /// <summary>Words of a speaker: "the deputy head of the port authority, Anna Smith,".</summary>
    private const int LongestSpeaker = 20;

    /// <summary>Words that may still follow "X said" at the end: "on Tuesday", "in a statement".</summary>
    private const int Trailing = 7;

    public static List<Speech> Read(SentenceWords words, IReadOnlyList<ToldWord> told)
    {
        var lists = GuardWords.Of(words.Language);
        var speeches = new List<Speech>();
        for (var i = 0; i < told.Count; i++)
        {
            if (!IsSaying(words, told, i, lists))
                continue;
            if (IsSource(words, i))
            {
                var end = i + 1;
                while (end < words.Count && end - i < LongestSpeaker && words[end].Text is not ("," or ";" or ":" or "." or "—" or "–" or "he" or "she" or "it" or "they" or "there" or "that" or "was" or "were" or "is" or "are" or "has" or "had"))
                    end++;
                speeches.Add(new Speech(0, words.Count, NamesIn(told, i + 1, end), i) { FrameFirst = i, FrameEnd = end });
                continue;
            }

            speeches.Add(OfVerb(words, told, i) with { IsClaim = !lists.Informing.Contains(told[i].Text) && !(told[i].Text is "told" && words.IsAny(i - 1, "was", "were")) });
        }

        AddQuotations(words, speeches);
        return speeches;
    }

    private static Speech OfVerb(SentenceWords words, IReadOnlyList<ToldWord> told, int verb)
    {
        var first = verb;
        while (first > 0 && verb - first < LongestSpeaker && !IsClauseEnd(words, first - 1))
            first--;
        var end = verb + 1;
        while (end < words.Count && end - verb < LongestSpeaker && !IsClauseEnd(words, end))
            end++;
        var isBehind = first > 0 && first < verb && words.IsAny(first - 1, ",", "\"", "”", "’", "'", "»", "“") && (end >= words.Count - Trailing || words.Is(verb + 1, ",") || (words.Is(end, ",") && end - verb <= 4 && !words.Is(verb + 1, "that") && !HasVerb(words, told, verb + 1, end)));
        // "…, said the mayor": who speaks stands behind the verb.
        var isInverted = first == verb && first > 0 && (words.IsAny(first - 1, "\"", "”", "’", "»") || (told[verb].Text is "said" or "says" or "say" && words.Count - end <= Trailing && !words.IsAny(verb + 1, "that", "it", "he", "she", "they", "there") && !HasVerb(words, told, verb + 1, end)));
        if (isInverted || (isBehind && (words.Count - end <= 1 || words.Is(end, ",")) && !HasVerb(words, told, verb + 1, end)))
        {
            // "The plan, officials said, will cost more": it goes on behind; a clause about the speaker does not.
            var frameEnd = isInverted ? end : verb + 1;
            var goesOn = (words.Is(frameEnd, ",") || words.Is(end, ",")) && words[frameEnd + 1].Form == WordForm.Letters && !isInverted && !words.IsAny(frameEnd + 1, "who", "which", "adding", "after", "when", "as", "while");
            return new Speech(0, goesOn ? words.Count : first, NamesIn(told, first, frameEnd), verb) { FrameFirst = first, FrameEnd = frameEnd };
        }
        // "…, the fire chief, Roswitha Engel, admitted.": at the end, with the name between commas.
        if (first == verb && IsEnd(words, verb + 1) && first > 4)
        {
            var start = first - 2;
            for (var commas = 0; start > 0 && first - start < LongestSpeaker; start--)
            {
                if (words.Is(start, ",") && ++commas == 2)
                    break;
            }

            return new Speech(0, start, NamesIn(told, start, verb), verb) { FrameFirst = start, FrameEnd = verb + 1 };
        }

        // "The mayor, Anna Smith, said": the name stands between commas.
        var from = first;
        if (words.IsAny(first - 1, ",", ")", "-"))
        {
            for (var i = first - 2; i >= 0 && verb - i < LongestSpeaker; i--)
                from = words.IsAny(i, ".", ";", ":", "\"", "”") ? from : i;
        }

        return new Speech(verb + 1, words.Count, NamesIn(told, from, verb), verb) { FrameFirst = from, FrameEnd = verb + 1 };
    }

    /// <summary>What stands in double quotation marks, and goes on from or to another sentence.</summary>
    private static void AddQuotations(SentenceWords words, List<Speech> speeches)
    {
        var open = -1;
        for (var i = 0; i < words.Count; i++)
        {
            if (words.IsAny(i, "“", "„", "«") || (words.Is(i, "\"") && open < 0))
            {
                open = i;
            }
            else if (words.IsAny(i, "”", "»", "\""))
            {
                Add(open < 0 ? 0 : open, i);
                open = -1;
            }
        }

        if (open >= 0)
            Add(open, words.Count);

        void Add(int first, int end)
        {
            // Of a quotation inside "X said" it is X who speaks.
            if (end - first > 4 && !speeches.Exists(speech => speech.First <= first && speech.End >= end))
                speeches.Add(new Speech(first, end, new HashSet<string>(StringComparer.Ordinal), first) { FrameFirst = first, FrameEnd = first });
        }
    }

    private static HashSet<string> NamesIn(IReadOnlyList<ToldWord> told, int first, int end) =>
        told.Skip(first).Take(Math.Max(0, end - first)).Where(word => word.Role == WordRole.Name).Select(word => SentenceNames.KeyOf(word.Text)).ToHashSet(StringComparer.Ordinal);

    private static bool IsSource(SentenceWords words, int i) =>
        (words.Is(i, "according") && words.Is(i + 1, "to")) || words[i].Text is "selon" or "laut" or "según" or "secondo" or "volgens" or "segundo" or "conforme" or "zufolge" or "aldus" || (words.Is(i, "d'après"));

    private static bool IsClauseEnd(SentenceWords words, int i) =>
        (words.Is(i, "-") && words[i].SpaceBefore && words[i + 1].SpaceBefore) || words.IsAny(i, ",", ";", ":", "\"", "“", "”", "«", "»", "(", ")", "—", "–", "but", "and", "while", "after", "when", "because", "which", "who", ".", "!", "?");

    private static bool IsSaying(SentenceWords words, IReadOnlyList<ToldWord> told, int i, GuardWords lists)
    {
        var text = told[i].Text;
        // "Puts the cost at £1bn"
        if (text is "put" or "puts" && words.Language == "en")
            return Enumerable.Range(i + 1, 7).Any(place => words.Is(place, "at") && words[place + 1].Form != WordForm.Letters);
        if (lists.Telling.Contains(text) || lists.Informing.Contains(text))
            return words.IsAny(i + 1, "that", "it", "he", "she", "they", "there", "how", "whether", "\"", "“", ":") || (words.Is(i + 1, ",") && words.IsAny(i + 2, "\"", "“")) || IsEnd(words, i + 1) || words.IsAny(i - 1, "\"", "”", ",");
        return lists.Saying.Contains(text) && !IsNoun(words, i);
    }

    private static bool HasVerb(SentenceWords words, IReadOnlyList<ToldWord> told, int first, int end) =>
        Enumerable.Range(first, Math.Max(0, end - first)).Any(place => told[place].IsPredicate || words.IsAny(place, "is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "may"));

    private static bool IsEnd(SentenceWords words, int i) => i >= words.Count || words.IsAny(i, ".", "!", "?");

    /// <summary>"A claim", "the estimates", "his warning": the word is no verb here.</summary>
    private static bool IsNoun(SentenceWords words, int i)
    {
        if (words.Language != "en")
            return false;
        return words[i].Text is "claim" or "claims" or "estimate" or "estimates" or "warning" or "saying" or "thought"
            && (i == 0 || words.IsAny(i - 1, "the", "a", "an", "its", "his", "her", "their", "this", "that", "of", "in", "by", "new", "official", "any", "some", "these", "those", "no") || words.IsAny(i + 1, "of", "on", "by", "from", "is", "was", "were", "are"));
    }
}
