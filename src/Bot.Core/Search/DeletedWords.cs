using System.Runtime.InteropServices;

namespace Bot.Core.Search;

/// <summary>How often terms stand in articles of a segment that are deleted, which its postings still count.</summary>
internal sealed class DeletedWords
{
    public static readonly DeletedWords None = new([]);

    private readonly Dictionary<int, DeletedWord> _words;

    private DeletedWords(Dictionary<int, DeletedWord> words) => _words = words;

    /// <param name="term">Its number in the segment.</param>
    public DeletedWord Of(int term) => _words.GetValueOrDefault(term);

    /// <summary>With those of more articles.</summary>
    /// <param name="articles">Places in the segment.</param>
    public DeletedWords With(PassageSegment segment, IReadOnlyCollection<int> articles)
    {
        if (articles.Count == 0)
            return this;
        var words = new Dictionary<int, DeletedWord>(_words);
        foreach (var article in articles)
            Add(words, segment, article);
        return new DeletedWords(words);
    }

    private static void Add(Dictionary<int, DeletedWord> words, PassageSegment segment, int article)
    {
        using var analyzer = new TextAnalyzer(Language.Of(segment.Articles[article].Language));
        // A word of a header that is found nowhere is no term.
        int[] header = [.. AnalysedArticle.HeaderOf(segment.Articles[article], analyzer)
            .Select(token => segment.Terms.Find(token.Term) is { } term ? PackedToken.Pack(term, token.Kind) : (int?)null).OfType<int>()];
        HashSet<int> inPassage = [], functionWords = [];
        Collect(header, null, functionWords);
        for (var passage = segment.ArticlePassages[article]; passage < segment.ArticlePassages[article + 1]; passage++)
        {
            inPassage.Clear();
            Collect(header, inPassage, functionWords);
            var reading = segment.Read(passage);
            for (var sentence = 0; sentence < reading.Sentences.Length; sentence++)
            {
                var tokens = reading.TokensOf(sentence);
                Collect(tokens, inPassage, functionWords);
                // The first word of a sentence has a capital whatever it is.
                for (var i = 1; i < tokens.Length; i++)
                {
                    ref var word = ref CollectionsMarshal.GetValueRefOrAddDefault(words, PackedToken.Term(tokens[i]), out _);
                    word = word with { Inner = word.Inner + 1, InnerCapitals = word.InnerCapitals + (PackedToken.Kind(tokens[i]).HasFlag(TokenKind.Capital) ? 1 : 0) };
                }
            }

            foreach (var term in inPassage)
            {
                ref var word = ref CollectionsMarshal.GetValueRefOrAddDefault(words, term, out _);
                word = word with { Passages = word.Passages + 1 };
            }
        }

        foreach (var term in functionWords)
        {
            ref var word = ref CollectionsMarshal.GetValueRefOrAddDefault(words, term, out _);
            word = word with { FunctionArticles = word.FunctionArticles + 1 };
        }
    }

    private static void Collect(ReadOnlySpan<int> tokens, HashSet<int>? searched, HashSet<int> functionWords)
    {
        foreach (var token in tokens)
            (PackedToken.IsSearched(token) ? searched : functionWords)?.Add(PackedToken.Term(token));
    }
}

/// <param name="Passages">That have it.</param>
/// <param name="Inner">As in <see cref="Indexing.PostingList"/>.</param>
/// <param name="FunctionArticles">In which it is a function word.</param>
internal readonly record struct DeletedWord(int Passages, int Inner, int InnerCapitals, int FunctionArticles);
