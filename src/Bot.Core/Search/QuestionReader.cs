using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>Reads a question against the words of one snapshot: type, terms, names, years, synonyms, misspellings, earlier turns.</summary>
internal sealed class QuestionReader
{
    private const float CorrectionWeight = 0.8f;
    private const float FamilyWeight = 0.7f;
    private const float InheritedFactor = 0.5f;

    /// <summary>Earlier turns that a follow-up may lean on.</summary>
    private const int Turns = 2;

    /// <summary>What the user puts in quotation marks is meant to be met.</summary>
    private const float QuotedFactor = 1.5f;

    /// <summary>A term written with a capital in this share of its occurrences or more (of 255) is a name.</summary>
    public const int NameCapitals = 180;

    private readonly PassageIndex _index;
    private readonly string[] _languages;
    private readonly SynonymTerms _synonyms;
    private readonly PublisherNames _publishers;

    /// <param name="before">That of another snapshot, which may know some of the publishers.</param>
    public QuestionReader(PassageIndex index, CorpusSummary summary, Synonyms synonyms, QuestionReader? before = null)
    {
        _index = index;
        _languages = Languages(summary);
        using var analyzer = new TextAnalyzer(Language.Of("en"));
        _synonyms = new SynonymTerms(index, synonyms);
        _publishers = new PublisherNames(summary.Publishers.Select(publisher => publisher.Key), analyzer, before?._publishers);
    }

    private QuestionReader(QuestionReader whole, PassageIndex index, CorpusSummary summary) =>
        (_index, _languages, _synonyms, _publishers) = (index, Languages(summary), whole._synonyms.In(index), whole._publishers.Of(summary.Publishers.Select(publisher => publisher.Key)));

    /// <summary>A reader that knows only words, languages and publishers of a part of the corpus.</summary>
    public QuestionReader In(PassageIndex index, CorpusSummary summary) => new(this, index, summary);

    public ParsedQuestion Read(Question question)
    {
        var own = ReadText(question.Text);
        if (question.Context.Count == 0 || !LeansOnContext(question.Text, own))
            return own;

        var hasYear = own.Terms.Any(term => term.IsYear);
        var known = own.Terms.Select(term => term.Surface).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var inherited = new List<QuestionTerm>();
        var type = own.Type;
        foreach (var turn in question.Context.Reverse().Take(Turns))
        {
            var earlier = ReadText(turn.Question);
            // What the corpus did not know then it does not know now, and a year that was refused is not meant again.
            inherited.AddRange(earlier.Terms
                .Where(term => term.Alternatives.Count > 0 && !(term.IsYear && (hasYear || turn.Answer is null)) && known.Add(term.Surface))
                .Select(Inherited));
            if (type == QuestionType.Other)
                type = earlier.Type;
            if (!LeansOnContext(turn.Question, earlier))
                break;
        }

        // A word that no article brings together with what was spoken of begins another subject.
        if (!MeetTogether(own.Terms, inherited))
            return own;
        return own with { Type = type, Terms = Cut([.. own.Terms, .. inherited]), Clauses = [new Clause(ulong.MaxValue, [], [])] };
    }

    /// <summary>A question that is asked in one breath with another, whose terms it takes over.</summary>
    public ParsedQuestion Read(string text, IEnumerable<QuestionTerm> subject)
    {
        var own = ReadText(text);
        var known = own.Terms.Select(term => term.Surface).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var inherited = subject.Where(term => term.Alternatives.Count > 0 && known.Add(term.Surface)).Select(Inherited);
        return own with { Terms = Cut([.. own.Terms, .. inherited]), Clauses = [new Clause(ulong.MaxValue, [], [])] };
    }

    private static QuestionTerm Inherited(QuestionTerm term) => term with { Weight = term.Weight * InheritedFactor, IsInherited = true, FollowsPrevious = false };

