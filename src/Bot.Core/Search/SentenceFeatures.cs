namespace Bot.Core.Search;

/// <summary>What speaks for a sentence as an answer, each about 0 to 1, and how much it weighs. One line here is one feature.</summary>
internal static class SentenceFeatures
{
    public static readonly (string Name, float Weight)[] All =
    [
        ("passage score", 1),
        ("coverage", 3),
        ("coverage with the sentence before", 0.5f),
        ("coverage with the sentence after", 0),
        ("coverage in passage and header", 0.5f),
        ("coverage in the article", 0),
        ("coverage per word", 0.5f),
        ("neighbouring terms", 1),
        ("names", 0.5f),
        ("names in the passage", 0),
        ("years", 0.5f),
        ("an answer of the type asked for", 1),
        ("a definition cue behind the thing asked about", 1),
        ("a naming cue before the thing asked about", 0),
        ("a role before the name asked about", 0),
        ("the thing asked about comes early", 0),
        ("a reason is asked for and given", 0),
        ("new words", 0),
        ("begins with a pronoun", 0),
        ("very short", -1),
        ("no end of sentence", 0),
        ("text quality", 0.3f),
        ("lead", 0),
    ];

    public static float Score(ReadOnlySpan<float> features)
    {
        var score = 0f;
        for (var i = 0; i < All.Length; i++)
            score += All[i].Weight * features[i];
        return score;
    }
}
