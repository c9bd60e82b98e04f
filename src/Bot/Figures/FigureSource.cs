using Bot.Answers;
using Bot.Core.Articles;
using Bot.Core.Figures;

namespace Bot.Figures;

/// <summary>The source of a figure in few words; the full one stands with the quote.</summary>
internal static class FigureSource
{
    private const int WordsOfTitle = 5;

    /// <summary>Sources of a row that are named; of further ones the number is told.</summary>
    private const int SourcesShown = 3;

    /// <summary>"KentOnline, Aug 30, 2016 (inferred)", with the title where the publisher is unknown.</summary>
    internal static string Of(Article article)
    {
        var name = article.Publisher is { } publisher ? PlainText.OneLine(publisher) : ShortTitle(article);
        var date = PublishedText.Readable(article.Published);
        return $"{name}, {date ?? "date unknown"}{(date is not null && article.Published.Basis == DateBasis.Inferred ? " (inferred)" : "")}";
    }

    /// <summary>All that tell the figure, and how many of them do it of their own: copies of one text count once.</summary>
    internal static string OfAll(FigureRow row)
    {
        var sources = row.AlsoIn.Prepend(row.Figure).Select(figure => Of(figure.Article)).Distinct(StringComparer.Ordinal).ToList();
        var named = string.Join("; ", sources.Take(SourcesShown)) + Wording.More(sources.Count, SourcesShown);
        var articles = row.AlsoIn.Prepend(row.Figure).Select(figure => figure.Article.File).Distinct(StringComparer.Ordinal).Count();
        return articles == 1 ? named : $"{named} · {Wording.Count(articles, "article")}, {Wording.Count(row.Origins, "origin")}";
    }

    private static string ShortTitle(Article article)
    {
        var title = Wording.Title(article);
        var words = title.Split(' ');
        if (words.Length <= WordsOfTitle)
            return title;

        var start = string.Join(' ', words.Take(WordsOfTitle)).TrimEnd(',', ';', ':', '.', '–', '-');
        return title.StartsWith('“') && title.EndsWith('”') ? $"{start}…”" : $"{start}…";
    }
}