    private bool MeetTogether(IReadOnlyList<QuestionTerm> own, List<QuestionTerm> inherited)
    {
        var subjects = own.Where(term => !term.IsYear && term.Alternatives.Count > 0).Select(Words).ToList();
        if (subjects.Count == 0)
            return true;
        var others = inherited.Select(Words).ToList();
        return _index.Elsewhere?.Meet(subjects, others) ?? ArticlesTogether.Meet(_index, subjects, others);

        static int[] Words(QuestionTerm term) => [.. term.Alternatives.Select(alternative => alternative.Term)];
    }

    private ParsedQuestion ReadText(string text)
    {
        var tokens = new List<Token>();
        var language = LanguageDetector.Detect(text) ?? "en";
        using (var analyzer = new TextAnalyzer(Language.Of(language)))
            analyzer.Analyze(text, new TextSpan(0, text.Length), tokens);
        var others = _languages.Where(other => other != language).Select(other => TokensByStart(other, text)).ToList();
        string[] words = [.. tokens.Select(token => Surface(text, token).ToLowerInvariant())];
        var (type, typeStart, typeLength) = QuestionWords.TypeOf(words);

        var quoted = QuestionParts.Quoted(text);
        var allCapitals = !text.Any(char.IsLower);
        // "May" within a sentence is somebody, or a month; "may" asks what might be.
        bool IsNameWord(Token token) => token.IsCapital && !allCapitals && token.Span.Start != tokens[0].Span.Start;
        var searched = tokens.Where((token, place) => !token.IsStopWord && (place < typeStart || place >= typeStart + typeLength)
            && (IsNameWord(token) || !QuestionWords.IsFraming(Surface(text, token))) && !IsForeignStopWord(token, others)).ToList();
        var publishers = _publishers.Find(searched);
        var terms = new List<QuestionTerm>();
        var places = tokens.Select((token, place) => (token.Span.Start, place)).ToDictionary(entry => entry.Start, entry => entry.place);
        var head = typeLength == 0 ? -1 : searched.FindIndex(token => places[token.Span.Start] >= typeStart + typeLength);
        for (var i = 0; i < searched.Count; i++)
        {
            var token = searched[i];
            var surface = Surface(text, token);
            var isName = IsNameWord(token);
            var (alternatives, correction) = Alternatives(token, surface, language, others, isName);
            isName |= alternatives.Count > 0 && !token.IsNumber && _index.CapitalsOf(alternatives[0].Term) >= NameCapitals;
            if (isName)
                alternatives.AddRange(Vocabulary.FindVariants(_index, correction ?? token.Term, NameCapitals).Select(term => new Alternative(term, CorrectionWeight)));
            else if (!token.IsNumber)
                alternatives.AddRange(WordFamilies.Of(_index, token.Term).Where(term => !alternatives.Exists(other => other.Term == term)).Select(term => new Alternative(term, FamilyWeight)));
            var isQuoted = quoted.Exists(span => span.Contains(token.Span));
            var idf = Bm25.Idf(alternatives.Count == 0 ? 0 : _index.DocumentFrequency(alternatives[0].Term), _index.SearchedPassages);
            terms.Add(new QuestionTerm(surface)
            {
                Alternatives = alternatives,
                Start = token.Span.Start,
                Idf = idf,
                Weight = isQuoted ? idf * QuotedFactor : idf,
                IsName = isName,
                IsYear = token.Kind.HasFlag(TokenKind.Year),
                IsNumber = token.IsNumber,
                IsDenial = QuestionWords.IsDenial(surface),
                // "How long did it last?"
                IsLimit = !isName && QuestionWords.IsLimit(surface) && !(token.Span.Start == tokens[^1].Span.Start && surface.Equals("last", StringComparison.OrdinalIgnoreCase)),
                IsPublisher = publishers.ContainsKey(i),
                IsHead = i == head,
                Place = i,
                Correction = correction,
                FollowsPrevious = i > 0 && places[token.Span.Start] - places[searched[i - 1].Span.Start] <= 2,
            });
        }

        _synonyms.AddTo(searched, terms);
        if (language == "en")
            LexiconTerms.AddTo(_index, terms);
        terms = Cut(terms);
        if (type is QuestionType.Choice or QuestionType.Definition && words.Any(QuestionWords.IsSaying))
            type = QuestionType.Statement;
        // "Who is Anna Blom?" asks what she is; "who is the mayor?" asks for a name.
        if (type == QuestionType.Person && terms.Count > 0 && terms.TrueForAll(term => term.IsName))
            type = QuestionType.Definition;
        return new ParsedQuestion(type, terms)
        {
            Publishers = [.. publishers.Values.Distinct(StringComparer.Ordinal)],
            Clauses = QuestionParts.Clauses(text, terms, publishers),
            Days = QuestionParts.Days(text),
            Words = [.. tokens.Where((token, place) => (place < typeStart || place >= typeStart + typeLength) && !QuestionWords.IsAuxiliary(Surface(text, token))).Take(ParsedQuestion.MaxTerms).Select(token => _index.FindTerm(token.Term) ?? -1)],
            Contraries = [.. words.Distinct(StringComparer.Ordinal).SelectMany(word => QuestionWords.ContrariesOf(word).Select(contrary => (_index.FindTerm(word) ?? -1, _index.FindTerm(contrary) ?? -1)))],
            Unit = QuestionWords.UnitOf(string.Join(' ', words)),
            IsNegated = words.Any(QuestionWords.IsNegation),
            IsModal = tokens.Exists(token => !IsNameWord(token) && QuestionWords.IsModal(Surface(text, token))),
            IsLimited = tokens.Exists(token => !IsNameWord(token) && QuestionWords.IsLimit(Surface(text, token))),
        };
    }

