using System.Collections.Frozen;
using Bot.Core.Articles;

namespace Bot.Core.Search;

[Flags]
internal enum Cue : byte
{
    None = 0,

    /// <summary>A number in letters, a month, a weekday or another word that tells a time.</summary>
    NumberWord = 1,
    Time = 2,
    Reason = 4,

    /// <summary>Stands between a thing and what it is: "is", "means", "a".</summary>
    Definition = 8,
    Pronoun = 16,
    Place = 32,

    /// <summary>Stands before a name: "known as", "called", "under".</summary>
    Naming = 64,
}

/// <summary>Words that show what kind of answer a sentence may hold, as terms of one index.</summary>
internal sealed class CueWords
{
    private static readonly (Cue Cue, string Language, string Words)[] Lists =
    [
        (Cue.NumberWord, "en", "one two three four five six seven eight nine ten eleven twelve thirteen fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions dozen dozens half third quarter fifth double doubled twice triple tripled none"),
        (Cue.NumberWord, "fr", "deux trois quatre cinq six sept huit neuf dix onze douze vingt trente quarante cinquante soixante cent cents mille million millions milliard milliards douzaine moitié tiers quart double"),
        (Cue.NumberWord, "de", "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig hundert tausend million millionen milliarde milliarden dutzend hälfte drittel viertel doppelt"),
        (Cue.NumberWord, "es", "dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cuarenta cincuenta cien ciento mil millón millones docena mitad tercio cuarto doble"),
        (Cue.Time, "en", "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow century spring summer autumn winter ago"),
        (Cue.Time, "fr", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche aujourd'hui hier demain siècle"),
        (Cue.Time, "de", "januar februar märz april mai juni juli august september oktober november dezember montag dienstag mittwoch donnerstag freitag samstag sonntag heute gestern jahrhundert"),
        (Cue.Time, "es", "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles jueves viernes sábado domingo hoy ayer siglo"),
        (Cue.Reason, "en", "because due since reason cause blame therefore so thanks result lead led prompt order avoid prevent owing why after amid"),
        (Cue.Reason, "fr", "parce car raison cause donc grâce afin pour puisque"),
        (Cue.Reason, "de", "weil denn grund wegen deshalb daher damit aufgrund"),
        (Cue.Reason, "es", "porque razón causa debido para pues"),
        (Cue.Definition, "en", "is are was were means meant refers called known a an or who which that"),
        (Cue.Definition, "fr", "est sont était désigne un une qui dit appelé"),
        (Cue.Definition, "de", "ist sind war heißt bedeutet ein eine der die das"),
        (Cue.Definition, "es", "es son era significa un una que"),
        (Cue.Pronoun, "en", "he she it they this these those his her its their him them"),
        (Cue.Pronoun, "fr", "il elle ils elles ce cette ces celui celle"),
        (Cue.Pronoun, "de", "er sie es dies diese dieser"),
        (Cue.Pronoun, "es", "él ella ellos ellas esto este esta"),
        (Cue.Place, "en", "in at near from to city town country region north south east west coast"),
        (Cue.Place, "fr", "à en dans près de ville pays région nord sud est ouest"),
        (Cue.Place, "de", "in bei aus nach stadt land region nord süd ost west"),
        (Cue.Place, "es", "en cerca de desde ciudad país región norte sur este oeste"),
        (Cue.Naming, "en", "known called named dubbed nicknamed under as"),
        (Cue.Naming, "fr", "appelé appelée nommé nommée dit dite surnommé"),
        (Cue.Naming, "de", "genannt namens bekannt sogenannte"),
        (Cue.Naming, "es", "llamado llamada conocido conocida denominado"),
    ];

    private readonly FrozenDictionary<int, Cue> _cues;

    public CueWords(PassageIndex index, IEnumerable<string> languages)
    {
        var cues = new Dictionary<int, Cue>();
        var tokens = new List<Token>();
        foreach (var language in languages)
        {
            using var analyzer = new TextAnalyzer(Language.Of(language));
            foreach (var list in Lists.Where(list => list.Language == language))
            {
                tokens.Clear();
                analyzer.Analyze(list.Words, new TextSpan(0, list.Words.Length), tokens);
                foreach (var term in tokens.Select(token => index.FindTerm(token.Term)).OfType<int>())
                    cues[term] = cues.GetValueOrDefault(term) | list.Cue;
            }
        }

        _cues = cues.ToFrozenDictionary();
    }

    public Cue Of(int term) => _cues.GetValueOrDefault(term);
}
