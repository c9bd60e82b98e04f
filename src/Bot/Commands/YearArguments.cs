using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Bot.Commands;

/// <summary>Years as one option or as the two ends of a span.</summary>
internal sealed class YearArguments(string year, string from, string to, string meaning)
{
    private readonly Option<string?> _year = Create(year, $"The year {meaning}");
    private readonly Option<string?> _from = Create(from, $"The first year {meaning}");
    private readonly Option<string?> _to = Create(to, $"The last year {meaning}");

    internal void AddTo(Command command)
    {
        command.Add(_year);
        command.Add(_from);
        command.Add(_to);
        command.Validators.Add(Check);
    }

    internal (int? From, int? To) Read(ParseResult parsed) => Year(parsed.GetValue(_year)) is { } one
        ? (one, one)
        : (Year(parsed.GetValue(_from)), Year(parsed.GetValue(_to)));

    private void Check(CommandResult result)
    {
        if (Typed(result, _year) is { } one && (Typed(result, _from) ?? Typed(result, _to)) is not null)
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{year} is one year, {from} and {to} are a span: give either {year} {one} or the span."));
        else if (Typed(result, _from) is { } first && Typed(result, _to) is { } last && first > last)
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{from} {first} is after {to} {last}: swap them."));
    }

    private static Option<string?> Create(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "YEAR" };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => Year(token.Value) is null))
                result.AddError($"{name} takes a year of four digits, for example {name} 2016; “{token.Value}” is none.");
        });
        return option;
    }

    // From the tokens: the value of a result that has errors cannot be asked for.
    private static int? Typed(CommandResult result, Option<string?> option) =>
        result.GetResult(option)?.Tokens is [var token] ? Year(token.Value) : null;

    private static int? Year(string? typed) =>
        typed?.Length == 4 && int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1000 ? number : null;
}
