using System.Text.RegularExpressions;

namespace Bot.Core.Search;

/// <summary>Features as people read them, in the order of their enum: "coverage with sentence before" for CoverageWithSentenceBefore.</summary>
internal static partial class FeatureNames
{
    public static string[] Of<TFeature>()
        where TFeature : struct, Enum =>
        [.. Enum.GetNames<TFeature>().Select(name => Capital().Replace(name, match => (match.Index == 0 ? "" : " ") + match.Value.ToLowerInvariant()))];

    [GeneratedRegex("[A-Z]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Capital();
}
