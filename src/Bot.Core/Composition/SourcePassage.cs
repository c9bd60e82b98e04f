using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Composition;

/// <summary>A sentence of a passage.</summary>
/// <param name="Place">Its place in the passage.</param>
internal sealed record SourceSentence(SourcePassage Passage, int Place, ToldSentence Told);

/// <summary>A passage as the guard reads it, once for all sentences that cite it.</summary>
internal sealed class SourcePassage
{
    public SourcePassage(Citation citation)
    {
        Citation = citation;
        var article = citation.Article;
        Names = SentenceNames.KnownIn(article.Text);
        using var analyzer = new TextAnalyzer(Search.Language.Of(article.Language));
        var sentences = new List<SourceSentence>();
        foreach (var paragraph in Paragraphs.Of(article).Where(paragraph => paragraph.Overlaps(citation.Span)))
        {
            var part = TextSpan.Between(Math.Max(paragraph.Start, citation.Span.Start), Math.Min(paragraph.End, citation.Span.End));
            var isOpen = false;
            foreach (var span in SentenceSplitter.Split(article.Text, part))
            {
                var isInside = isOpen;
                isOpen = IsOpenBehind(article.Text.AsSpan(span.Start, span.Length), isOpen);
                sentences.Add(new SourceSentence(this, sentences.Count, ToldSentence.Read(article.Text, span, article.Language, article.Published, analyzer, Names, isInside && isOpen)));
            }
        }

        Sentences = sentences;
        Heads = [.. new[] { article.Title, article.Publisher }.OfType<string>().Select(text => ToldSentence.Read(text, new TextSpan(0, text.Length), article.Language, article.Published, analyzer, Names))];
    }

    public Citation Citation { get; }

    /// <summary>Words that are names somewhere in the article.</summary>
    public IReadOnlySet<string> Names { get; }

    public string Language => Citation.Article.Language;

    public IReadOnlyList<SourceSentence> Sentences { get; }

    /// <summary>Title and publisher: a sentence may name what they name.</summary>
    public IReadOnlyList<ToldSentence> Heads { get; }

    /// <summary>The stored text from one sentence to another, both included.</summary>
    public TextSpan SpanOf(int first, int last) => TextSpan.Between(Sentences[first].Told.Span.Start, Sentences[last].Told.Span.End);

    /// <summary>A quotation is open at the end of the sentence.</summary>
    private static bool IsOpenBehind(ReadOnlySpan<char> sentence, bool isOpen)
    {
        foreach (var c in sentence)
            isOpen = c switch { '“' or '„' or '«' => true, '”' or '»' => false, '"' => !isOpen, _ => isOpen };
        return isOpen;
    }

    public string Text(int first, int last)
    {
        var span = SpanOf(first, last);
        return Citation.Article.Text.Substring(span.Start, span.Length);
    }
}

/// <summary>A run of whole sentences of a passage that a sentence is checked against.</summary>
internal sealed record SourceRun(SourcePassage Passage, int First, int Last)
{
    public IEnumerable<SourceSentence> Sentences => Passage.Sentences.Skip(First).Take(Last - First + 1);

    public string Text => Passage.Text(First, Last);
}
