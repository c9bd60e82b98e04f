using Bot.Core.Figures;

namespace Bot.Core.Composition;

/// <summary>Words that stand for a name of an earlier sentence: "she", "the company".</summary>
internal static class Pronouns
{
    private static readonly HashSet<string> Words = SentenceWords.Set(
        "he she it they him her them his its their who which i we my our il elle ils elles lui leur son sa ses er sie es ihr ihre ihn ihm sein seine él ella ellos ellas su sus lui lei loro suo sua hij zij ze hem haar hun ele ela eles elas seu").ToHashSet(StringComparer.Ordinal);

    private static readonly HashSet<string> Bodies = SentenceWords.Set(
        "company firm club team party group agency organisation organization charity bank union band government country city town region state university hospital school court council committee ministry department force airline retailer maker "
        + "publisher studio platform app service site network startup business association federation league side duo trio pair couple family").ToHashSet(StringComparer.Ordinal);

    public static bool IsPossessive(string word) => word is "his" or "her" or "its" or "their" or "whose" or "my" or "our" or "leur" or "son" or "sa" or "ses" or "ihr" or "ihre" or "sein" or "seine" or "su" or "sus" or "suo" or "sua" or "haar" or "hun" or "seu";

    public static bool Stands(ToldSentence sentence, int place)
    {
        var word = sentence.Words[place];
        if (Words.Contains(word.Text))
            return true;
        return (word.Role == WordRole.Content || word.Text == "old") && sentence.Language == "en" && (Bodies.Contains(word.Text) || Grammar.IsPerson(word.Text) || word.Text is "old" or "frontman") && place > 0
            && Enumerable.Range(Math.Max(0, place - 5), Math.Min(5, place)).Any(before => sentence.Words[before].Text is "the" or "this" or "that" or "a" or "an");
    }

    /// <summary>"A former carpet fitter", who is named afterwards.</summary>
    public static bool Introduces(ToldSentence sentence, int place) =>
        sentence.Words[place].Role == WordRole.Content && Enumerable.Range(Math.Max(0, place - 5), Math.Min(5, place)).Any(before => sentence.Words[before].Text is "a" or "an");

    /// <summary>A name inside "the former Oingo Boingo frontman" says who is meant, and is not who.</summary>
    public static bool IsDescription(ToldSentence sentence, int place)
    {
        var end = place + 1;
        while (end < sentence.Words.Count && end - place < 3 && sentence.Words[end].Role == WordRole.Name)
            end++;
        return end < sentence.Words.Count && sentence.Words[end].Role == WordRole.Content && Stands(sentence, end);
    }
}
