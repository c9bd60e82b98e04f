using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Core.Search;

namespace Bot.Core.Composition;

/// <summary>A sentence, of a draft or of a source, as the guard reads it.</summary>
internal sealed class ToldSentence
{
    private readonly Dictionary<int, int> _denials;

    private ToldSentence(SentenceWords words, List<ToldWord> told, List<Anchor> anchors, List<(int, int)> names, List<Speech> speeches)
    {
        (Source, Words, Anchors, NameRuns, Spoken) = (words, told, anchors, names, speeches);
        var lists = GuardWords.Of(words.Language);
        Denials = [.. told.Where(word => Polarity.IsDenial(words, told, word.Place, lists)).Select(word => word.Place)];
        _denials = Denials.CountBy(place => told[place].Clause).ToDictionary();
    }

    public SentenceWords Source { get; }

    public TextSpan Span => Source.Sentence;

    public string Language => Source.Language;

    public IReadOnlyList<ToldWord> Words { get; }

    public IReadOnlyList<Anchor> Anchors { get; }

    /// <summary>Names of several words as the words [First, End).</summary>
    public IReadOnlyList<(int First, int End)> NameRuns { get; }

    public IReadOnlyList<Speech> Spoken { get; }

    /// <summary>Denials in each part of the sentence.</summary>
    public int DenialsOf(int clause) => _denials.GetValueOrDefault(clause);

    /// <summary>The least that a part of the sentence is sure of.</summary>
    public Certainty CertaintyOf(int clause) => Words.Where(word => word.Clause == clause).Select(word => word.Tells).DefaultIfEmpty().Max();

    public string Text => Source.Source.Substring(Span.Start, Span.Length);

    /// <summary>Places of the words that deny.</summary>
    public IReadOnlyList<int> Denials { get; }

    public string Written(Anchor anchor) => Source.Written(anchor.First, anchor.End);

    public static ToldSentence Read(string text, TextSpan span, string language, PublicationDate published, TextAnalyzer analyzer, IReadOnlySet<string>? known = null, bool isInQuotation = false)
    {
        var words = SentenceWords.Read(text, span, language);
        var told = WordsOf(words, analyzer);
        var anchors = SentenceTimes.Read(words, published);
        anchors.AddRange(SentenceNumbers.Read(words, anchors));
        var taken = new bool[words.Count];
        foreach (var anchor in anchors)
        {
            for (var place = anchor.First; place < anchor.End && place < taken.Length; place++)
            {
                taken[place] |= anchor.Kind is not (AnchorKind.Relative or AnchorKind.Ordinal) && !anchor.IsResolved;
                told[place].Role = anchor.Kind is AnchorKind.Number or AnchorKind.Ordinal ? WordRole.Number : WordRole.Time;
            }
        }

        var names = SentenceNames.Read(words, told, taken, known ?? new HashSet<string>(StringComparer.Ordinal));
        foreach (var name in names)
            told[name.First].Role = WordRole.Name;
        TakeUnits(words, told, anchors);
        anchors.AddRange(names);
        Settle(words, told);
        Asides.Mark(words, told);
        FindNations(words, told);
        Polarity.Mark(words, told);
        var speeches = SpeechesOf(words, told, isInQuotation);
        return new ToldSentence(words, told, anchors, SentenceNames.Runs(words, names), speeches);
    }

    private static List<ToldWord> WordsOf(SentenceWords words, TextAnalyzer analyzer)
    {
        var tokens = new List<Token>();
        analyzer.Analyze(words.Source, words.Sentence, tokens);
        var told = new List<ToldWord>(words.Count);
        var token = 0;
        for (var i = 0; i < words.Count; i++)
        {
            while (token + 1 < tokens.Count && tokens[token].Span.End <= words[i].Span.Start)
                token++;
            var found = token < tokens.Count && tokens[token].Span.Overlaps(words[i].Span) ? tokens[token] : default;
            var text = words[i].Text.Replace('’', '\'');
            if (text.EndsWith("'s", StringComparison.Ordinal) || text.EndsWith("s'", StringComparison.Ordinal))
                text = text[..^(text[^1] == '\'' ? 1 : 2)];
            var isLetters = words[i].Form == WordForm.Letters;
            told.Add(new ToldWord(i, text, isLetters && found.Term is { } term ? term : text, words[i].Span, words[i].IsCapital, isLetters)
            {
                IsStopWord = found.IsStopWord,
                Kin = words.Language == "en" && isLetters ? WordKin.Of(text) : null,
            });
        }

        return told;
    }

