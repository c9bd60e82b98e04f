namespace Bot.Benchmarks.Compare;

/// <summary>One whole comparison: passages, engines, what our whole engine costs, and how cost grows.</summary>
internal sealed class Comparison(CompareOptions options, Machine machine, Workspace workspace, Action<string> say)
{
    private const int ArithmeticPassages = 10_000_000;
    private const int AgreementQuestions = 100;
    private const int AgreementQuestionsOfSlow = 20;

    private static readonly int[] Sizes = [10_000, 100_000];

    public async Task<ComparisonReport> RunAsync(CancellationToken cancellationToken)
    {
        say("writing the passages that all engines get");
        if (options.Corpus is null)
            workspace.CheckRoom(options.Passages);
        var source = options.Corpus is { } folder ? ArticleSource.Folder(folder, cancellationToken) : ArticleSource.Generated(options.Seed);
        var passages = PassageFile.Write(workspace.PassageFile, source, options.Passages, cancellationToken);
        workspace.CheckRoom(passages.Passages);
        // Smaller ones first, so that everything is compiled when it matters.
        List<ScalePoint> scale = [];
        foreach (var size in options.Scale ? Sizes.Where(size => size <= passages.Passages / 2) : [])
            scale.Add((await MeasureTogetherAsync(passages.First(size), cancellationToken)).Point);

        var main = await MeasureTogetherAsync(passages, cancellationToken);
        scale.Add(main.Point);
        if (options.Scale && scale is [.., var smaller, var larger] && larger.Passages < ArithmeticPassages)
            scale.Add(ScalePoint.Beyond(smaller, larger, ArithmeticPassages));

        say("adding up every posting, to compare the scores");
        var exactness = Compare(main.Questions, cancellationToken);
        List<EngineFigures> engines = [.. main.Engines];
        if (options.Peers.Contains("fts5"))
        {
            engines.Add(await MeasureSlowAsync(() => new Fts5Engine(workspace.Folder("fts5")), passages, main, cancellationToken));
            workspace.Clear("fts5");
        }

        if (options.Peers.Contains("postgres"))
            engines.AddRange(await MeasurePostgresAsync(passages, main, cancellationToken));

        say("cleaning, analysis and figures of some articles");
        var speeds = await ArticleSpeeds.MeasureAsync(passages, options.Embedder, cancellationToken);
        var sections = OurEngine.Sections(Place("ours"));
        workspace.Clear("ours");
        workspace.Clear("lucene");
        var whole = options.Whole ? await MeasureWholeAsync(passages, main.Questions, cancellationToken) : null;
        var shape = new CorpusShape(source.Description, passages.Articles, passages.Passages, passages.MeanWords, main.Questions.Length);
        return new ComparisonReport(machine, shape, engines, exactness, sections, speeds, whole, scale);
    }

    /// <summary>Ours and Lucene in turn.</summary>
    private async Task<Together> MeasureTogetherAsync(PassageFile passages, CancellationToken cancellationToken)
    {
        var questions = DrawnQuestions.Draw(passages, options.Questions, options.Seed);
        await File.WriteAllLinesAsync(workspace.QuestionFile, questions, cancellationToken);
        using var ours = new OurEngine(workspace.Folder("ours"));
        using var lucene = new LuceneEngine(workspace.Folder("lucene"));
        var measuring = new EngineMeasuring(passages, questions, workspace.QuestionFile, options, say);
        var measured = await measuring.MeasureAsync(options.Peers.Contains("lucene") ? [ours, lucene] : [ours], options.Builds, options.Rounds, TimeSpan.MaxValue, cancellationToken);
        var (figures, rounds) = measured[0];
        var peers = measured.Skip(1).Select(peer => peer.Figures with
        {
            Ratios = EngineRatios.Of(figures, Latency.Of(rounds), peer.Figures),
            Agreement = Agreement(peer.Figures.Name, lucene.Place, questions, AgreementQuestions),
        }).ToList();
        return new Together([figures, .. peers], rounds, questions, ScalePoint.Of(passages.Passages, figures, peers.FirstOrDefault()));
    }

    private async Task<EngineFigures> MeasureSlowAsync(Func<IEngine> create, PassageFile passages, Together main, CancellationToken cancellationToken)
    {
        var questions = main.Questions[..Math.Min(options.SlowQuestions, main.Questions.Length)];
        using var engine = create();
        var measuring = new EngineMeasuring(passages, questions, workspace.QuestionFile, options, say);
        // Preparing, one round, and the round of several threads.
        var measured = await measuring.MeasureAsync([engine], builds: 1, rounds: 1, options.SlowLimit / 3, cancellationToken);
        var figures = measured[0].Figures;
        var onTheSame = Latency.Of([.. main.Rounds.Select(round => round[..(figures.Search?.Questions ?? 0)])]);
        figures = figures with
        {
            Memory = null, // a part of it is the server's, or the cache's
            Ratios = EngineRatios.Of(main.Engines[0], onTheSame, figures),
            Agreement = Agreement(engine.Name, engine.Place, questions, AgreementQuestionsOfSlow),
        };
        return figures;
    }

    private async Task<List<EngineFigures>> MeasurePostgresAsync(PassageFile passages, Together main, CancellationToken cancellationToken)
    {
        if (workspace.TryStartServer(out var reason) is not { } server)
            return [Skipped(PostgresEngine.GinName, reason)];
        try
        {
            return
            [
                await MeasureSlowAsync(() => new PostgresEngine(server, isRum: false), passages, main, cancellationToken),
                PostgresEngine.HasRum(server)
                    ? await MeasureSlowAsync(() => new PostgresEngine(server, isRum: true), passages, main, cancellationToken)
                    : Skipped(PostgresEngine.RumName, "the server has no extension rum; install it, as with `apt install postgresql-15-rum`."),
            ];
        }
        finally
        {
            workspace.StopServer();
        }
    }

    private EngineFigures Skipped(string name, string reason)
    {
        say($"{name}: skipped, {reason}");
        return new EngineFigures(name) { Skipped = reason };
    }

    private Task<CorpusFigures> MeasureWholeAsync(PassageFile passages, string[] questions, CancellationToken cancellationToken)
    {
        say("the whole engine: files, figures, versions, answers");
        return new OurCorpus(workspace.Folder("whole")).MeasureAsync(passages, questions, workspace.QuestionFile, options.Rounds, cancellationToken);
    }

    private Exactness Compare(string[] questions, CancellationToken cancellationToken)
    {
        using var ours = OurEngine.Open(Place("ours"));
        var equal = 0;
        foreach (var question in questions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (ours.Search(question, SearchTimes.Count).SequenceEqual(ours.SearchExhaustively(question, SearchTimes.Count)))
                equal++;
        }

        return new Exactness(equal, questions.Length);
    }

    private double Agreement(string name, string place, string[] questions, int count)
    {
        using var ours = OurEngine.Open(Place("ours"));
        using var peer = Engines.Open(name, place);
        var (same, all) = (0, 0);
        foreach (var question in questions.Take(count))
        {
            var found = ours.Search(question, SearchTimes.Count);
            same += found.Select(passage => passage.Passage).Intersect(peer.Search(question, SearchTimes.Count).Select(passage => passage.Passage)).Count();
            all += found.Count;
        }

        return all == 0 ? 0 : (double)same / all;
    }

    private string Place(string engine) => Path.Combine(workspace.Home, engine);

    private sealed record Together(IReadOnlyList<EngineFigures> Engines, IReadOnlyList<double[]> Rounds, string[] Questions, ScalePoint Point);
}
