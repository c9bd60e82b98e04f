using Bot.Answers;
using Bot.Core.Answers;
using Bot.Core.Figures;
using Bot.Figures;

namespace Bot.Commands;

/// <summary>The files that <c>figures</c> writes when asked to, and what it says of them.</summary>
internal sealed class FigureFiles(FigureTable table, FigureQuery query, CorpusState corpus, string userFolder, string corpusFolder)
{
    private readonly OutputFiles _files = new(userFolder, corpusFolder);

    /// <summary>False when a file could not be written.</summary>
    internal async Task<bool> WriteAsync(string? csv, string? chart, TextWriter notes, TextWriter errors, CancellationToken cancellationToken)
    {
        if (!table.Rows.Any())
        {
            foreach (var file in new[] { csv, chart }.OfType<string>())
                await notes.WriteLineAsync(PlainText.OneLine($"{file} was not written: there are no figures for it."));
            return true;
        }

        try
        {
            if (csv is not null)
                await _files.WriteAsync(csv, FigureCsv.Print(table), Wording.Count(table.Rows.Count(), "figure"), notes, cancellationToken);
            if (chart is not null)
                await DrawAsync(chart, notes, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            await errors.WriteLineAsync(PlainText.OneLine(exception.Message));
            return false;
        }
    }

    private async Task DrawAsync(string chart, TextWriter notes, CancellationToken cancellationToken)
    {
        var charts = FigureCharts.Of(table);
        foreach (var (suffix, set) in charts.Sets)
        {
            var file = Path.ChangeExtension(chart, null) + suffix + Path.GetExtension(chart);
            await _files.WriteAsync(file, FigureChart.Draw(set, query, corpus), $"{Wording.Count(set.Rows.Count, "figure")} in {set.Unit}", notes, cancellationToken);
        }

        foreach (var note in charts.Notes)
            await notes.WriteLineAsync(note);
    }
}
