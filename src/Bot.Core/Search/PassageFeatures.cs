namespace Bot.Core.Search;

/// <summary>What speaks for a passage, each from 0 to 1, and how much it weighs. One line here is one feature.</summary>
internal static class PassageFeatures
{
    public static readonly (string Name, float Weight)[] All =
    [
        ("bm25", 6.3f),
        ("coverage in passage and header", 1.1f),
        ("coverage in the best sentence", 2.5f),
        ("coverage in the best two sentences", 0.3f),
        ("coverage in the article", 2.7f),
        ("neighbouring terms", 2),
        ("names", 0.7f),
        ("publisher asked for", 3.6f),
        ("years", 2.5f),
        ("text quality", 0.5f),
        ("lead", 0.4f),
        ("coverage in header", 1.9f),
        ("coverage of one part of the question", 2.5f),
        ("coverage of one part in one sentence", 2),
    ];

    public static float Score(ReadOnlySpan<float> features)
    {
        var score = 0f;
        for (var i = 0; i < All.Length; i++)
            score += All[i].Weight * features[i];
        return score;
    }
}
