using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Figures;

namespace Bot.Api;

/// <summary>The numbers of the articles by the year they speak of.</summary>
internal static class FiguresOperation
{
    private static readonly ApiParameter Topic = new("topic", ApiKind.Text, "What the figures are about; left out for all.", "migrants");
    private static readonly ApiParameter FirstYear = Year("from", "The first year that the figures speak of.", 2014);
    private static readonly ApiParameter LastYear = Year("to", "The last year that the figures speak of, included.", 2024);
    private static readonly ApiParameter Unit = new("unit", ApiKind.Text, "Only figures of this unit, such as people, boats, GBP, percent.", "people");
    private static readonly ApiParameter Article = new("article", ApiKind.Text, "Only articles with this in the file name, title or publisher.", "KentOnline");
    private static readonly ApiParameter PublishedFrom = Year("publishedFrom", "Only articles that appeared in this year or later.", 2016);
    private static readonly ApiParameter PublishedTo = Year("publishedTo", "Only articles that appeared in this year or earlier.", 2024);

    internal static readonly ApiOperation Operation = new(
        "figures",
        "List figures by year",
        "The numbers that the articles give, by the year they speak of: value, unit, what is measured, how the year is known, where the sources differ, and the sentence that proves each, verbatim.",
        [Topic, FirstYear, LastYear, Unit, ApiParameters.Publisher, Article, PublishedFrom, PublishedTo],
        FigureJson.Readable.FigureDocument,
        Run)
    {
        Tool = "figures",
    };

    private static ApiReply Run(ApiCorpus corpus, ApiCall call)
    {
        var given = call.Arguments;
        if ((Swapped(FirstYear, LastYear) ?? Swapped(PublishedFrom, PublishedTo)) is { } wrong)
            return wrong;
        var query = new FigureQuery
        {
            Topic = given.Text(Topic),
            FromYear = given.Number(FirstYear),
            ToYear = given.Number(LastYear),
            Unit = given.Text(Unit),
            Article = given.Text(Article),
            PublishedFromYear = given.Number(PublishedFrom),
            PublishedToYear = given.Number(PublishedTo),
            Filter = new ArticleFilter { Publisher = given.Text(ApiParameters.Publisher), Within = corpus.Scope },
        };
        return ApiReply.Given.Of(
            () =>
            {
                var snapshot = corpus.Corpus.Current;
                return FigureDocument.Of(snapshot.FindFigures(query), snapshot.StateOf(query.Filter));
            },
            FigureJson.Readable.FigureDocument);

        ApiReply.Refused? Swapped(ApiParameter first, ApiParameter last) => given.Number(first) > given.Number(last)
            ? new ApiReply.Refused(string.Create(CultureInfo.InvariantCulture, $"{first.Name} {given.Number(first)} is after {last.Name} {given.Number(last)}: swap them."), first.Name)
            : null;
    }

    private static ApiParameter Year(string name, string description, int example) => new(name, ApiKind.Integer, description, example) { Least = 1000, Most = 9999 };
}
