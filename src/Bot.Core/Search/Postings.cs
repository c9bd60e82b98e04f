using System.Runtime.InteropServices;

namespace Bot.Core.Search;

/// <summary>The inverted half of the index: for each term the passages that have it, with title, publisher and date counted to every passage of the article.</summary>
internal sealed record Postings(int[] Starts, int[] Passages, byte[] Frequencies, byte[] Lengths, float AverageLength)
{
    public static Postings Build(
        int terms, int[] articlePassages, int[] passageSentences, int[] sentenceTokens, int[] tokens, int[] headerStarts, int[] headers)
    {
        var passages = passageSentences.Length - 1;
        var lengths = new byte[passages];
        long total = 0;
        var starts = new int[terms + 1];
        var seenIn = NewMarks(terms);
        ForEachPassage((passage, words) =>
        {
            var length = 0;
            foreach (var word in words)
            {
                if (!IsSearched(word))
                    continue;
                length++;
                var term = PackedToken.Term(word);
                if (seenIn[term] != passage)
                    starts[term + 1]++;
                seenIn[term] = passage;
            }

            lengths[passage] = Bm25.EncodeLength(length);
            total += length;
        });

        for (var term = 0; term < terms; term++)
            starts[term + 1] = checked(starts[term + 1] + starts[term]);

        var postingPassages = new int[starts[terms]];
        var frequencies = new byte[starts[terms]];
        var next = starts.AsSpan(0, terms).ToArray();
        seenIn = NewMarks(terms);
        ForEachPassage((passage, words) =>
        {
            foreach (var word in words)
            {
                if (!IsSearched(word))
                    continue;
                var term = PackedToken.Term(word);
                if (seenIn[term] != passage)
                    postingPassages[next[term]++] = passage;
                seenIn[term] = passage;
                ref var frequency = ref frequencies[next[term] - 1];
                if (frequency < byte.MaxValue)
                    frequency++;
            }
        });

        return new Postings(starts, postingPassages, frequencies, lengths, AverageOf(total, passages));

        void ForEachPassage(PassageUse use)
        {
            var words = new List<int>();
            for (var article = 0; article + 1 < articlePassages.Length; article++)
            {
                var header = headers.AsSpan(headerStarts[article]..headerStarts[article + 1]);
                for (var passage = articlePassages[article]; passage < articlePassages[article + 1]; passage++)
                {
                    words.Clear();
                    words.AddRange(tokens.AsSpan(sentenceTokens[passageSentences[passage]]..sentenceTokens[passageSentences[passage + 1]]));
                    words.AddRange(header);
                    use(passage, CollectionsMarshal.AsSpan(words));
                }
            }
        }
    }

    public static float AverageOf(long tokens, int passages) => passages == 0 ? 1 : Math.Max(1, (float)tokens / passages);

    public static bool IsSearched(int token) => !PackedToken.Kind(token).HasFlag(TokenKind.StopWord);

    private delegate void PassageUse(int passage, ReadOnlySpan<int> words);

    private static int[] NewMarks(int terms)
    {
        var marks = new int[terms];
        Array.Fill(marks, -1);
        return marks;
    }
}
