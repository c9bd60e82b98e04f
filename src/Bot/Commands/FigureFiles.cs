using Bot.Answers;
using Bot.Core.Answers;
using Bot.Core.Figures;
using Bot.Figures;

namespace Bot.Commands;

/// <summary>The files that <c>figures</c> writes when asked to, and what it says of them.</summary>
internal sealed class FigureFiles(FigureTable table, FigureQuery query, CorpusState corpus, string userFolder, string corpusFolder)
{
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
                await WriteAsync(csv, FigureCsv.Print(table), Wording.Count(table.Rows.Count(), "figure"), notes, cancellationToken);
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
            await WriteAsync(file, FigureChart.Draw(set, query, corpus), $"{Wording.Count(set.Rows.Count, "figure")} in {set.Unit}", notes, cancellationToken);
        }

        foreach (var note in charts.Notes)
            await notes.WriteLineAsync(note);
    }

    private async Task WriteAsync(string file, byte[] content, string what, TextWriter notes, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(file, userFolder);
        if (!Path.GetRelativePath(corpusFolder, path).StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(Path.GetRelativePath(corpusFolder, path)))
            throw new IOException($"{file} would lie among the articles: name a file outside of {corpusFolder}.");
        if (Directory.Exists(path))
            throw new IOException($"{file} is a folder: name a file in it.");
        if (Path.GetDirectoryName(path) is { } folder && !Directory.Exists(folder))
            throw new IOException($"{file} cannot be written: there is no folder {folder}.");

        try
        {
            await File.WriteAllBytesAsync(path, content, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{file} cannot be written: {exception.Message}", exception);
        }

        await notes.WriteLineAsync(PlainText.OneLine($"Wrote {file}: {what}."));
    }
}