    /// <summary>A function word of another language of the corpus that no article uses as anything else: "de" in a question taken for English.</summary>
    private bool IsForeignStopWord(Token token, List<Dictionary<int, Token>> others) =>
        others.Exists(tokens => tokens.TryGetValue(token.Span.Start, out var other) && other.IsStopWord)
        && !(_index.FindTerm(token.Term) is { } term && _index.DocumentFrequency(term) > 0);

    private (List<Alternative> Alternatives, string? Correction) Alternatives(
        Token token, string surface, string language, List<Dictionary<int, Token>> others, bool isName)
    {
        var alternatives = new List<Alternative>();
        Add(token.Term, 1);
        foreach (var terms in others)
        {
            if (terms.TryGetValue(token.Span.Start, out var other))
                Add(other.Term, 1);
        }

        if (alternatives.Count > 0 || Spelling.FindMeant(_index, token.Term, surface, language, isName) is not { } nearest)
            return (alternatives, null);
        alternatives.Add(new Alternative(nearest, CorrectionWeight));
        return (alternatives, _index.Terms[nearest]);

        void Add(string term, float weight)
        {
            if (_index.FindTerm(term) is { } number && _index.DocumentFrequency(number) > 0 && !alternatives.Exists(other => other.Term == number))
                alternatives.Add(new Alternative(number, weight));
        }
    }

    private static bool LeansOnContext(string text, ParsedQuestion question) =>
        QuestionWords.Continues(text)
        || question.Terms.Count <= 1
        || (!question.Terms.Any(term => term.IsName) && text.Split(' ').Any(word => QuestionWords.IsPronoun(word.Trim('?', ',', '.', '!'))));

    private static List<QuestionTerm> Cut(List<QuestionTerm> terms)
    {
        if (terms.Count <= ParsedQuestion.MaxTerms)
            return terms;
        var least = terms.Select(term => term.Weight).OrderDescending().ElementAt(ParsedQuestion.MaxTerms - 1);
        return [.. terms.Where(term => term.Weight >= least).Take(ParsedQuestion.MaxTerms)];
    }

    private static string[] Languages(CorpusSummary summary) => [.. summary.Languages.Select(language => language.Key).Order(StringComparer.Ordinal)];

    private static string Surface(string text, Token token) => text.Substring(token.Span.Start, token.Span.Length);

    private static Dictionary<int, Token> TokensByStart(string language, string text)
    {
        var tokens = new List<Token>();
        using var analyzer = new TextAnalyzer(Language.Of(language));
        analyzer.Analyze(text, new TextSpan(0, text.Length), tokens);
        return tokens.DistinctBy(token => token.Span.Start).ToDictionary(token => token.Span.Start);
    }
}
