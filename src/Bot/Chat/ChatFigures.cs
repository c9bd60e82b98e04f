using Bot.Core;
using Bot.Core.Figures;
using Bot.Figures;

namespace Bot.Chat;

/// <summary>Figures by year, in pages; charts and the whole table as files.</summary>
internal sealed class ChatFigures(Corpus corpus, ChatTurns turns, ChannelSettings settings, FigureCards cards)
{
    internal Card Find(ChatCall call, ChatRequest.Figures asked)
    {
        var request = new TurnRequest(asked.Query.Filter, [], asked.Query)
        {
            Scope = ChannelSettings.KeyOf(settings.Scope(call.Place)),
            Chart = asked.Chart,
            Csv = asked.Csv,
        };
        var snapshot = corpus.Current;
        var turn = new ChatTurn(ChatTurns.NewId(), call.Place, call.User.Id, call.IsPrivate, asked.Query.Topic ?? "", Answer: null, request, snapshot.State.Version);
        var (card, isFound) = Draw(turn, snapshot);
        turns.Add(turn with { IsFound = isFound });
        return card;
    }

    /// <summary>The first page of a turn, with its files.</summary>
    internal Card Show(ChatTurn turn) => Draw(turn, corpus.Current).Card;

    internal Card More(ChatTurn turn, int page)
    {
        var (snapshot, query) = (corpus.Current, QueryOf(turn));
        return cards.Page(turn, query, snapshot.FindFigures(query), page, snapshot.StateOf(query.Filter));
    }

    private (Card Card, bool IsFound) Draw(ChatTurn turn, CorpusSnapshot snapshot)
    {
        var query = QueryOf(turn);
        var table = snapshot.FindFigures(query);
        var state = snapshot.StateOf(query.Filter);
        var card = cards.Page(turn, query, table, 0, state);
        if (!table.Rows.Any())
            return (card, false);
        var charts = turn.Request.Chart ? FigureCharts.Of(table) : null;
        var drawn = card with
        {
            Files =
            [
                .. (charts?.Sets ?? []).Select(chart => new ChatFile($"figures{chart.Suffix}.png", "image/png", FigureChart.Draw(chart.Set, query, state), ChartText.Of(chart.Set, query))),
                .. turn.Request.Csv ? new[] { Csv(query, table) } : [],
            ],
            Notes = [.. card.Notes, .. charts?.Notes ?? []],
        };
        return (drawn, true);
    }

    private FigureQuery QueryOf(ChatTurn turn)
    {
        var query = turn.Request.Figures ?? new FigureQuery();
        return query with { Filter = query.Filter with { Within = settings.Scope(turn.Place) } };
    }

    private static ChatFile Csv(FigureQuery query, FigureTable table) =>
        new("figures.csv", "text/csv", FigureCsv.Print(table), $"{FigureWording.Summary(query, table)}, one row each, for a spreadsheet.");
}
