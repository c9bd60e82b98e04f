using System.Collections.Frozen;
using Bot.Core.Search;

namespace Bot.Core.Figures;

/// <summary>What English words may be in a sentence, as far as lists and WordNet tell it without parsing.</summary>
internal static class Grammar
{
    private static readonly FrozenSet<string> FunctionWords = Set(
        "a an the this that these those each every any no some such and or but nor so yet if than then as at by for from in into of off on onto out over up down per to towards toward through "
        + "under until till upon with within without about above across after against along among around before behind below beneath beside besides between beyond despite during except inside like near "
        + "outside past since throughout via versus vs plus minus while whereas because although though when where which who whom whose what why how there here it its he him his she her hers they them their theirs "
        + "we us our you your i me my is are was were be been being am has have had having do does did will would shall should can could may might must not also just only still already even ever never "
        + "now again away ago back both either neither once too very more most less least fewer however thus therefore meanwhile including excluding amid according compared worth due because "
        // French, German and Spanish, as far as they end what is counted.
        + "le la les un une des du de au aux et ou qui que dans en sur pour par avec sans est sont ont été plus selon der die das den dem des ein eine einer eines und oder in im am an auf für mit von vom zu zum zur bei "
        + "nach seit aus über unter ist sind war waren wurde wurden hat haben el los las una del al y o que con sin por para es son fue fueron ha han más según desde hasta");

    private static readonly FrozenSet<string> Quantifiers = Set(
        "about around approximately some nearly almost roughly over under than least most estimated only just exactly environ près etwa rund fast unos unas casi below above exceeding");

    /// <summary>Verbs whose present or past often stands behind what is counted, though WordNet has the word as a noun first.</summary>
    private static readonly FrozenSet<string> Verbs = Set(
        "led die dies died live lives lived work works worked vote votes voted say says said rise rises rose fall falls fell cost costs need needs needed want wants wanted plan plans planned face faces faced hold holds held join "
        + "joined cross crossed arrive arrives arrived leave leaves left fled remain remains remained take takes took make makes made get gets got go goes went come comes came show shows showed use uses used "
        + "claim claims claimed seek report reports reported start started begin began end ended run ran stand stands stood sit play plays played attend attended gather gathered sign signed apply applied receive received "
        + "see saw know knew think believe believed feel felt lose lost win won pay pays paid buy bought sell sold become became follow followed help helped try tried agree agreed ask asked asks refuse refused "
        + "rejected accept accepted backed back opposed oppose suffer suffered survive survived escape escaped return returned travel travelled traveled visit visited enter entered include includes included exist existed "
        + "happen happened occur occurred drown drowned perish perished earn earned generate generates generated pass passed fail failed spend spent set hit cut built found sat given taken made seen "
        + "wait waiting waited waits stay stayed stays hosts orbits passed carried carry damaged destroyed killed injured wounded hurt arrested deported rescued displaced evacuated infected treated tested vaccinated detained "
        + "expected needed due aged aboard abroad alive nationwide worldwide overall annually daily monthly weekly yearly apiece apart ahead later earlier behind north south east west wide long high deep tall old");

    /// <summary>Persons in French, German and Spanish; their other nouns are shown as the text has them.</summary>
    private static readonly FrozenSet<string> PeopleElsewhere = Set(
        "personnes migrants migrantes réfugiés morts blessés habitants enfants élèves enseignants salariés emplois policiers femmes hommes étudiants manifestants grévistes électeurs menschen personen tote verletzte einwohner kinder "
        + "schüler beschäftigte mitarbeiter mitarbeiterinnen polizisten flüchtlinge fahrgäste frauen männer studenten lehrer arbeitsplätze besucher bewohner personas migrantes muertos heridos habitantes niños alumnos trabajadores empleados "
        + "mujeres hombres estudiantes manifestantes refugiados pensionistas víctimas victimes opfer").Except(["emplois", "arbeitsplätze"], StringComparer.Ordinal).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The words around numbers are few and come again and again.</summary>
    private static readonly WordCache Known = new(100_000);

    private static readonly Lazy<FrozenSet<string>> People = new(() => Resource.Lines("people-en.txt").Where(line => line.Length > 0 && line[0] != '#').ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Closes what is counted: an article, a preposition, an auxiliary, a conjunction.</summary>
    public static bool IsFunction(string word) => FunctionWords.Contains(word);

    /// <summary>Stands before a number and limits it.</summary>
    public static bool IsQuantifier(string word) => Quantifiers.Contains(word);

    public static bool IsVerb(string word) => Verbs.Contains(word);

    /// <summary>A verb by the lists, or a word that is one most often, or a participle.</summary>
    public static bool IsPredicate(string word) => IsVerb(word) || word.EndsWith("ed", StringComparison.Ordinal) || PartsOfSpeech(word) is ['v', ..];

    /// <summary>A noun for persons, in the singular or plural; an unknown word by its ending.</summary>
    public static bool IsPerson(string noun)
    {
        if (PeopleElsewhere.Contains(noun))
            return true;
        var singular = Nouns.Singular(noun);
        if (People.Value.Contains(singular) || People.Value.Contains(noun))
            return true;
        return PartsOfSpeech(singular) is "" && HasEndingOfPerson(singular);
    }

    /// <summary>The parts of speech of a word in WordNet, most frequent first: n, v, a, r; empty for a word it does not have.</summary>
    public static string PartsOfSpeech(string word) => Known.GetOrRead(word, word => Lexicon.Find(word, Language.Of("en").Irregular)?.PartsOfSpeech ?? "");

    private static bool HasEndingOfPerson(string word) =>
        word.Length > 5 && (word.EndsWith("ator", StringComparison.Ordinal) || word.EndsWith("ist", StringComparison.Ordinal) || word.EndsWith("ee", StringComparison.Ordinal) || word.EndsWith("nese", StringComparison.Ordinal)
            || word.EndsWith("ian", StringComparison.Ordinal) || word.EndsWith("man", StringComparison.Ordinal) || word.EndsWith("goer", StringComparison.Ordinal)
            || word.EndsWith("holder", StringComparison.Ordinal) || word.EndsWith("worker", StringComparison.Ordinal) || word.EndsWith("seeker", StringComparison.Ordinal));

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