    /// <summary>Units belong to their numbers: "percent", "km".</summary>
    private static void TakeUnits(SentenceWords words, List<ToldWord> told, List<Anchor> anchors)
    {
        foreach (var anchor in anchors.Where(anchor => anchor.Quantity is { Unit.Kind: not (UnitKind.Count or UnitKind.None) }))
        {
            for (var place = anchor.First; place < words.Count && words[place].Span.Start < anchor.Quantity!.Span.End; place++)
                told[place].Role = WordRole.Number;
        }
    }

    private static void Settle(SentenceWords words, List<ToldWord> told)
    {
        var lists = GuardWords.Of(words.Language);
        var (order, clause) = (0, 0);
        for (var i = 0; i < told.Count; i++)
        {
            var word = told[i];
            clause += Polarity.IsBreak(words, i) ? 1 : 0;
            word.Clause = clause;
            if (word.Role == WordRole.Function && word.IsLetters && !word.IsStopWord && word.Text.Length > 1 && !(words.Language == "en" && Grammar.IsFunction(word.Text)) && !lists.Free.Contains(word.Text) && !lists.Denying.Contains(word.Text) && !word.Text.EndsWith("n't", StringComparison.Ordinal)
                && !lists.Possible.Contains(word.Text) && !lists.Future.Contains(word.Text) && lists.LimitOf(word.Text) is null && lists.ClassesOf(word.Text).Length == 0)
                word.Role = WordRole.Content;
            word.IsPart = word.Role is WordRole.Number or WordRole.Time && i > 0 && told[i - 1].Role == word.Role;
            word.Order = word.IsPart ? 2 * (order - 1) : word.Role == WordRole.Function ? 2 * order - 1 : 2 * order;
            if (word.Role != WordRole.Function && !word.IsPart)
                order++;
            word.IsPredicate = word.Role == WordRole.Content && words.Language == "en" && IsPredicate(words, told, i);
        }
    }

    private static void FindNations(SentenceWords words, List<ToldWord> told)
    {
        for (var i = 0; i < told.Count; i++)
        {
            if (!told[i].IsLetters || told[i].Nation is not null || (!told[i].IsCapital && (words.Language == "en" || told[i].Text.Length <= 3)))
                continue;
            for (var length = Math.Min(3, told.Count - i); length > 0; length--)
            {
                if (Nations.Of(string.Join(' ', told.Skip(i).Take(length).Select(word => word.Text))) is not { } nation)
                    continue;
                for (var place = i; place < i + length; place++)
                    told[place].Nation = nation;
                break;
            }
        }
    }

    private static bool IsPredicate(SentenceWords words, List<ToldWord> told, int i)
    {
        var text = told[i].Text;
        var isBehindArticle = words.IsAny(i - 1, "the", "a", "an", "its", "his", "her", "their", "this", "of", "in", "for", "by");
        if (isBehindArticle && !text.EndsWith("ing", StringComparison.Ordinal))
            return false;
        return Grammar.IsPredicate(text) || words.IsAny(i - 1, "to", "is", "are", "was", "were", "be", "been", "not", "will", "would", "could", "has", "have", "had") && told[i].Kin?.PartsOfSpeech is { } parts && !parts.StartsWith('n');
    }

    /// <param name="isInQuotation">A quotation that began in a sentence before goes on through this one.</param>
    private static List<Speech> SpeechesOf(SentenceWords words, List<ToldWord> told, bool isInQuotation)
    {
        var speeches = Speeches.Read(words, told);
        if (isInQuotation)
            speeches.Insert(0, new Speech(0, told.Count, new HashSet<string>(StringComparer.Ordinal), 0));
        for (var s = 0; s < speeches.Count; s++)
        {
            for (var place = speeches[s].First; place < speeches[s].End && place < told.Count; place++)
                told[place].Speech = speeches[s].IsFrame(place) ? told[place].Speech : s;
        }

        return speeches;
    }
}
