namespace Bot.Core.Search;

/// <summary>What speaks for a sentence as an answer, each about 0 to 1, and how much it weighs. One line here is one feature.</summary>
internal static class SentenceFeatures
{
    public static readonly (string Name, float Weight)[] All =
    [
        ("passage score", 5.5f),
        ("coverage", 5),
        ("coverage with the sentence before", 4.3f),
        ("coverage with the sentence after", -0.4f),
        ("coverage in passage and header", -0.3f),
        ("coverage in the article", 1.9f),
        ("coverage per word", 0.8f),
        ("neighbouring terms", 0.8f),
        ("names", -0.7f),
        ("names in the passage", 1.1f),
        ("years", 0.8f),
        ("what is counted, chosen or done", 0.1f),
        ("a number before the thing counted", 1),
        ("an answer of the type asked for", 2.1f),
        ("a definition cue behind the thing asked about", 0.6f),
        ("an apposition behind the thing asked about", 1),
        ("a naming cue before the thing asked about", 1.5f),
        ("a role before the name asked about", 0.6f),
        ("the thing asked about comes early", 0.9f),
        ("a definition is asked for and the thing comes early", 1),
        ("a reason is asked for and given", -0.1f),
        ("new words", 0.3f),
        ("begins with a pronoun", 1.1f),
        ("very short", -0.3f),
        ("no end of sentence", -1.4f),
        ("text quality", 0.5f),
        ("lead", -0.4f),
    ];

    public static readonly int BeginsWithPronoun = Place("begins with a pronoun");

    public static readonly int GivesReason = Place("a reason is asked for and given");

    public static readonly int Counted = Place("a number before the thing counted");

    public static readonly int Defined = Place("a definition cue behind the thing asked about");

    public static readonly int Apposed = Place("an apposition behind the thing asked about");

    public static readonly int Window = Place("coverage with the sentence before");

    public static readonly int HasAnswer = Place("an answer of the type asked for");

    public static float Score(ReadOnlySpan<float> features)
    {
        var score = 0f;
        for (var i = 0; i < All.Length; i++)
            score += All[i].Weight * features[i];
        return score;
    }

    private static int Place(string name) => Array.FindIndex(All, feature => feature.Name == name);
}
