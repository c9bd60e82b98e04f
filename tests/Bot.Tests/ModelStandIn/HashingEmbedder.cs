using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Bot.Tests.ModelStandIn;

/// <summary>Vectors of words and of runs of three letters by feature hashing: texts that share many are near. It knows no meaning.</summary>
internal static class HashingEmbedder
{
    internal const int Dimensions = 256;

    internal static float[] Embed(string text)
    {
        var vector = new float[Dimensions];
        foreach (var word in Words(text.ToLowerInvariant()))
        {
            Add(vector, word, 1);
            var padded = $"_{word}_";
            for (var i = 0; i + 3 <= padded.Length; i++)
                Add(vector, padded.Substring(i, 3), 0.5f);
        }

        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return length == 0 ? vector : [.. vector.Select(value => value / length)];
    }

    /// <summary>As OpenAI writes it where encoding_format is base64.</summary>
    internal static string Base64(float[] vector) => Convert.ToBase64String(MemoryMarshal.AsBytes(vector.AsSpan()));

    private static void Add(float[] vector, string feature, float weight)
    {
        var hash = Hash(feature);
        vector[hash % Dimensions] += (hash >> 31) == 0 ? weight : -weight;
    }

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormD).Append(' '))
        {
            if (char.IsLetterOrDigit(letter))
                word.Append(letter);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
    }

    // FNV-1a: the same in every process, as string.GetHashCode is not.
    private static uint Hash(string text)
    {
        var hash = 2_166_136_261u;
        foreach (var part in Encoding.UTF8.GetBytes(text))
            hash = (hash ^ part) * 16_777_619;
        return hash;
    }
}
