using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Core.Search;

namespace Bot.Core.Sharding;

/// <summary>A shard on this machine: a snapshot of its articles, which tells of them as a part of the corpus. Immutable, for many threads.</summary>
public sealed class Shard : IShard
{
    private readonly CorpusSnapshot _snapshot;
    private readonly CorpusFront _front;
    private readonly PassageIndex _index;

    /// <param name="snapshot">Of the articles whose file falls to it, see <see cref="ShardPlacement"/>.</param>
    /// <param name="number">From 0.</param>
    /// <exception cref="ArgumentException">The corpus has other articles in this shard.</exception>
    public Shard(CorpusSnapshot snapshot, CorpusFront front, int number)
    {
        if (snapshot.Articles.Count != front.ArticlesIn(number))
            throw new ArgumentException("The corpus has other articles in this shard.", nameof(snapshot));
        (_snapshot, _front) = (snapshot, front);
        _index = snapshot.Index.With(front.CopiesIn(number)).ScoredBy(front.AverageLength);
    }

    public Task<byte[]> AskAsync(byte[] request, CancellationToken cancellationToken) => Task.Run(() => Answer(request), cancellationToken);

    /// <summary>The same on the thread that asks.</summary>
    public byte[] Answer(byte[] request) => Answer(ShardRequest.Read(request)).Write();

    private ShardReply Answer(ShardRequest request)
    {
        if (request.Version != _front.Version)
            return new ShardReply(_front.Version);
        var admitted = request.Filter.IsEverything ? null : new AdmittedArticles(_index, _snapshot.Articles, request.Filter);
        var index = admitted is null ? _index : _index.Only(admitted);
        if (admitted is not null && request.AverageLength > 0)
            index = index.ScoredBy(request.AverageLength);
        return new ShardReply(_front.Version)
        {
            Admitted = request.AsksAdmitted && admitted is not null ? Describe(admitted) : null,
            Counted = [.. request.Counted.Select(term => Count(index, term))],
            Capitals = [.. request.Capitals.Select(term => CountCapitals(admitted, term))],
            Meetings = [.. request.Meetings.Select(meeting => ArticlesTogether.Meet(index, Numbers(meeting.Subjects), Numbers(meeting.Others)))],
            Searches = [.. request.Searches.Select(search => Search(index, search))],
            Scores = [.. request.Scores.Select(scores => Score(index, scores))],
            Nearest = request.Nearest == 0 ? null : FindNearest(index, request.Vector.Span, request.Nearest),
            NearestScores = [.. request.NearestScored.Select(passage => GatheredNearest.ScoreOf(_snapshot.Vectors?.Score(request.Vector.Span, index.ArticlePassages[passage.Article] + passage.Place) ?? 0))],
            Slices = [.. request.Slices.Select(article => ArticleSlice.Write(_snapshot, article, places: null))],
            Parts = [.. request.Parts.GroupBy(passage => passage.Article).Select(passages => ArticleSlice.Write(_snapshot, passages.Key, [.. passages.Select(passage => passage.Place)]))],
            Found = Find(request.FoundIn, request.FoundTerms),
            Figures = [.. request.Figures.Select(figures => FindFigures(index, figures))],
            Tally = request.TallyStep == 0 ? null : Tally(index, request.TallyStep, request.TallyPlaces),
        };
    }

    private ShardAdmitted Describe(AdmittedArticles admitted)
    {
        var bits = new byte[(_snapshot.Articles.Count + 7) / 8];
        var articles = new List<(int, Article)>();
        for (var article = 0; article < _snapshot.Articles.Count; article++)
        {
            if (!admitted.Has(article))
                continue;
            bits[article / 8] |= (byte)(1 << (article % 8));
            articles.Add((article, _snapshot.Articles[article]));
        }

        return new ShardAdmitted(bits, admitted.Words, ShardSummary.Of(articles));
    }

    private static AdmittedCount Count(PassageIndex index, string term) =>
        index.Terms.Find(term) is { } number ? new AdmittedCount(index.DocumentFrequency(number), index.FindTerm(term) is not null) : default;

    private ShardCapitals[] CountCapitals(AdmittedArticles? admitted, string term) =>
        admitted is not null && _index.Terms.Find(term) is { } number ? [.. admitted.FirstWith(number).Select(passage => new ShardCapitals(PlaceOf(passage.Passage), passage.Count, passage.Capitals))] : [];

    private List<int[]> Numbers(IReadOnlyList<IReadOnlyList<string>> terms) => [.. terms.Select(words => words.Select(_index.Terms.Find).OfType<int>().ToArray())];

    private List<ShardHits> Search(PassageIndex index, ShardSearch search)
    {
        var all = Opened(index, search.All, out var open);
        var found = new List<ShardHits> { Best(all, search.Count, open, all) };
        foreach (var part in search.Parts)
            found.Add(Best(Opened(index, part, out var openOfPart), search.CountOfPart, openOfPart, all));
        return found;
    }

