using Bot.Core.Search;

namespace Bot.Benchmarks;

/// <summary>
/// Word forms by frequency: the frequent words of the language first, then those of the lexicon, then invented ones; Zipf's law as Mandelbrot
/// corrected it draws among them.
/// </summary>
internal sealed class NewsVocabulary
{
    private const int Size = 100_000;
    private const int NameCount = 20_000;

    /// <summary>Of the frequent words about this many are function words.</summary>
    private const int FunctionWords = 60;

    public const string English =
        "the of to and a in that is for on it was with as he be at by i this had not are but from or have an they which one you were all her she there would their we him been has when " +
        "who will no more if out so up said what its about than into them can only other time new some could these two may first then do any like my now over such our man me even most made after also did many " +
        "people government year years minister president police border migrants british french european country state city party election vote prime war court law money million billion company market bank trade deal " +
        "agreement treaty talks leader leaders official officials week month day days years home house school hospital health children women men family world north south east west road river sea boat boats ship port " +
        "camp crisis work workers job jobs pay price prices cost costs tax budget report study research team game match player season win won lost attack killed died death fire storm flood weather climate energy oil gas " +
        "power plan plans policy public private local national international security military army support help call called told asked says announced warned signed opened closed began ended moved left arrived crossed returned " +
        "large small high low long short old young early late good bad great main important major minor strong weak rich poor free full open clear public against between during before under through while where why how";

    public const string German =
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder " +
        "regierung jahr land stadt präsident polizei grenze wahl partei krieg gericht gesetz geld million unternehmen markt bank abkommen vertrag minister gespräche leute kinder frauen männer schule haus wasser";

    private const string Places = "London Paris Calais Dover Brussels Berlin Geneva Kent Madrid Rome Vienna Warsaw Athens Lisbon Dublin Europe Britain France Germany Spain Italy Poland Greece Ireland Merkel Macron Sarkozy Cameron Juncker Draghi";

    private static readonly string[] Syllables =
        [.. "ba bel bro cal can cor da del dor en er fa fin ga gen gra ha hol il is ka kel lan les lin lo ma mar men mo na nel nor o pa per pol ra ren ris ro sa sel sha sta ta ter thor ti tor u va ven vil wa wes za".Split(' ')];

    private readonly string[] _words;
    private readonly string[] _names;
    private readonly double[] _upTo;

    public NewsVocabulary(Random random, string frequent)
    {
        var lexicon = Resource.Lines("wordnet-en.txt").Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')[0]).ToArray();
        random.Shuffle(lexicon);
        _words = [.. frequent.Split(' ').Concat(lexicon).Concat(Invented(random)).Distinct(StringComparer.Ordinal).Take(Size)];
        _names = [.. Places.Split(' ').Concat(Invented(random).Select(name => char.ToUpperInvariant(name[0]) + name[1..])).Distinct(StringComparer.Ordinal).Take(NameCount)];
        _upTo = new double[Size];
        for (var rank = 0; rank < Size; rank++)
            _upTo[rank] = (rank == 0 ? 0 : _upTo[rank - 1]) + (1 / (rank + 2.7));
    }

    public string Word(Random random) => _words[Rank(random, 0, Size)];

    public string ContentWord(Random random) => _words[Rank(random, FunctionWords, Size)];

    public string Name(Random random) => _names[Rank(random, 0, NameCount)];

    public string Publisher(int number) => _names[number];

    private static IEnumerable<string> Invented(Random random)
    {
        while (true)
            yield return string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => Syllables[random.Next(Syllables.Length)]));
    }

    private int Rank(Random random, int first, int end)
    {
        var least = first == 0 ? 0 : _upTo[first - 1];
        var place = Array.BinarySearch(_upTo, first, end - first, least + (random.NextDouble() * (_upTo[end - 1] - least)));
        return Math.Min(place < 0 ? ~place : place, end - 1);
    }
}
