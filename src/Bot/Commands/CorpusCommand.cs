using System.CommandLine;
using System.Globalization;
using Bot.Answers;
using Spectre.Console;

namespace Bot.Commands;

/// <summary>Lists the articles and the files that were rejected; below it are the <see cref="CorpusActions"/>.</summary>
internal static class CorpusCommand
{
    internal static Command Create(CorpusArguments corpus, Terminal terminal)
    {
        var json = new Option<bool>("--json") { Description = "Print the list as JSON" };
        var command = new Command("corpus", "List the articles, and the files that were rejected with the reason; or look after them") { json };
        foreach (var action in CorpusActions.Create(corpus, terminal))
            command.Subcommands.Add(action);
        command.SetAction(async (parsed, cancellation) =>
        {
            var opened = await CorpusOpening.OpenAsync(corpus, parsed, terminal, cancellation);
            var listing = CorpusListing.Of(opened.Corpus.Current);
            if (parsed.GetValue(json))
                await terminal.Out.WriteLineAsync(CorpusJson.Print(listing));
            else
                Draw(listing, terminal.Drawing(terminal.Out));
            return ExitCode.Success;
        });
        return command;
    }

    internal static void Draw(CorpusListing listing, IAnsiConsole drawing)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("File", "Title", "Publisher", "Published", "Language", "Passages", "Text");
        table.Columns[5].RightAligned();
        foreach (var article in listing.Articles)
        {
            table.AddRow(
                Cell(article.File),
                Cell(article.Title),
                Cell(article.Publisher ?? "–"),
                Cell(article.Date),
                Cell(article.Language),
                Cell(article.Passages.ToString("N0", CultureInfo.InvariantCulture)),
                Cell(article.Garbled ? "garbled" : "clean"));
        }

        drawing.Write(table);
        foreach (var rejected in listing.Rejected)
            drawing.WriteLine(PlainText.OneLine($"Rejected: {rejected.Reason}"));
        foreach (var warning in listing.Warnings)
            drawing.WriteLine(PlainText.OneLine($"Warning: {warning}"));
        drawing.WriteLine(PlainText.OneLine(
            $"Corpus {listing.Version}: {Wording.Count(listing.Articles.Count, "article")}, {Wording.Count(listing.Passages, "passage")}, {Wording.Count(listing.Figures, "figure")}, "
            + $"{Wording.Count(listing.Rejected.Count, "rejected file")}"));
    }

    // Text, not markup: a title may hold brackets.
    private static Text Cell(string text) => new(PlainText.OneLine(text));
}
