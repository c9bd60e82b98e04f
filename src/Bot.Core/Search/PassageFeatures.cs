namespace Bot.Core.Search;

/// <summary>What speaks for a passage, each from 0 to 1, and how much it weighs. One line here is one feature.</summary>
internal static class PassageFeatures
{
    public static readonly (string Name, float Weight)[] All =
    [
        ("bm25", 1),
        ("coverage in passage and header", 1),
        ("coverage in the best sentence", 1),
        ("coverage in the best two sentences", 0),
        ("coverage in the article", 0),
        ("neighbouring terms", 0.5f),
        ("names", 0),
        ("publisher asked for", 0),
        ("years", 0),
        ("text quality", 0.2f),
        ("lead", 0),
        ("coverage in header", 0),
    ];

    public static float Score(ReadOnlySpan<float> features)
    {
        var score = 0f;
        for (var i = 0; i < All.Length; i++)
            score += All[i].Weight * features[i];
        return score;
    }
}
