using System.CommandLine;
using Bot.Answers;
using Bot.Core.Articles;
using Bot.Core.Figures;

namespace Bot.Commands;

/// <summary>Which figures a command line asks for. The year of a fact and the year of the article that tells it are asked for apart.</summary>
internal sealed class FigureArguments
{
    private readonly YearArguments _years = new("--year", "--from", "--to", "the figures speak of");
    private readonly YearArguments _published = new("--published", "--published-from", "--published-to", "the articles appeared in");

    private readonly Argument<string[]> _topic = TypedWords.Argument("TOPIC", "What the figures are about, in quotes or not; all figures without it");

    private readonly Option<string?> _unit = new("--unit") { Description = "Only this unit: people, boats, GBP, percent", HelpName = "UNIT" };

    private readonly Option<string?> _article = new("--article")
    {
        Description = "Only from articles with this in the file name, title or publisher",
        HelpName = "NAME",
    };

    private readonly Option<string?> _publisher = FilterArguments.PublisherOption();

    internal FigureArguments() => _topic.Validators.Add(result =>
    {
        if (result.Tokens.Sum(token => token.Value.Length + 1) > Asking.MaxLength)
            result.AddError("Please name a topic in at most 2,000 characters.");
    });

    internal void AddTo(Command command)
    {
        command.Add(_topic);
        _years.AddTo(command);
        command.Add(_unit);
        command.Add(_article);
        command.Add(_publisher);
        _published.AddTo(command);
    }

    internal FigureQuery Read(ParseResult parsed)
    {
        var (from, to) = _years.Read(parsed);
        var (publishedFrom, publishedTo) = _published.Read(parsed);
        return new FigureQuery
        {
            Topic = Text(string.Join(' ', parsed.GetValue(_topic) ?? [])),
            Unit = Text(parsed.GetValue(_unit)),
            Article = Text(parsed.GetValue(_article)),
            Filter = new ArticleFilter { Publisher = Text(parsed.GetValue(_publisher)) },
            FromYear = from,
            ToYear = to,
            PublishedFromYear = publishedFrom,
            PublishedToYear = publishedTo,
        };
    }

    private static string? Text(string? typed) => PlainText.OneLine(typed ?? "") is { Length: > 0 } text ? text : null;
}
