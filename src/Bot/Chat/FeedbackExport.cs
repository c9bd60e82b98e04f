using System.Globalization;
using Bot.Figures;

namespace Bot.Chat;

/// <summary>All ratings, and the questions that found nothing, for a spreadsheet. What was asked in private stays empty.</summary>
internal sealed class FeedbackExport(ChatDatabase database)
{
    private const string NotFound = "not found";

    internal (byte[] Csv, int Ratings, int NotFound) Csv()
    {
        var csv = new CsvText();
        csv.AddRow("kind", "time", "platform", "channel", "question", "helpful", "reason", "note", "corpus");
        var rows = database.Read(
            $"""
            SELECT 'rating', time, platform, channel, question, CASE WHEN helpful THEN 'yes' ELSE 'no' END, reason, note, corpus FROM rating
            UNION ALL
            SELECT '{NotFound}', time, platform, channel, CASE WHEN NOT {ChatTurn.Confidential} THEN text END, NULL, NULL, NULL, corpus FROM turn WHERE NOT found AND NOT shared
            ORDER BY 2, 1 DESC
            """,
            row => (List<string>)
            [
                row.GetString(0),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                .. Enumerable.Range(2, 7).Select(column => CsvText.Cell(row.IsDBNull(column) ? null : row.GetString(column))),
            ]);
        foreach (var row in rows)
            csv.AddRow(row);
        var notFound = rows.Count(row => row[0] == NotFound);
        return (csv.ToBytes(), rows.Count - notFound, notFound);
    }
}
