using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Core.Composition;

/// <summary>The citations of a composed answer: the evidence of its sentences in the order they are cited, then those of the extractive answer that it does not cover.</summary>
internal sealed class ComposedCitations
{
    private readonly List<Citation> _citations = [];

    /// <summary>Numbers of the passages that the model was given, and of the citations here that have their evidence.</summary>
    private readonly Dictionary<int, int> _byPassage = [];

    private readonly Dictionary<int, int> _byExtractive = [];

    public ComposedCitations(IReadOnlyList<Guarded.Passed> sentences, Answer.Found extractive)
    {
        var passages = extractive.Passages.Concat(extractive.Citations).ToList();
        foreach (var evidence in sentences.SelectMany(sentence => sentence.Evidence))
        {
            // Evidence of one passage that several sentences cite is one quote.
            if (_byPassage.TryGetValue(evidence.Number, out var number))
                _citations[number - 1] = Spanning(_citations[number - 1], evidence.Span, evidence.Score);
            else if (_citations.FindIndex(citation => citation.Article.File == evidence.Article.File && citation.Span.Overlaps(evidence.Span)) is >= 0 and var overlapping)
                (_citations[overlapping], _byPassage[evidence.Number]) = (Spanning(_citations[overlapping], evidence.Span, evidence.Score), overlapping + 1);
            else
                Add(evidence, number => _byPassage[evidence.Number] = number);
        }

        for (var i = 0; i < _citations.Count; i++)
            _citations[i] = _citations[i] with { Paragraph = ParagraphOf(_citations[i]), AlsoIn = CopiesOf(_citations[i], passages) };
        foreach (var citation in extractive.Citations)
        {
            if (_citations.FindIndex(other => other.Article.File == citation.Article.File && other.Span.Contains(citation.Span)) is >= 0 and var covering)
                _byExtractive[citation.Number] = covering + 1;
            else
                Add(citation, number => _byExtractive[citation.Number] = number);
        }
    }

    public IReadOnlyList<Citation> All => _citations;

    public IReadOnlyList<int> NumbersOf(Guarded.Passed sentence) => [.. sentence.Evidence.Select(evidence => _byPassage[evidence.Number]).Distinct().Order()];

    /// <summary>The number here of a citation of the extractive answer.</summary>
    public int Renumbered(int extractive) => _byExtractive[extractive];

    /// <summary>The first citation that holds the stretch; null where none does.</summary>
    public int? Holding(Article article, TextSpan span) => _citations.Find(citation => citation.Article.File == article.File && citation.Span.Contains(span))?.Number;

    private void Add(Citation citation, Action<int> remember)
    {
        _citations.Add(citation with { Number = _citations.Count + 1 });
        remember(_citations.Count);
    }

    private static Citation Spanning(Citation citation, TextSpan span, double score) =>
        citation with { Span = TextSpan.Between(Math.Min(citation.Span.Start, span.Start), Math.Max(citation.Span.End, span.End)), Score = Math.Max(citation.Score, score) };

    /// <summary>The paragraph in which the quote begins.</summary>
    private static int ParagraphOf(Citation citation)
    {
        var paragraphs = Paragraphs.Of(citation.Article);
        var paragraph = paragraphs.Index().FirstOrDefault(entry => entry.Item.End > citation.Span.Start);
        return paragraph.Item.Length == 0 ? citation.Paragraph : paragraph.Index + 1;
    }

    /// <summary>Where the quote stands in copies of its passage; a copy that has other words there is left out.</summary>
    private static List<Citation> CopiesOf(Citation citation, List<Citation> passages)
    {
        var copies = new List<Citation>();
        foreach (var copy in passages.Where(passage => passage.Article.File == citation.Article.File && passage.Span.Overlaps(citation.Span)).SelectMany(passage => passage.AlsoIn).DistinctBy(copy => copy.Article.File))
        {
            if (copy.Article.Text.IndexOf(citation.Quote, StringComparison.Ordinal) is not (>= 0 and var start))
                continue;
            var quote = copy with { Number = copies.Count + 1, Span = new TextSpan(start, citation.Span.Length) };
            copies.Add(quote with { Paragraph = ParagraphOf(quote) });
        }

        return copies;
    }
}
