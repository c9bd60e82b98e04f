using System.Text;

namespace Bot.Benchmarks.Compare;

/// <summary>The words of a question without stop words, each once, for engines that are asked in a language of their own.</summary>
internal static class QuestionWordList
{
    /// <returns>Of letters and digits alone; the stop words where there is nothing else.</returns>
    public static IReadOnlyList<string> Of(string question)
    {
        var letters = new StringBuilder(question.ToLowerInvariant());
        for (var i = 0; i < letters.Length; i++)
        {
            if (!char.IsLetterOrDigit(letters[i]))
                letters[i] = ' ';
        }

        string[] words = [.. letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        string[] searched = [.. words.Where(word => !ZipfVocabulary.FunctionWordSet.Contains(word))];
        return searched.Length > 0 ? searched : words;
    }
}
