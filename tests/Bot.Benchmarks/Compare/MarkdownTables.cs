using System.Globalization;
using System.Text;

namespace Bot.Benchmarks.Compare;

/// <summary>A report as the tables of docs/performance.md.</summary>
internal sealed class MarkdownTables
{
    private readonly StringBuilder _text = new();

    public static string Of(ComparisonReport report)
    {
        var tables = new MarkdownTables();
        tables.WriteMachine(report);
        tables.WriteEngines(report.Engines);
        tables.WriteRatios(report.Engines);
        tables.WriteScale(report.Scale);
        tables.WriteOurs(report);
        tables.WriteSetups(report.Engines);
        return tables._text.ToString();
    }

    private void WriteMachine(ComparisonReport report)
    {
        var (machine, corpus) = (report.Machine, report.Corpus);
        Line($"{machine.Processor}, {machine.Processors} processors ({machine.VectorBits}-bit vectors), {machine.MemoryGigabytes:0} GB, {machine.System}, {machine.Runtime}, {machine.Configuration}; load {machine.Load ?? "unknown"}; {machine.Date:yyyy-MM-dd}, commit {machine.Commit ?? "unknown"}.");
        Line($"{corpus.Passages:N0} passages of {corpus.WordsOfPassage:0} words in {corpus.ArticleCount:N0} articles ({corpus.Articles}), {corpus.Questions} questions of 3 to 10 words.");
        Line($"");
        Line($"```sh");
        Line($"{machine.Command}");
        Line($"```");
        Line($"");
    }

    private void WriteEngines(IReadOnlyList<EngineFigures> engines)
    {
        Line($"| | p50 ms | p99 ms | mean ms | questions/s, {engines[0].Threads} threads | questions | build passages/s (threads) | disk MB | start to first answer ms (whole process) |");
        Line($"| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var engine in engines)
        {
            if (engine is { Skipped: null, Search: { } search, Start: { } start })
                Line($"| {engine.Name} | {search.P50:0.###} | {search.P99:0.##} | {search.Mean:0.###} | {engine.QuestionsPerSecond:N1} | {search.Questions} | {engine.BuildPassagesPerSecond:N0} ({engine.BuildThreads}) | {engine.Bytes / 1e6:N0}{(engine.IndexBytes is { } index ? string.Create(CultureInfo.InvariantCulture, $", of which index {index / 1e6:N0}") : "")} | {start.FromMain:N0} ({start.WholeProcess:N0}) |");
            else
                Line($"| {engine.Name} | skipped: {engine.Skipped} | | | | | | | |");
        }

        Line($"");
    }

    private void WriteRatios(IReadOnlyList<EngineFigures> engines)
    {
        var compared = engines.Where(engine => engine.Ratios is not null).ToList();
        if (compared.Count == 0)
            return;
        Line($"How many times better ours is, over the questions that both were asked; below 1 it is worse:");
        Line($"");
        Line($"| | p50 | p99 | mean | questions/s | build | disk | start | same passages in the top 10 |");
        Line($"| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var engine in compared)
        {
            var ratios = engine.Ratios!; // those that have them
            Line($"| {engine.Name} | {ratios.P50:0.0} | {ratios.P99:0.0} | {ratios.Mean:0.0} | {ratios.QuestionsPerSecond:0.0} | {ratios.Build:0.0} | {ratios.Bytes:0.0} | {ratios.StartFromMain:0.0} | {100 * engine.Agreement:0} % |");
        }

        Line($"");
    }

    private void WriteScale(IReadOnlyList<ScalePoint> scale)
    {
        Line($"| passages | build s | index MB | p50 ms | p99 ms | start ms | working set MB | bytes of memory a passage | Lucene.Net build s | p50 ms | p99 ms |");
        Line($"| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var point in scale)
            Line($"| {point.Passages:N0}{(point.IsMeasured ? "" : ", by arithmetic")} | {point.BuildSeconds:0.0} | {point.IndexMegabytes:N0} | {point.P50:0.###} | {point.P99:0.##} | {point.StartFromMain:N0} | {point.WorkingSetMegabytes:N0} | {1e6 * point.WorkingSetMegabytes / point.Passages:N0} | {point.LuceneBuildSeconds:0.0} | {point.LuceneP50:0.0} | {point.LuceneP99:0.0} |");
        Line($"");
    }

    private void WriteOurs(ComparisonReport report)
    {
        var (exact, speeds) = (report.Exactness, report.ArticlesPerProcessorSecond);
        Line($"Scores and passages equal to those of adding up every posting: {exact.Equal} of {exact.Questions} questions.");
        Line($"Articles a second of one processor: cleaning {speeds.Cleaning:N0}, measuring quality {speeds.Quality:N0}, analysis {speeds.Analysis:N0}, figures {speeds.Figures:N0}{(speeds.Embeddings is { } embeddings ? string.Create(CultureInfo.InvariantCulture, $", embeddings {embeddings:N1}") : "")}.");
        Line($"");
        Line($"| section of the index | MB |");
        Line($"| --- | --- |");
        foreach (var (name, bytes) in report.IndexSections)
            Line($"| {name} | {bytes / 1e6:N1} |");
        Line($"");
        if (report.WholeEngine is not { } whole)
            return;
        Line($"| the whole engine, {whole.Articles:N0} articles, {whole.Passages:N0} passages, {whole.Figures:N0} figures | |");
        Line($"| --- | --- |");
        Line($"| full load from files, s (articles/s) | {whole.FullLoad / 1000:0.0} ({whole.ArticlesPerSecond:N0}) |");
        Line($"| on disk, MB | {whole.Bytes / 1e6:N0} |");
        Line($"| one question from text to cited answer, p50 / p99 / mean ms ({whole.Ask.Questions} questions, {100 * whole.Found:0} % answered) | {whole.Ask.P50:0.##} / {whole.Ask.P99:0.##} / {whole.Ask.Mean:0.##} |");
        foreach (var (stage, mean) in whole.Stages)
            Line($"| of it {stage}, mean ms | {mean:0.##} |");
        Line($"| start to first answer, ms (whole process) | {whole.Start.FromMain:N0} ({whole.Start.WholeProcess:N0}) |");
        Line($"| one article added, durable and in use, ms (the first of a process) | {whole.Added.Then:0.##} ({whole.Added.First:0.##}) |");
        Line($"| one article removed, ms (the first of a process) | {whole.Removed.Then:0.##} ({whole.Removed.First:0.##}) |");
        Line($"| one article added, found by looking through the folder, ms | {whole.Followed:0.#} |");
        Line($"| such changes merged, in the background, ms | {whole.Merged:0} |");
        Line($"| reload that finds nothing new, ms | {whole.Unchanged:0.#} |");
        Line($"| another version put in use, ms | {whole.Swapped:0.#} |");
        Line($"| working set / managed heap after the questions, MB | {whole.Memory.WorkingSet / 1e6:N0} / {whole.Memory.Heap / 1e6:N0} |");
        Line($"");
    }

    private void WriteSetups(IReadOnlyList<EngineFigures> engines)
    {
        foreach (var engine in engines.Where(engine => engine.Setup is not null))
            Line($"- {engine.Name}: {engine.Setup}.");
    }

    private void Line(FormattableString line) => _text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
