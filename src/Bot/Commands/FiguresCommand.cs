using System.CommandLine;
using System.CommandLine.Parsing;
using Bot.Figures;

namespace Bot.Commands;

/// <summary>The numbers of the articles by the year they speak of, with the sentences that prove them; on request as files.</summary>
internal static class FiguresCommand
{
    internal const string Name = "figures";

    internal static Command Create(CorpusArguments corpus, Terminal terminal)
    {
        var arguments = new FigureArguments();
        var csv = new Option<string?>("--csv") { Description = "Also write the figures to this file, for a spreadsheet", HelpName = "FILE.csv" };
        var chart = new Option<string?>("--chart") { Description = "Also draw them by year into this picture, one for each unit", HelpName = "FILE.png" };
        var json = new Option<bool>("--json") { Description = "Print the figures as JSON (docs/figures.md)" };
        var text = new Option<string?>("--text") { Description = "Read the figures of this file instead, one sentence a line (- is standard input), as JSON lines", HelpName = "FILE" };
        var quantities = new Option<bool>("--quantities") { Description = "With --text: every number with its unit, before figures are chosen" };
        chart.Validators.Add(result =>
        {
            if (result.Tokens is [var file] && (Path.GetFileNameWithoutExtension(file.Value).Length == 0 || !file.Value.EndsWith(".png", StringComparison.OrdinalIgnoreCase)))
                result.AddError($"--chart draws a PNG: name a file that ends with .png, for example figures.png; “{file.Value}” does not.");
        });
        csv.Validators.Add(result =>
        {
            if (result.Tokens is [var file] && file.Value.StartsWith("--", StringComparison.Ordinal))
                result.AddError($"--csv takes the name of a file, for example figures.csv; “{file.Value}” is an option.");
        });

        var command = new Command(Name, "List the numbers in the articles by the year they speak of");
        arguments.AddTo(command);
        command.Add(csv);
        command.Add(chart);
        command.Add(json);
        command.Add(text);
        command.Add(quantities);
        command.Validators.Add(result =>
        {
            if (result.GetResult(quantities) is not null && result.GetResult(text) is null)
                result.AddError("--quantities reads a text: add --text FILE.");
            if (result.GetResult(text) is not null && result.Children.Any(child => child is ArgumentResult { Tokens.Count: > 0 } || (child is OptionResult { Implicit: false } option && option.Option != text && option.Option != quantities && command.Options.Contains(option.Option))))
                result.AddError("--text reads that text alone: leave out the topic and the other options.");
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(text) is { } path)
                return await FigureLines.PrintAsync(path, parsed.GetValue(quantities), terminal, cancellation);
            var query = arguments.Read(parsed);
            var opened = await CorpusOpening.OpenAsync(corpus, parsed, terminal, cancellation);
            var snapshot = opened.Corpus.Current;
            var state = snapshot.StateOf(query.Filter);
            var table = snapshot.FindFigures(query);

            await terminal.Out.WriteAsync(parsed.GetValue(json)
                ? FigureJson.Print(FigureDocument.Of(table, state)) + "\n"
                : FigureText.Draw(table, query, state, TextLayout.Of(terminal, opened.Folder)));

            // Programs read the JSON from the standard output: notes would break it.
            var notes = parsed.GetValue(json) ? terminal.Error : terminal.Out;
            var written = await new FigureFiles(table, query, state, terminal.Folder, opened.Folder)
                .WriteAsync(parsed.GetValue(csv), parsed.GetValue(chart), notes, terminal.Error, cancellation);
            return !written ? ExitCode.Error : table.Rows.Any() ? ExitCode.Success : ExitCode.NotFound;
        });
        return command;
    }
}
