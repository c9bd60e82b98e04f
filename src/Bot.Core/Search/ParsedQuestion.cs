namespace Bot.Core.Search;

/// <summary>What a question asks for.</summary>
internal enum QuestionType
{
    Other,
    Definition,
    Person,
    Time,
    Place,
    Number,
    Reason,
    Manner,
    Choice,
    YesOrNo,

    /// <summary>What somebody said.</summary>
    Statement,
}

/// <summary>What a number that is asked for counts: "how old" asks for years of age, "how much does it cost" for money.</summary>
internal enum AskedUnit
{
    Any,
    Money,
    Age,
    Duration,
    Length,
    Share,
    Year,

    /// <summary>"How long" asks for a duration or a length.</summary>
    Extent,

    /// <summary>Another name of something.</summary>
    Name,
}

/// <summary>The part of speech a word has most often.</summary>
internal enum WordClass
{
    Unknown,
    Noun,
    Verb,
    Modifier,
}

/// <summary>A term of the index that a word of the question may be met by; 1 is the word itself.</summary>
internal readonly record struct Alternative(int Term, float Weight);

/// <summary>A word of the question that is searched.</summary>
internal sealed record QuestionTerm(string Surface)
{
    private const float RelatedWeight = 0.3f;

    /// <summary>Empty when the corpus has no such word, and none like it.</summary>
    public required IReadOnlyList<Alternative> Alternatives { get; init; }

    /// <summary>What passages are found by: the alternatives, or where the corpus has none of them the words near it.</summary>
    public IReadOnlyList<Alternative> Searched => Alternatives.Count > 0 ? Alternatives : [.. Related.Select(term => new Alternative(term, RelatedWeight))];

    public required float Idf { get; init; }

    /// <summary>How much the word counts: its idf, more where the user put it in quotation marks, less where it comes from an earlier turn.</summary>
    public required float Weight { get; init; }

    /// <summary>Terms that mean something near it, or something more general or more special.</summary>
    public IReadOnlyList<int> Related { get; init; } = [];

    /// <summary>"refused", "without", "unable": it denies something.</summary>
    public bool IsDenial { get; init; }

    /// <summary>Terms that mean the contrary.</summary>
    public IReadOnlyList<int> Opposites { get; init; } = [];

    public WordClass Class { get; init; }

    public bool IsNumber { get; init; }

    /// <summary>"first", "last", "highest": of many things it means one.</summary>
    public bool IsLimit { get; init; }

    public bool IsName { get; init; }

    public bool IsYear { get; init; }

    /// <summary>Names the publisher of an article rather than something the article says.</summary>
    public bool IsPublisher { get; init; }

    /// <summary>The first word behind the question word: "boats" in "how many boats arrived", "signed" in "who signed it".</summary>
    public bool IsHead { get; init; }

    /// <summary>The word of the corpus that was taken instead of a misspelled one; null when nothing was corrected.</summary>
    public string? Correction { get; init; }

    /// <summary>Taken over from an earlier turn of the conversation.</summary>
    public bool IsInherited { get; init; }

    /// <summary>Place of the word in the text of the question.</summary>
    public int Start { get; init; }

    /// <summary>Place among the searched words of its question.</summary>
    public int Place { get; init; }

    /// <summary>The word stands directly behind the term before it, function words aside.</summary>
    public bool FollowsPrevious { get; init; }
}

/// <summary>A question as the search understands it.</summary>
internal sealed record ParsedQuestion(QuestionType Type, IReadOnlyList<QuestionTerm> Terms)
{
    /// <summary>More terms than this are cut, the least telling first: matches are kept as one bit a term.</summary>
    public const int MaxTerms = 64;

    /// <summary>The parts of a long question: what stands between commas, "and" and "while". At least one.</summary>
    public IReadOnlyList<Clause> Clauses { get; init; } = [new Clause(ulong.MaxValue, [], [])];

    /// <summary>All words in order, function words too, as terms of the index; -1 where the corpus has no such word. Without the words that ask and without auxiliaries.</summary>
    public IReadOnlyList<int> Words { get; init; } = [];

    /// <summary>The terms that are not taken over from an earlier turn, years aside; null where nothing is taken over, or nothing is new.</summary>
    public ulong? AskedAnew => Terms.Any(term => term.IsInherited) && Bits(term => !term.IsInherited && !term.IsYear) is not 0 and var anew ? anew : null;

    private ulong Bits(Func<QuestionTerm, bool> has) => Terms.Select((term, i) => has(term) ? 1UL << i : 0).Aggregate(0UL, (all, bit) => all | bit);

    /// <summary>Function words of the question that have a contrary, and that contrary: "before" and "after".</summary>
    public IReadOnlyList<(int Word, int Contrary)> Contraries { get; init; } = [];

    public AskedUnit Unit { get; init; }

    /// <summary>Asks for what is not so: "which party did not vote".</summary>
    public bool IsNegated { get; init; }

    /// <summary>Asks for what may or should be.</summary>
    public bool IsModal { get; init; }

    /// <summary>Asks for the only one, or for the most or least of something.</summary>
    public bool IsLimited { get; init; }

    /// <summary>Publishers of the corpus that the question names.</summary>
    public IReadOnlyList<string> Publishers { get; init; } = [];

    /// <summary>Whole days that the question names.</summary>
    public IReadOnlyList<DateOnly> Days { get; init; } = [];
}

/// <summary>A part of a question: its terms, one bit each, and the publishers and days named in it.</summary>
internal sealed record Clause(ulong Terms, IReadOnlyList<string> Publishers, IReadOnlyList<DateOnly> Days);
