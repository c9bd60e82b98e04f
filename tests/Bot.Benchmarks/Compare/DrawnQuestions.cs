namespace Bot.Benchmarks.Compare;

/// <summary>Questions of 3 to 10 consecutive words of a passage, function words and all, drawn at random with a seed.</summary>
internal static class DrawnQuestions
{
    private const int Shortest = 3;
    private const int Longest = 10;

    public static string[] Draw(PassageFile passages, int count, int seed)
    {
        var random = new Random(seed);
        var wanted = Enumerable.Range(0, count).GroupBy(_ => random.Next(passages.Passages)).ToDictionary(same => same.Key, same => same.ToArray());
        var questions = new string[count];
        foreach (var passage in passages.ReadPassages())
        {
            if (!wanted.Remove(passage.Number, out var places))
                continue;
            foreach (var place in places)
                questions[place] = Draw(passage.Text, new Random(unchecked((seed * 31) + place)));
            if (wanted.Count == 0)
                break;
        }

        return questions;
    }

    private static string Draw(string text, Random random)
    {
        string[] words = [.. text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(word => word.TrimEnd('.', ','))];
        var length = Math.Min(words.Length, random.Next(Shortest, Longest + 1));
        var first = random.Next(words.Length - length + 1);
        // Of function words alone nothing is found; the next words have another one.
        while (first > 0 && words.Skip(first).Take(length).All(word => ZipfVocabulary.FunctionWordSet.Contains(word.ToLowerInvariant())))
            first--;
        return string.Join(' ', words.Skip(first).Take(length));
    }
}
