using System.Numerics;
using System.Text.RegularExpressions;
using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>Reads a question against the words of one snapshot: type, terms, names, years, synonyms, misspellings, earlier turns.</summary>
internal sealed partial class QuestionReader
{
    private const float SynonymWeight = 0.6f;
    private const float CorrectionWeight = 0.8f;
    private const float FamilyWeight = 0.7f;
    private const float InheritedFactor = 0.5f;

    /// <summary>What the user puts in quotation marks is meant to be met.</summary>
    private const float QuotedFactor = 1.5f;

    private const int MinClauseTerms = 3;

    /// <summary>A term written with a capital in this share of its occurrences or more (of 255) is a name.</summary>
    private const int NameCapitals = 180;

    private readonly PassageIndex _index;
    private readonly WordFamilies _families;
    private readonly string[] _languages;
    private readonly Dictionary<string, List<string[]>> _synonyms;
    private readonly List<(string Name, string[] Terms)> _publishers;

    public QuestionReader(PassageIndex index, IReadOnlyList<Article> articles, Synonyms synonyms)
    {
        _index = index;
        _families = new WordFamilies(index);
        _languages = [.. articles.Select(article => article.Language).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _synonyms = new Dictionary<string, List<string[]>>(StringComparer.Ordinal);
        using var analyzer = new TextAnalyzer(Language.Of("en"));
        foreach (var group in synonyms.Analyze(analyzer))
        {
            foreach (var entry in group)
            {
                var key = string.Join(' ', entry);
                if (!_synonyms.TryGetValue(key, out var others))
                    _synonyms.Add(key, others = []);
                others.AddRange(group.Where(other => other != entry));
            }
        }

        _publishers = [.. articles.Select(article => article.Publisher).OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(name => (name, Terms(analyzer, name))).Where(publisher => publisher.Item2.Length > 0)];
    }

    public ParsedQuestion Read(Question question)
    {
        var own = ReadText(question.Text);
        if (question.Context.Count == 0 || !LeansOnContext(question.Text, own))
            return own;

        var hasYear = own.Terms.Any(term => term.IsYear);
        var known = own.Terms.Select(term => term.Surface).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var terms = own.Terms.ToList();
        var type = own.Type;
        foreach (var turn in question.Context.Reverse().Take(2))
        {
            var earlier = ReadText(turn.Question);
            terms.AddRange(earlier.Terms
                .Where(term => !(term.IsYear && hasYear) && known.Add(term.Surface))
                .Select(term => term with { Weight = term.Weight * InheritedFactor, IsInherited = true }));
            if (type == QuestionType.Other)
                type = earlier.Type;
            if (!LeansOnContext(turn.Question, earlier))
                break;
        }

        return own with { Type = type, Terms = Cut(terms) };
    }

    private ParsedQuestion ReadText(string text)
    {
        var tokens = new List<Token>();
        var language = LanguageDetector.Detect(text) ?? "en";
        using (var analyzer = new TextAnalyzer(Language.Of(language)))
            analyzer.Analyze(text, new TextSpan(0, text.Length), tokens);
        var others = _languages.Where(other => other != language).Select(other => TermsBySpan(other, text)).ToList();
        var type = QuestionWords.TypeOf(string.Join(' ', tokens.Select(token => Surface(text, token).ToLowerInvariant())));

        var quoted = QuotedSpans(text);
        var allCapitals = !text.Any(char.IsLower);
        var searched = tokens.Where(token => !token.IsStopWord && !IsFramingWord(text, token)).ToList();
        var publishers = new List<string>();
        var ofPublisher = PublisherTokens(searched, publishers);
        var terms = new List<QuestionTerm>();
        var head = tokens.FindIndex(token => IsFramingWord(text, token));
        for (var i = 0; i < searched.Count; i++)
        {
            var token = searched[i];
            var surface = Surface(text, token);
            var isName = token.IsCapital && !allCapitals && token.Span.Start != tokens[0].Span.Start;
            var (alternatives, correction) = Alternatives(token, others, isName);
            isName |= alternatives.Count > 0 && !token.IsNumber && _index.TermCapitals[alternatives[0].Term] >= NameCapitals;
            if (isName)
                alternatives.AddRange(Vocabulary.FindVariants(_index, correction ?? token.Term, NameCapitals).Select(term => new Alternative(term, CorrectionWeight)));
            else if (!token.IsNumber)
                alternatives.AddRange(_families.Of(token.Term).Where(term => !alternatives.Exists(other => other.Term == term)).Select(term => new Alternative(term, FamilyWeight)));
            var isQuoted = quoted.Exists(span => span.Contains(token.Span));
            var idf = Bm25.Idf(alternatives.Count == 0 ? 0 : _index.DocumentFrequency(alternatives[0].Term), _index.PassageCount);
            terms.Add(new QuestionTerm(surface)
            {
                Alternatives = alternatives,
                Start = token.Span.Start,
                Idf = idf,
                Weight = isQuoted ? idf * QuotedFactor : idf,
                IsName = isName,
                IsYear = token.IsNumber && surface.Length == 4 && surface[0] is '1' or '2' && surface.All(char.IsAsciiDigit),
                IsPublisher = ofPublisher.Contains(i),
                IsHead = head >= 0 && tokens.IndexOf(token) > head && (i == 0 || tokens.IndexOf(searched[i - 1]) < head),
                Correction = correction,
                FollowsPrevious = i > 0 && tokens.IndexOf(token) - tokens.IndexOf(searched[i - 1]) <= 2,
            });
        }

        AddSynonyms(searched, terms);
        terms = Cut(terms);
        return new ParsedQuestion(type, terms) { Publishers = publishers, Clauses = Clauses(text, terms) };
    }

    private (List<Alternative> Alternatives, string? Correction) Alternatives(Token token, List<Dictionary<int, string>> others, bool isName)
    {
        var alternatives = new List<Alternative>();
        Add(token.Term, 1);
        foreach (var terms in others)
        {
            if (terms.TryGetValue(token.Span.Start, out var term))
                Add(term, 1);
        }

        if (alternatives.Count > 0 || Vocabulary.FindNearest(_index, token.Term) is not { } nearest)
            return (alternatives, null);
        // A capitalised word the corpus lacks is a name of somebody else unless it looks like one of its names.
        if (isName && _index.TermCapitals[nearest] < NameCapitals)
            return (alternatives, null);
        alternatives.Add(new Alternative(nearest, CorrectionWeight));
        return (alternatives, _index.Terms[nearest]);

        void Add(string term, float weight)
        {
            if (_index.FindTerm(term) is { } number && _index.DocumentFrequency(number) > 0 && !alternatives.Exists(other => other.Term == number))
                alternatives.Add(new Alternative(number, weight));
        }
    }

    /// <summary>Adds the synonyms of words and of runs of up to four words.</summary>
    private void AddSynonyms(List<Token> searched, List<QuestionTerm> terms)
    {
        for (var start = 0; start < searched.Count; start++)
        {
            for (var length = 1; length <= 4 && start + length <= searched.Count; length++)
            {
                var run = searched.Skip(start).Take(length).Select(token => token.Term).ToArray();
                if (!_synonyms.TryGetValue(string.Join(' ', run), out var synonyms))
                    continue;
                for (var i = 0; i < length; i++)
                {
                    var place = start + i;
                    var added = synonyms.Select(synonym => synonym.Length == length ? synonym[i] : Rarest(synonym))
                        .Select(_index.FindTerm).OfType<int>()
                        .Where(term => _index.DocumentFrequency(term) > 0 && !terms[place].Alternatives.Any(other => other.Term == term))
                        .Distinct().Select(term => new Alternative(term, SynonymWeight)).ToArray();
                    terms[place] = terms[place] with { Alternatives = [.. terms[place].Alternatives, .. added] };
                }
            }
        }
    }

    private string Rarest(string[] entry) =>
        entry.MinBy(term => _index.FindTerm(term) is { } number ? _index.DocumentFrequency(number) : 0) ?? entry[0];

    private HashSet<int> PublisherTokens(List<Token> searched, List<string> publishers)
    {
        var places = new HashSet<int>();
        foreach (var (name, publisherTerms) in _publishers)
        {
            for (var start = 0; start + publisherTerms.Length <= searched.Count; start++)
            {
                // "The Age" is a newspaper, "the age" is not.
                var run = searched.GetRange(start, publisherTerms.Length);
                if (!run.TrueForAll(token => token.IsCapital) || !run.Select(token => token.Term).SequenceEqual(publisherTerms, StringComparer.Ordinal))
                    continue;
                publishers.Add(name);
                places.UnionWith(Enumerable.Range(start, publisherTerms.Length));
                break;
            }
        }

        return places;
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

    private static List<ulong> Clauses(string text, List<QuestionTerm> terms)
    {
        var ends = ClauseEnd().Matches(text).Select(match => match.Index).Append(text.Length).ToArray();
        var clauses = new List<ulong>();
        var open = 0UL;
        for (int i = 0, end = 0; i < terms.Count; i++)
        {
            open |= 1UL << i;
            while (ends[end] < terms[i].Start)
                end++;
            var isLast = i + 1 == terms.Count || terms[i + 1].Start > ends[end];
            // A part of one or two words says too little by itself; it joins the next one.
            if (!isLast || (BitOperations.PopCount(open) < MinClauseTerms && i + 1 < terms.Count))
                continue;
            clauses.Add(open);
            open = 0;
        }

        return clauses.Count == 0 ? [ulong.MaxValue] : clauses;
    }

    [GeneratedRegex(@"[,;]|\b(and|while|whereas|but|or|et|und|aber|mais|pero|y)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ClauseEnd();

    private static bool IsFramingWord(string text, Token token) => QuestionWords.IsFraming(Surface(text, token));

    private static string Surface(string text, Token token) => text.Substring(token.Span.Start, token.Span.Length);

    private static Dictionary<int, string> TermsBySpan(string language, string text)
    {
        var tokens = new List<Token>();
        using var analyzer = new TextAnalyzer(Language.Of(language));
        analyzer.Analyze(text, new TextSpan(0, text.Length), tokens);
        return tokens.DistinctBy(token => token.Span.Start).ToDictionary(token => token.Span.Start, token => token.Term);
    }

    private static string[] Terms(TextAnalyzer analyzer, string text)
    {
        var tokens = new List<Token>();
        analyzer.Analyze(text, new TextSpan(0, text.Length), tokens);
        return [.. tokens.Where(token => !token.IsStopWord).Select(token => token.Term)];
    }

    private static List<TextSpan> QuotedSpans(string text)
    {
        var spans = new List<TextSpan>();
        for (var i = 0; i < text.Length; i++)
        {
            var closer = text[i] switch { '"' => '"', '“' => '”', '«' => '»', '„' => '“', _ => '\0' };
            if (closer == '\0' || text.IndexOf(closer, i + 1) is not (> 0 and var end))
                continue;
            spans.Add(TextSpan.Between(i, end + 1));
            i = end;
        }

        return spans;
    }
}
