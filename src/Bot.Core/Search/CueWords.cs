using System.Collections.Frozen;
using Bot.Core.Articles;

namespace Bot.Core.Search;

[Flags]
internal enum Cue
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

    /// <summary>"not", "never", "without", "refused".</summary>
    Negation = 128,

    /// <summary>"said", "told", "warned": words are reported.</summary>
    Saying = 256,

    /// <summary>"first", "only", "most", "highest": of many things it means one.</summary>
    Limit = 512,

    /// <summary>What tells a unit of money, age, duration, length or a share.</summary>
    Money = 1024,
    Age = 2048,
    Duration = 4096,
    Length = 8192,
    Share = 16384,

    /// <summary>"may", "would", "planned": it is not said that it is so.</summary>
    Modal = 32768,
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
        (Cue.Negation, "en", "not no never none nobody nothing neither nor without cannot can't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't shouldn't couldn't haven't hasn't hadn't fail failed refuse refused reject rejected deny denied lack except unable"),
        (Cue.Negation, "fr", "ne pas jamais aucun aucune rien sans ni refuse refusé"),
        (Cue.Negation, "de", "nicht kein keine keinen keiner nie niemals niemand nichts ohne lehnte"),
        (Cue.Negation, "es", "no nunca ninguno ninguna nadie nada sin ni"),
        (Cue.Saying, "en", "say said says tell told tells warn warned announce announced call called describe described add added claim claimed insist insisted argue argued explain explained tweet tweeted write wrote state stated believe think according admit deny reply replied declare suggest accuse praise criticise criticize"),
        (Cue.Saying, "fr", "dit dire déclaré déclare affirmé affirme selon annoncé expliqué estime estimé ajouté"),
        (Cue.Saying, "de", "sagte sagt sagen erklärte erklärt teilte laut nannte betonte warnte kritisierte"),
        (Cue.Saying, "es", "dijo dice decir declaró afirmó según anunció explicó añadió señaló"),
        (Cue.Limit, "en", "first second third fourth last latest final only most least sole single best worst highest lowest largest biggest smallest oldest youngest earliest longest shortest greatest main original"),
        (Cue.Limit, "fr", "premier première dernier dernière seul seule plus moins deuxième troisième"),
        (Cue.Limit, "de", "erste ersten erster letzte letzten einzige größte höchste kleinste niedrigste älteste zweite dritte"),
        (Cue.Limit, "es", "primer primero primera último última único única mayor menor más menos segundo tercero"),
        (Cue.Modal, "en", "may might could would should if unless plan plans planned propose proposed proposal expected expect expects hope hopes hoped want wants wanted consider considering threatened threaten"),
        (Cue.Modal, "fr", "pourrait devrait serait aurait si veut souhaite prévoit propose"),
        (Cue.Modal, "de", "könnte sollte würde wäre falls wenn plant will soll erwartet"),
        (Cue.Modal, "es", "podría debería sería habría si quiere propone espera prevé"),
        (Cue.Money, "en", "pound pounds dollar dollars euro euros cent cents pence yen franc rupee price cost fee budget pay paid worth salary"),
        (Cue.Money, "fr", "euro euros dollar dollars centimes prix coût"),
        (Cue.Money, "de", "euro dollar cent franken preis kosten kostet"),
        (Cue.Money, "es", "euro euros dólar dólares pesos precio coste"),
        (Cue.Age, "en", "old aged age ages year-old born"),
        (Cue.Age, "fr", "ans âgé âgée âge né née"),
        (Cue.Age, "de", "alt jahre jährige jähriger alter geboren"),
        (Cue.Age, "es", "años edad nacido nacida"),
        (Cue.Duration, "en", "second seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries"),
        (Cue.Duration, "fr", "seconde minute minutes heure heures jour jours semaine semaines mois an ans année années"),
        (Cue.Duration, "de", "sekunde minute minuten stunde stunden tag tage tagen woche wochen monat monate jahr jahre jahren"),
        (Cue.Duration, "es", "segundo minuto minutos hora horas día días semana semanas mes meses año años"),
        (Cue.Length, "en", "metre metres meter meters kilometre kilometres kilometer kilometers km mile miles foot feet inch inches yard yards acre acres hectare hectares"),
        (Cue.Length, "fr", "mètre mètres kilomètre kilomètres km hectare hectares"),
        (Cue.Length, "de", "meter kilometer km hektar"),
        (Cue.Length, "es", "metro metros kilómetro kilómetros km hectárea hectáreas"),
        (Cue.Share, "en", "percent percentage per proportion share half third quarter fifth majority rate"),
        (Cue.Share, "fr", "pourcent pourcentage moitié tiers quart majorité taux"),
        (Cue.Share, "de", "prozent hälfte drittel viertel anteil mehrheit"),
        (Cue.Share, "es", "porcentaje mitad tercio cuarto mayoría tasa"),
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
