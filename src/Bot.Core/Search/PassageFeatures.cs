namespace Bot.Core.Search;

/// <summary>What speaks for a passage, each from 0 to 1, and how much it weighs. One line here is one feature.</summary>
internal static class PassageFeatures
{
    public static readonly (string Name, float Weight)[] All =
    [
        ("bm25", 5.81f),
        ("coverage in passage and header", 1.57f),
        ("coverage in the best sentence", 2.71f),
        ("coverage in the best two sentences", 1.2f),
        ("coverage in the article", 2.41f),
        ("neighbouring terms", 3.13f),
        ("names", 0.72f),
        ("publisher asked for", 2.86f),
        ("years", 2.25f),
        ("text quality", 0.5f),
        ("lead", 0.35f),
        ("coverage in header", 0.75f),
        ("coverage of one part of the question", 1.86f),
        ("one part of the question from its publisher", 0.79f),
        ("published on a day asked for", 2.08f),
        ("coverage of one part in one sentence", 1.9f),
    ];

    public static float Score(ReadOnlySpan<float> features)
    {
        var score = 0f;
        for (var i = 0; i < All.Length; i++)
            score += All[i].Weight * features[i];
        return score;
    }
}
