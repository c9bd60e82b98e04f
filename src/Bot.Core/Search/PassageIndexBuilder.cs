using System.Runtime.CompilerServices;
using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>Builds the index of a list of articles; articles are analysed in parallel and put together in order.</summary>
internal static class PassageIndexBuilder
{
    public static PassageIndex Build(IReadOnlyList<Article> articles, int passageWords, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken) =>
        Build(articles, passageWords, Unchanged.None(articles.Count), before: null, progress, cancellationToken);

    /// <summary>The same index, with what is known of articles that did not change taken over from the one before.</summary>
    public static PassageIndex Build(
        IReadOnlyList<Article> articles, int passageWords, Unchanged unchanged, PassageIndex? before, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        var analysed = Analyse(articles, passageWords, unchanged, before, progress, cancellationToken);
        progress?.Report(new ReloadProgress("Indexing", 0, 0));
        var terms = TermsOf(analysed, before?.Terms ?? []);
        if (terms.Length > PackedToken.MaxTerms)
            throw new CorpusException($"The corpus has {terms.Length} different words; {PackedToken.MaxTerms} is the most one index holds.");

        int[] articlePassages = [0, .. Ends(analysed.Select(article => article.PassageStarts.Count))];
        int[] headerStarts = [0, .. Ends(analysed.Select(article => article.Header.Length))];
        var sentenceOffsets = Ends(analysed.Select(article => article.Sentences.Count)).Prepend(0).ToArray();
        var (tokens, headers) = Renumber(analysed, terms);
        int[] passageSentences = [.. analysed.SelectMany((article, i) => article.PassageStarts.Select(start => start + sentenceOffsets[i])), sentenceOffsets[^1]];
        int[] sentenceTokens = [0, .. Ends(analysed.SelectMany(article => article.TokenCounts))];
        cancellationToken.ThrowIfCancellationRequested();
        var postings = Postings.Build(terms.Length, articlePassages, passageSentences, sentenceTokens, tokens, headerStarts, headers);
        progress?.Report(new ReloadProgress("Comparing passages", 0, 0));
        var signatures = Join(analysed.Select(article => article.PassageSignatures));
        return new PassageIndex
        {
            Terms = terms,
            TermCapitals = Capitals(terms.Length, sentenceTokens, tokens),
            PostingStarts = postings.Starts,
            PostingPassages = postings.Passages,
            PostingFrequencies = postings.Frequencies,
            PassageLengths = postings.Lengths,
            AveragePassageLength = postings.AverageLength,
            PassageSentences = passageSentences,
            ArticlePassages = articlePassages,
            SentenceStarts = [.. analysed.SelectMany(article => article.Sentences.Select(sentence => sentence.Span.Start))],
            SentenceLengths = [.. analysed.SelectMany(article => article.Sentences.Select(sentence => sentence.Span.Length))],
            SentenceParagraphs = [.. analysed.SelectMany(article => article.Sentences.Select(sentence => sentence.Paragraph))],
            SentenceTokens = sentenceTokens,
            Tokens = tokens,
            HeaderStarts = headerStarts,
            HeaderTokens = headers,
            PassageOriginals = NearDuplicatePassages.Find(articles, analysed, signatures),
            PassageSignatures = signatures,
        };
    }

    private static AnalysedArticle[] Analyse(
        IReadOnlyList<Article> articles, int passageWords, Unchanged unchanged, PassageIndex? before, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        var analysed = new AnalysedArticle[articles.Count];
        List<int> changed = [];
        for (var i = 0; i < articles.Count; i++)
        {
            if (before is not null && unchanged[i] is { } place)
                analysed[i] = before.AnalysedArticleAt(place);
            else
                changed.Add(i);
        }

        var done = 0;
        Parallel.For(
            0,
            changed.Count,
            new ParallelOptions { CancellationToken = cancellationToken },
            () => new Dictionary<string, TextAnalyzer>(StringComparer.Ordinal),
            (i, _, analyzers) =>
            {
                var article = articles[changed[i]];
                if (!analyzers.TryGetValue(article.Language, out var analyzer))
                    analyzers.Add(article.Language, analyzer = new TextAnalyzer(Language.Of(article.Language)));
                analysed[changed[i]] = AnalysedArticle.Of(article, passageWords, analyzer);
                progress?.Report(new ReloadProgress("Analysing", Interlocked.Increment(ref done), changed.Count));
                return analyzers;
            },
            analyzers =>
            {
                foreach (var analyzer in analyzers.Values)
                    analyzer.Dispose();
            });
        return analysed;
    }

