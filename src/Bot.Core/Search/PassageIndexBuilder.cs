using Bot.Core.Articles;
using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>Builds the segment of a list of articles: those that changed are analysed in parallel, what is known of the others is taken over from the segment before.</summary>
internal static class PassageIndexBuilder
{
    public static PassageIndex Build(IReadOnlyList<Article> articles, int passageWords, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken) =>
        new(Build(articles, passageWords, Unchanged.None(articles.Count), before: null, progress, cancellationToken));

    /// <summary>The segment is the same, byte for byte, whatever is taken over.</summary>
    /// <param name="lengthCode">Another than the default is not kept on disk.</param>
    public static PassageSegment Build(
        IReadOnlyList<Article> articles, int passageWords, Unchanged unchanged, PassageSegment? before, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken, LengthCode? lengthCode = null)
    {
        var analysed = Analyse(articles, passageWords, unchanged, before, progress, cancellationToken);
        progress?.Report(new ReloadProgress("Indexing", 0, 0));
        var kept = new KeptArticles(before, unchanged, analysed);
        lengthCode ??= LengthCode.Default;

        var sections = new Sections();
        WriteSentences(sections, kept, analysed);
        var lengths = new int[kept.ArticlePassages[^1]];
        var fresh = new FreshPostings([.. analysed.Select((article, i) => (i, article!)).Where(article => article.Item2 is not null)], kept.ArticlePassages, lengths); // null where kept
        cancellationToken.ThrowIfCancellationRequested();
        var codes = Encode(lengths, lengthCode, kept);
        var articleLengths = ArticleLengths(lengths, kept);
        var average = Average(articleLengths.Sum(length => (long)length), codes.Length);
        sections.Add<byte>("lengths", codes);
        sections.Add<int>("article-lengths", articleLengths);
        sections.Add<float>("average-length", [average]);
        new PostingsMerger(kept, fresh, codes, new Bm25Factors(lengthCode, average)).WriteTo(sections);
        progress?.Report(new ReloadProgress("Comparing passages", 0, 0));
        cancellationToken.ThrowIfCancellationRequested();
        WriteCopies(sections, articles, kept, analysed);
        return new PassageSegment(sections, articles, lengthCode);
    }

    /// <summary>The mean length of passages that have so many words.</summary>
    public static float Average(long words, int passages) => passages == 0 ? 1 : Math.Max(1, (float)words / passages);

    /// <returns>Null for articles that are taken over.</returns>
    private static AnalysedArticle?[] Analyse(
        IReadOnlyList<Article> articles, int passageWords, Unchanged unchanged, PassageSegment? before, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        var analysed = new AnalysedArticle?[articles.Count];
        int[] changed = [.. Enumerable.Range(0, articles.Count).Where(i => before is null || unchanged[i] is null)];
        var done = 0;
        Parallel.For(
            0,
            changed.Length,
            new ParallelOptions { CancellationToken = cancellationToken },
            () => new Dictionary<string, TextAnalyzer>(StringComparer.Ordinal),
            (i, _, analyzers) =>
            {
                var article = articles[changed[i]];
                if (!analyzers.TryGetValue(article.Language, out var analyzer))
                    analyzers.Add(article.Language, analyzer = new TextAnalyzer(Language.Of(article.Language)));
                analysed[changed[i]] = AnalysedArticle.Of(article, passageWords, analyzer);
                progress?.Report(new ReloadProgress("Analysing", Interlocked.Increment(ref done), changed.Length));
                return analyzers;
            },
            analyzers =>
            {
                foreach (var analyzer in analyzers.Values)
                    analyzer.Dispose();
            });
        return analysed;
    }

    private static void WriteSentences(Sections sections, KeptArticles kept, AnalysedArticle?[] analysed)
    {
        var table = new SentenceTableWriter();
        var passageSentences = new List<int>(kept.ArticlePassages[^1] + 1) { 0 };
        for (var article = 0; article < analysed.Length; article++)
        {
            if (analysed[article] is { } fresh)
            {
                for (var passage = 0; passage < fresh.PassageStarts.Count; passage++)
                {
                    var sentences = fresh.SentencesOf(passage);
                    table.Add(sentences);
                    passageSentences.Add(checked(passageSentences[^1] + sentences.Length));
                }

                continue;
            }

            var (index, first, end) = kept.PassagesBefore(article);
            for (var passage = first; passage < end; passage++)
            {
                table.Add(index.Sentences.BytesOf(passage));
                passageSentences.Add(checked(passageSentences[^1] + index.PassageSentences[passage + 1] - index.PassageSentences[passage]));
            }
        }

        table.WriteTo(sections);
        sections.Add<int>("passage-sentences", passageSentences.ToArray());
        sections.Add<int>("article-passages", kept.ArticlePassages);
    }

    private static byte[] Encode(int[] lengths, LengthCode code, KeptArticles kept)
    {
        var codes = new byte[lengths.Length];
        for (var article = 0; article + 1 < kept.ArticlePassages.Length; article++)
        {
            var (start, end) = (kept.ArticlePassages[article], kept.ArticlePassages[article + 1]);
            if (kept.Has(article))
            {
                var (index, first, last) = kept.PassagesBefore(article);
                index.Lengths.Span[first..last].CopyTo(codes.AsSpan(start));
                continue;
            }

            for (var passage = start; passage < end; passage++)
                codes[passage] = code.Encode(lengths[passage]);
        }

        return codes;
    }

    private static int[] ArticleLengths(int[] lengths, KeptArticles kept)
    {
        var ofArticles = new int[kept.ArticlePassages.Length - 1];
        for (var article = 0; article < ofArticles.Length; article++)
        {
            var sum = 0;
            foreach (var length in lengths.AsSpan(kept.ArticlePassages[article]..kept.ArticlePassages[article + 1]))
                sum += length;
            ofArticles[article] = kept.Has(article) ? kept.LengthBefore(article) : sum;
        }

        return ofArticles;
    }

    private static void WriteCopies(Sections sections, IReadOnlyList<Article> articles, KeptArticles kept, AnalysedArticle?[] analysed)
    {
        var signatures = new uint[kept.ArticlePassages[^1] * NearDuplicates.SignatureLength];
        for (var article = 0; article < analysed.Length; article++)
        {
            var target = signatures.AsSpan(kept.ArticlePassages[article] * NearDuplicates.SignatureLength);
            if (analysed[article] is { } fresh)
            {
                fresh.PassageSignatures.Span.CopyTo(target);
                continue;
            }

            var (index, first, end) = kept.PassagesBefore(article);
            index.Signatures[(first * NearDuplicates.SignatureLength)..(end * NearDuplicates.SignatureLength)].CopyTo(target);
        }

        var copies = NearDuplicatePassages.Find(articles, kept, analysed, signatures);
        sections.Add<int>("copies", [.. copies.Select(copy => copy.Passage)]);
        sections.Add<int>("originals", [.. copies.Select(copy => copy.Original)]);
        sections.Add<uint>("signatures", signatures);
    }
}
