using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>Builds the index of a list of articles; articles are analysed in parallel and put together in order.</summary>
internal static class PassageIndexBuilder
{
    public static PassageIndex Build(IReadOnlyList<Article> articles, int passageWords, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        var analysed = Analyse(articles, passageWords, progress, cancellationToken);
        var terms = analysed.SelectMany(article => article.Terms).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (terms.Length > PackedToken.MaxTerms)
            throw new CorpusException($"The corpus has {terms.Length} different words; {PackedToken.MaxTerms} is the most one index holds.");
        var numbers = new Dictionary<string, int>(terms.Length, StringComparer.Ordinal);
        for (var i = 0; i < terms.Length; i++)
            numbers.Add(terms[i], i);

        int[] articlePassages = [0, .. Ends(analysed.Select(article => article.PassageStarts.Count))];
        int[] headerStarts = [0, .. Ends(analysed.Select(article => article.Header.Count))];
        var sentenceOffsets = Ends(analysed.Select(article => article.Sentences.Count)).Prepend(0).ToArray();
        var tokens = analysed.SelectMany(article => article.Tokens.Select(token => Pack(token, numbers))).ToArray();
        var headers = analysed.SelectMany(article => article.Header.Select(token => Pack(token, numbers))).ToArray();
        int[] passageSentences = [.. analysed.SelectMany((article, i) => article.PassageStarts.Select(start => start + sentenceOffsets[i])), sentenceOffsets[^1]];
        int[] sentenceTokens = [0, .. Ends(analysed.SelectMany(article => article.TokenCounts))];
        progress?.Report(new ReloadProgress("Comparing passages", 0, 0));
        var originals = NearDuplicatePassages.Find(articles, analysed);

        progress?.Report(new ReloadProgress("Indexing", 0, 0));
        var postings = Postings.Build(terms.Length, articlePassages, passageSentences, sentenceTokens, tokens, headerStarts, headers);
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
            PassageOriginals = originals,
        };
    }

    private static AnalysedArticle[] Analyse(IReadOnlyList<Article> articles, int passageWords, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        var analysed = new AnalysedArticle[articles.Count];
        var done = 0;
        Parallel.For(
            0,
            articles.Count,
            new ParallelOptions { CancellationToken = cancellationToken },
            () => new Dictionary<string, TextAnalyzer>(StringComparer.Ordinal),
            (i, _, analyzers) =>
            {
                if (!analyzers.TryGetValue(articles[i].Language, out var analyzer))
                    analyzers.Add(articles[i].Language, analyzer = new TextAnalyzer(Language.Of(articles[i].Language)));
                analysed[i] = AnalysedArticle.Of(articles[i], passageWords, analyzer);
                progress?.Report(new ReloadProgress("Analysing", Interlocked.Increment(ref done), articles.Count));
                return analyzers;
            },
            analyzers =>
            {
                foreach (var analyzer in analyzers.Values)
                    analyzer.Dispose();
            });
        return analysed;
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

    private static int Pack(Token token, Dictionary<string, int> numbers) => PackedToken.Pack(numbers[token.Term], token.Kind);

    /// <summary>Running sums.</summary>
    private static IEnumerable<int> Ends(IEnumerable<int> counts)
    {
        var sum = 0;
        foreach (var count in counts)
            yield return sum = checked(sum + count);
    }
}
