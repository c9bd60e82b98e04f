using System.Collections.Frozen;
using Bot.Core.Search;

namespace Bot.Core.Composition;

/// <summary>Countries, their people and their adjectives, which stand for each other: "France" and "French", "UK" and "Britain".</summary>
internal static class Nations
{
    private const string FileName = "nations.txt";

    private static readonly Lazy<FrozenDictionary<string, int>> Forms = new(() => Resource.Lines(FileName).Where(line => line.Length > 0 && line[0] != '#')
        .SelectMany((line, number) => line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(form => (form, number)))
        .DistinctBy(entry => entry.form).ToFrozenDictionary(entry => entry.form, entry => entry.number, StringComparer.Ordinal));

    /// <param name="form">In small letters, of one word or several with spaces; null for what is no country.</param>
    public static int? Of(string form) => Forms.Value.TryGetValue(form, out var nation) ? nation : form.Contains('.', StringComparison.Ordinal) && Forms.Value.TryGetValue(form.Replace(".", "", StringComparison.Ordinal), out nation) ? nation : null;
}
