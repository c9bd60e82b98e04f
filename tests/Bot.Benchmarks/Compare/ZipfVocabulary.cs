using Bot.Core.Search;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace Bot.Benchmarks.Compare;

/// <summary>
/// 200,000 words by Zipf's law (exponent 1): first English function words, so that a stop filter takes away what it takes away in news, then words of the lexicon, then invented ones that
/// can be pronounced, of which every second is a name. Each has a stem of its own. Behind the function words the nth is as frequent as 1 / (n + 24) (Mandelbrot's shift), which comes near real
/// news: the first is in 22 % of passages of a hundred words, the hundredth in 5 %, the thousandth in 0.7 %.
/// </summary>
internal sealed class ZipfVocabulary
{
    public const int Size = 200_000;

    private const int SmallestWord = 3;

    private const int Shift = 24;

    /// <summary>Function words are 44 of a hundred words.</summary>
    private const double ContentWeight = 0.79;

    // Not those of the engine: the corpus must stay the same when they change.
    private const string FunctionWords =
        "the of to and a in that is for on it was with as he be at by i this had not are but from or have an they which you were all her she there would their we him been has when " +
        "who no more if out so up what its about than into them can only other some could these do any my over such our me most after did too same then own very both each few how " +
        "his your those through before between under while where why because during again against until above below down off once here further just should now nor does doing am being " +
        "having yours yourself himself herself itself themselves ours ourselves theirs whom hers myself yourselves ought cannot";

    private static readonly string[] Syllables =
        [.. "ba bel bro cal can cor da del dor en er fa fin ga gen gra ha hol il is ka kel lan les lin lo ma mar men mo na nel nor o pa per pol ra ren ris ro sa sel sha sta ta ter thor ti tor u va ven vil wa wes za".Split(' ')];

    private readonly string[] _words;
    private readonly double[] _upTo = new double[Size];

    public ZipfVocabulary(int seed)
    {
        _words = Invent(new Random(seed));
        var sum = 0.0;
        for (var rank = 0; rank < Size; rank++)
            _upTo[rank] = sum += rank < FunctionWordSet.Count ? 1.0 / (rank + 1) : ContentWeight / (rank - FunctionWordSet.Count + 1 + Shift);
    }

    public string Word(Random random) => _words[Rank(random, 0)];

    /// <summary>No function word.</summary>
    public string ContentWord(Random random) => _words[Rank(random, FunctionWordSet.Count)];

    public static IReadOnlySet<string> FunctionWordSet { get; } = FunctionWords.Split(' ').ToHashSet(StringComparer.Ordinal);

    private int Rank(Random random, int first)
    {
        var before = first == 0 ? 0 : _upTo[first - 1];
        var place = Array.BinarySearch(_upTo, before + (random.NextDouble() * (_upTo[^1] - before)));
        return Math.Min(place < 0 ? ~place : place, Size - 1);
    }

    private static string[] Invent(Random random)
    {
        var words = FunctionWords.Split(' ').Distinct(StringComparer.Ordinal).ToList();
        var stemmer = new EnglishStemmer();
        var stems = words.Concat(words.Select(Stem)).ToHashSet(StringComparer.Ordinal);
        var lexicon = Resource.Lines("wordnet-en.txt").Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')[0]).ToArray();
        random.Shuffle(lexicon);
        words.AddRange(lexicon.Where(word => word.Length >= SmallestWord && word.All(char.IsAsciiLetterLower) && HasOwnStem(word)));
        while (words.Count < Size)
        {
            var word = string.Concat(Enumerable.Range(0, random.Next(3, 5)).Select(_ => Syllables[random.Next(Syllables.Length)]));
            if (HasOwnStem(word))
                words.Add(words.Count % 2 == 0 ? char.ToUpperInvariant(word[0]) + word[1..] : word);
        }

        return [.. words];

        bool HasOwnStem(string word) => stems.Add(Stem(word));

        string Stem(string word)
        {
            stemmer.SetCurrent(word);
            stemmer.Stem();
            return stemmer.Current;
        }
    }
}
