using Bot.Core;
using Bot.Core.Figures;
using Bot.Figures;

namespace Bot.Chat;

/// <summary>Figures by year, in pages; charts and the whole table as files.</summary>
internal sealed class ChatFigures(Corpus corpus, ChatTurns turns, ChannelSettings settings, FigureCards cards)
{
    internal Card Find(ChatCall call, ChatRequest.Figures asked)
    {
        var snapshot = corpus.Current;
        var turn = new ChatTurn(
            ChatTurns.NewId(), call.Place, call.User.Id, call.IsPrivate, asked.Query.Topic ?? "", Answer: null,
            new TurnRequest(asked.Query.Filter, [], asked.Query), snapshot.State.Version);
        turns.Add(turn);

        var query = Scoped(asked.Query, call.Place);
        var table = snapshot.FindFigures(query);
        var card = cards.Page(turn, query, table, 0, snapshot.StateOf(query.Filter));
        if (!table.Rows.Any())
            return card;
        var charts = asked.Chart ? FigureCharts.Of(table) : null;
        return card with
        {
            Files =
            [
                .. (charts?.Sets ?? []).Select(chart => new ChatFile($"figures{chart.Suffix}.png", "image/png", FigureChart.Draw(chart.Set, query, snapshot.StateOf(query.Filter)), ChartText.Of(chart.Set, query))),
                .. asked.Csv ? new[] { Csv(query, table) } : [],
            ],
            Notes = [.. card.Notes, .. charts?.Notes ?? []],
        };
    }

    internal Card More(ChatCall call, ChatRequest.MoreFigures more)
    {
        var snapshot = corpus.Current;
        if (turns.Open(call, more.Turn, snapshot.State.Version, out var problem) is not { } turn)
            return problem;
        var query = Scoped(turn.Request.Figures ?? new FigureQuery(), turn.Place);
        return cards.Page(turn, query, snapshot.FindFigures(query), more.Page, snapshot.StateOf(query.Filter));
    }

    private FigureQuery Scoped(FigureQuery query, ChatPlace place) => query with { Filter = query.Filter with { Within = settings.Scope(place) } };

    private static ChatFile Csv(FigureQuery query, FigureTable table) =>
        new("figures.csv", "text/csv", FigureCsv.Print(table), $"{FigureWording.Summary(query, table)}, one row each, for a spreadsheet.");
}