    private ShardHits Best(MaxScoreSearch search, int count, List<ScoredPassage> open, MaxScoreSearch all)
    {
        var best = search.Best(count);
        var least = best.Count == count ? best[^1].Score : 1;
        return new ShardHits(
            [.. best.Select(hit => Hit(hit.Passage, hit.Score))],
            [.. open.Where(passage => passage.Score >= least).Select(passage => Hit(passage.Passage, passage.Score))]);

        ShardHit Hit(int passage, int score) => new(PlaceOf(passage), score, search == all ? score : all.FixedScore(passage));
    }

    private static List<int> Score(PassageIndex index, ShardScores scores)
    {
        var search = Opened(index, scores.Words, out _);
        return [.. scores.Passages.Select(passage => search.FixedScore(index.ArticlePassages[passage.Article] + passage.Place))];
    }

    private ShardHits FindNearest(PassageIndex index, ReadOnlySpan<float> query, int count)
    {
        var open = new List<Hit>();
        var nearest = _snapshot.Vectors?.Top(query, index, count, open) ?? [];
        var least = nearest.Count == count ? nearest[^1].Score : 0;
        return new ShardHits([.. nearest.Select(Near)], [.. open.Where(hit => hit.Score >= least).Select(Near)]);

        ShardHit Near(Hit hit) => new(PlaceOf(hit.Passage), GatheredNearest.ScoreOf(hit.Score), GatheredNearest.ScoreOf(hit.Score));
    }

    private static MaxScoreSearch Opened(PassageIndex index, SearchedWords words, out List<ScoredPassage> open)
    {
        open = [];
        var terms = new List<SearchTerm>(words.Terms.Count);
        foreach (var term in words.Terms)
        {
            var known = new List<(int, float)>(term.Count);
            foreach (var (word, weight) in term)
            {
                if (index.Terms.Find(word) is { } number)
                    known.Add((number, weight));
            }

            if (known.Count > 0)
                terms.Add(new SearchTerm([.. known]));
        }

        return new MaxScoreSearch(index, terms, words.Scale, open);
    }

    /// <returns>Of each article all terms.</returns>
    private List<TermInArticle[]> Find(IReadOnlyList<int> articles, IReadOnlyList<string> words)
    {
        var found = articles.Select(_ => new TermInArticle[words.Count]).ToList();
        // Terms are asked for in the order of articles.
        foreach (var ofSegment in articles.Select((article, place) => (Place: place, At: _index.Runs.Find(article))).GroupBy(article => article.At.Segment))
        {
            var segment = _index.Segments[ofSegment.Key];
            var places = ofSegment.OrderBy(article => article.At.Own).ToList();
            for (var word = 0; word < words.Count; word++)
            {
                if (_index.Terms.Find(words[word]) is not { } term || segment.OwnTerm(term) is not { } own)
                    continue;
                var inSegment = new TermInSegment(segment.Segment, own);
                foreach (var (place, at) in places)
                    found[place][word] = inSegment.HasCapitalIn(at.Own) switch { null => TermInArticle.None, false => TermInArticle.Small, true => TermInArticle.Capital };
            }
        }

        return found;
    }

    private List<int> FindFigures(PassageIndex index, ShardFigures figures)
    {
        // A question has no more words than there are bits.
        var words = Numbers(figures.Words);
        var all = words.Aggregate(0UL, (all, _) => (all << 1) | 1);
        var terms = words.SelectMany((word, bit) => word.Select(term => (term, bit))).GroupBy(word => word.term, word => 1UL << word.bit)
            .Select(term => KeyValuePair.Create(term.Key, new TermMatch(0, term.Aggregate(0UL, (bits, bit) => bits | bit), 0)));
        var (matcher, conditions) = (new ArticleMatcher(_index, terms, names: 0), new FigureConditions(figures.Query));
        return
        [
            .. Enumerable.Range(0, _snapshot.Articles.Count).Where(article => _snapshot.FiguresOf(article) > 0 && index.Admits(article) && (matcher.Match(article).Any & all) == all && conditions.AreMetBy(_snapshot.Articles[article])
                && Enumerable.Range(_snapshot.Figures.FirstIn(article), _snapshot.FiguresOf(article)).Any(figure => conditions.AreMetBy(_snapshot.Figures, figure))),
        ];
    }

    private FigureTally Tally(PassageIndex index, int step, IReadOnlyList<int> places)
    {
        var tally = new FigureTally();
        foreach (var (article, first) in Enumerable.Range(0, _snapshot.Articles.Count).Where(index.Admits).Zip(places))
        {
            var place = first;
            FigureTopics.Add(tally, _snapshot, article, step, ref place);
        }

        return tally;
    }

    private PassagePlace PlaceOf(int passage)
    {
        var article = _index.ArticleOf(passage);
        return new PassagePlace(article, passage - _index.ArticlePassages[article]);
    }
}