    /// <summary>All terms that are in an article, in ordinal order.</summary>
    /// <param name="sorted">The terms of the index before, which need not be sorted again.</param>
    private static string[] TermsOf(AnalysedArticle[] analysed, string[] sorted)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        var unused = sorted.ToHashSet(StringComparer.Ordinal);
        foreach (var sharing in analysed.GroupBy(article => article.Terms, ReferenceEqualityComparer.Instance))
        {
            var list = sharing.First().Terms;
            var isUsed = new bool[list.Length];
            foreach (var article in sharing)
            {
                Mark(article.Tokens.Span, isUsed);
                Mark(article.Header.Span, isUsed);
            }

            for (var term = 0; term < list.Length; term++)
            {
                // What was in the index before stays at its place.
                if (isUsed[term] && !unused.Remove(list[term]) && !ReferenceEquals(list, sorted))
                    terms.Add(list[term]);
            }
        }

        terms.ExceptWith(sorted);
        return SortedWords.Merge(sorted, unused, terms);
    }

    private static void Mark(ReadOnlySpan<int> tokens, bool[] isUsed)
    {
        foreach (var token in tokens)
            isUsed[PackedToken.Term(token)] = true;
    }

    /// <summary>The tokens of all articles one behind the other, with the numbers that their terms have in the index.</summary>
    private static (int[] Tokens, int[] Headers) Renumber(AnalysedArticle[] analysed, string[] terms)
    {
        var numbers = new Dictionary<string, int>(terms.Length, StringComparer.Ordinal);
        for (var i = 0; i < terms.Length; i++)
            numbers.Add(terms[i], i);

        var tokens = new int[analysed.Sum(article => article.Tokens.Length)];
        var headers = new int[analysed.Sum(article => article.Header.Length)];
        var (token, header) = (0, 0);
        var lists = new ConditionalWeakTable<string[], int[]>();
        foreach (var article in analysed)
        {
            var mapped = lists.GetValue(article.Terms, list => [.. list.Select(term => numbers.GetValueOrDefault(term, -1))]);
            token = Renumber(article.Tokens.Span, mapped, tokens, token);
            header = Renumber(article.Header.Span, mapped, headers, header);
        }

        return (tokens, headers);
    }

    private static int Renumber(ReadOnlySpan<int> tokens, int[] numbers, int[] target, int place)
    {
        foreach (var token in tokens)
            target[place++] = PackedToken.Pack(numbers[PackedToken.Term(token)], PackedToken.Kind(token));
        return place;
    }

    private static byte[] Capitals(int terms, int[] sentenceTokens, int[] tokens)
    {
        var capitals = new int[terms];
        var counts = new int[terms];
        for (var s = 0; s + 1 < sentenceTokens.Length; s++)
        {
            // The first word of a sentence has a capital whatever it is.
            for (var i = sentenceTokens[s] + 1; i < sentenceTokens[s + 1]; i++)
            {
                counts[PackedToken.Term(tokens[i])]++;
                if (PackedToken.Kind(tokens[i]).HasFlag(TokenKind.Capital))
                    capitals[PackedToken.Term(tokens[i])]++;
            }
        }

        return [.. capitals.Select((capital, term) => PassageIndex.ShareOfCapitals(capital, counts[term]))];
    }

    private static ulong[] Join(IEnumerable<ReadOnlyMemory<ulong>> parts)
    {
        var joined = new List<ulong>();
        foreach (var part in parts)
            joined.AddRange(part.Span);
        return [.. joined];
    }

    /// <summary>Running sums.</summary>
    private static IEnumerable<int> Ends(IEnumerable<int> counts)
    {
        var sum = 0;
        foreach (var count in counts)
            yield return sum = checked(sum + count);
    }
}
