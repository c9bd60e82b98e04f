using System.Text;
using Bot.Answers;
using Bot.Core.Answers;
using Bot.Core.Figures;
using Bot.Figures;

namespace Bot.Commands;

/// <summary>Draws a table of figures for the terminal: the table by years, what differs, then the sentences that prove it.</summary>
internal static class FigureText
{
    internal static string Draw(FigureTable table, FigureQuery query, CorpusState corpus, TextLayout layout)
    {
        var text = new StringBuilder();
        if (table.Corrections.Count > 0)
            text.Append(layout.Wrap(FigureWording.Corrections(table), 0)).Append("\n\n");
        if (!table.Rows.Any())
        {
            foreach (var sentence in FigureWording.NothingFound(query, table.Overview))
                text.Append(layout.Wrap(sentence, 0)).Append("\n\n");
        }
        else
        {
            text.Append(layout.Bold(layout.Wrap(FigureWording.Summary(query, table), 0))).Append("\n\n");
            text.Append(FigureTableText.Draw(table, layout)).Append('\n');
            foreach (var conflict in table.Conflicts)
                text.Append(layout.Wrap(FigureWording.Differ(conflict), 0)).Append("\n\n");
            text.Append(FigureQuotes.Draw(table, layout));
        }

        return text.Append(layout.Faint(layout.Wrap(Wording.Freshness(corpus), 0))).Append('\n').ToString();
    }
}
