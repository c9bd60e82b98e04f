using System.CommandLine;
using Bot.Evaluations;
using Bot.Models;
using Spectre.Console;

namespace Bot.Commands;

/// <summary>Measures a file of questions against the loaded corpus.</summary>
internal static class EvalCommand
{
    internal static Command Create(CorpusArguments corpus, Terminal terminal)
    {
        var file = new Argument<string>("FILE.jsonl") { Description = "Questions with their evidence, one JSON object a line" };
        var json = new Option<bool>("--json") { Description = "Print figures and answers as JSON (docs/answer.md)" };
        var floors = new Option<string[]>("--floor")
        {
            Description = "Fail when a figure is worse, for example evidenceFirst3=0.85; may be repeated",
            HelpName = "NAME=VALUE",
        };
        floors.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => Floor.TryParse(token.Value) is null))
                result.AddError($"--floor {token.Value}: write NAME=VALUE with one of {string.Join(", ", Measure.All.Select(measure => measure.Name))}.");
        });

        var command = new Command("eval", "Measure a file of questions") { file, json, floors };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(file), terminal.Folder);
            var questions = await QuestionFile.ReadAsync(path, cancellation);
            var opened = await CorpusOpening.OpenAsync(corpus, parsed, terminal, cancellation);
            var asking = await CorpusOpening.AskingAsync(opened, terminal, cancellation);
            var articles = opened.Corpus.Current.Articles;
            // A reranker works on every question that is asked with models.
            var evaluation = new EvaluationRun(opened.Asking, articles).Run(questions, cancellation);
            var withModels = asking.Models == ModelSet.None ? null : await new EvaluationRun(asking, articles).RunWithModelsAsync(questions, cancellation);

            if (parsed.GetValue(json))
                await terminal.Out.WriteLineAsync(EvaluationJson.Print(EvaluationDocument.Of(evaluation) with { WithModels = withModels is null ? null : EvaluationDocument.Of(withModels) }));
            else
                Draw(evaluation, withModels, terminal.Drawing(terminal.Out));
            return await JudgeAsync(evaluation, withModels, parsed.GetValue(floors) ?? [], terminal.Error);
        });
        return command;
    }

    internal static void Draw(Evaluation evaluation, Evaluation? withModels, IAnsiConsole drawing)
    {
        Draw(evaluation, drawing);
        if (withModels is null)
            return;
        drawing.WriteLine();
        drawing.WriteLine("The same questions with the models that are set:");
        Draw(withModels, drawing);
        drawing.WriteLine();
        var columns = new Table { Border = TableBorder.Simple };
        columns.AddColumn("All questions");
        columns.AddColumn(new TableColumn("Without models").RightAligned());
        columns.AddColumn(new TableColumn("With models").RightAligned());
        foreach (var measure in Measure.All)
            columns.AddRow(measure.Label, measure.Print(evaluation.Figures), measure.Print(withModels.Figures));
        drawing.Write(columns);
    }

    private static void Draw(Evaluation evaluation, IAnsiConsole drawing)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("Type");
        var measures = Measure.All.Where(measure => evaluation.Figures.ContainsKey(measure.Name) || !measure.IsOfModels).ToList();
        foreach (var measure in measures)
            table.AddColumn(new TableColumn(new Text(measure.Label)).RightAligned());

        foreach (var (type, figures) in evaluation.ByType.OrderBy(row => row.Key, StringComparer.Ordinal))
            AddRow(type, figures);
        table.AddEmptyRow();
        AddRow("all", evaluation.Figures);
        drawing.Write(table);
        drawing.WriteLine($"{evaluation.QuotesVerbatim} of {evaluation.Quotes} quotes are verbatim.");

        void AddRow(string name, IReadOnlyDictionary<string, double> figures) =>
            table.AddRow([new Text(name), .. measures.Select(measure => new Text(measure.Print(figures)))]);
    }

    /// <summary>A quote that is not verbatim always fails: it is the first promise.</summary>
    /// <param name="withModels">Null where there are none; else the floors hold for it too.</param>
    private static async Task<int> JudgeAsync(Evaluation evaluation, Evaluation? withModels, IEnumerable<string> floors, TextWriter error)
    {
        var all = new[] { evaluation, withModels }.OfType<Evaluation>().ToList();
        var missed = floors.Select(Floor.TryParse).OfType<Floor>().SelectMany(floor => all.Select(run => floor.Missed(run.Figures))).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        missed.AddRange(all.Where(run => run.QuotesVerbatim < run.Quotes).Select(run => $"{run.Quotes - run.QuotesVerbatim} of {run.Quotes} quotes are not in the stored article."));

        foreach (var line in missed)
            await error.WriteLineAsync(line);
        return missed.Count == 0 ? ExitCode.Success : ExitCode.Error;
    }
}
