using Bot.Answers;
using Bot.Chat;
using Bot.Core.Articles;
using Bot.Core.Figures;
using Microsoft.AspNetCore.WebUtilities;

namespace Bot.Web;

/// <summary>What stands in the form of figures.</summary>
public sealed record TypedFigures(string? Topic, string? From, string? To, string? Unit, string? Publisher)
{
    internal bool IsEmpty => Fields.Values.All(typed => typed is null);

    private Dictionary<string, string?> Fields => new(StringComparer.Ordinal)
    {
        ["topic"] = Text(Topic),
        ["from"] = Text(From),
        ["to"] = Text(To),
        ["unit"] = Text(Unit),
        ["publisher"] = Text(Publisher),
    };

    /// <summary>The address of what was typed.</summary>
    internal string Path(string path, string? name = null, string? value = null) =>
        QueryHelpers.AddQueryString(path, Fields.Append(new(name ?? "", value)).Where(field => field.Value is not null));

    /// <param name="scope">What may be asked for at all.</param>
    /// <param name="problem">What is wrong, when the result is null.</param>
    internal FigureQuery? TryRead(ArticleFilter scope, out string problem)
    {
        problem = "";
        if (new[] { Topic, Unit, Publisher }.Any(typed => typed?.Length > Asking.MaxLength))
            problem = "Please name a topic, a unit and a publisher in at most 2,000 characters.";
        else if (TypedYears.TryRead(Text(From), Text(To), out problem) is { } years)
            return new FigureQuery { Topic = Text(Topic), FromYear = years.From, ToYear = years.To, Unit = Text(Unit), Filter = new ArticleFilter { Publisher = Text(Publisher), Within = scope } };
        return null;
    }

    private static string? Text(string? typed) => PlainText.OneLine(typed ?? "") is { Length: > 0 } text ? text : null;
}
