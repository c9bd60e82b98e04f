using Bot.Core.Articles;
using Bot.Core.Figures;

namespace Bot.Core.Answers;

/// <summary>One platform-neutral answer, which terminal, web and chats only draw.</summary>
public abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>How likely it is that the corpus answers the question, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>The best passages of the corpus, best first.</summary>
    public required IReadOnlyList<Citation> Passages { get; init; }

    /// <summary>Of the articles that might answer.</summary>
    public required CorpusState Corpus { get; init; }

    /// <summary>Which articles might answer.</summary>
    public ArticleFilter Filter { get; init; } = ArticleFilter.Everything;

    /// <summary>Words of the question that were taken for others, since no article has them as written.</summary>
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>Null unless the question asked for it.</summary>
    public Explanation? Explanation { get; init; }

    /// <summary>What was searched instead of the words of the question, see <see cref="Question.Rewritten"/>; null where those were searched.</summary>
    public string? ReadAs { get; init; }

    /// <summary>The language of the question, ISO 639-1; null when it is not known.</summary>
    public string? Language { get; init; }

    /// <summary>Sentences taken word for word, each with the numbers of its citations.</summary>
    public sealed record Found(IReadOnlyList<CitedSentence> Sentences, IReadOnlyList<Citation> Citations) : Answer
    {
        public string Text => string.Join(' ', Sentences.Select(sentence => sentence.Text));

        /// <summary>What the sources say differently; null when they agree.</summary>
        public Difference? Difference { get; init; }

        /// <summary>The figure that answers a question for a number; null where none is asked for, or none fits.</summary>
        public AnsweringFigure? Figure { get; init; }

        /// <summary>Of several questions in one, those that the corpus does not answer.</summary>
        public IReadOnlyList<UnansweredPart> Unanswered { get; init; } = [];

        /// <summary>The model whose words the sentences are; null where they are those of the articles. The quotes of the citations always are.</summary>
        public string? Model { get; init; }

        /// <summary>No word of the question led to it, but the meaning: see <see cref="Question.Vector"/>.</summary>
        public bool IsByMeaning { get; init; }
    }

    /// <summary>The corpus does not answer; <paramref name="Missing"/> says in one sentence what was not met.</summary>
    public sealed record NotFound(string Missing, IReadOnlyList<Citation> Closest) : Answer;
}

/// <param name="Citation">The number of the citation that holds it.</param>
public sealed record AnsweringFigure(Figure Figure, int Citation);

/// <summary>A word of the question as the user wrote it, and the word of the articles that was searched instead.</summary>
public sealed record Correction(string Written, string Read);

/// <summary>A part of the question as the user wrote it, and in one sentence what of it was not met.</summary>
public sealed record UnansweredPart(string Question, string Missing);

/// <summary>A sentence of the answer and the numbers of the citations that prove it.</summary>
public sealed record CitedSentence(string Text, IReadOnlyList<int> Citations);

/// <summary>A span of a stored article. The quote is always printed from the store.</summary>
/// <param name="Number">1, 2, 3 ... within its list.</param>
/// <param name="Paragraph">1 is the first paragraph of the article.</param>
/// <param name="Score">Comparable within one answer only.</param>
public sealed record Citation(int Number, Article Article, TextSpan Span, int Paragraph, double Score)
{
    public string Quote => Article.TextOf(Span);

    /// <summary>The same text, or nearly, in other articles.</summary>
    public IReadOnlyList<Citation> AlsoIn { get; init; } = [];

}

/// <summary>Which corpus answered: its version, size and the newest date in it.</summary>
public sealed record CorpusState(string Version, int Articles, PublicationDate? Newest);
