using Bot.Core.Articles;

namespace Bot.Answers;

/// <summary>The articles that someone wants to hear by publisher and days of publication; or what is wrong with what was typed.</summary>
internal abstract record TypedFilter
{
    private TypedFilter()
    {
    }

    internal sealed record Meant(ArticleFilter Filter) : TypedFilter;

    internal sealed record Wrong(string Reason) : TypedFilter;

    /// <summary>What is null or blank was not typed.</summary>
    /// <param name="within">What may be asked for at all.</param>
    internal static TypedFilter Read(string? publisher, string? from, string? to, ArticleFilter within)
    {
        var (name, first, last) = (Text(publisher), Text(from), Text(to));
        if (new[] { first, last }.OfType<string>().FirstOrDefault(typed => TypedDate.TryRead(typed) is null) is { } wrong)
            return new Wrong($"“{wrong}” is no date: write {TypedDate.Forms}, for example 2016-08.");
        var filter = new ArticleFilter
        {
            Publisher = name,
            From = first is null ? null : TypedDate.TryRead(first)?.First,
            To = last is null ? null : TypedDate.TryRead(last)?.Last,
            Within = within,
        };
        return filter.From > filter.To
            ? new Wrong($"The articles cannot be from {first} or later and from {last} or earlier: swap the two dates.")
            : new Meant(filter);
    }

    private static string? Text(string? typed) => PlainText.OneLine(typed ?? "") is { Length: > 0 } text ? text : null;
}
