using System.CommandLine;
using System.Diagnostics;
using Bot.Answers;
using Bot.Core.Articles;

namespace Bot.Commands;

/// <summary>Which articles may answer a question of the command line.</summary>
internal sealed class FilterArguments
{
    private readonly Option<string?> _publisher = PublisherOption();
    private readonly Option<string?> _from = new("--from") { Description = $"Only articles that may be of this day or later: {TypedDate.Forms}", HelpName = "DATE" };
    private readonly Option<string?> _to = new("--to") { Description = $"Only articles that may be of this day or earlier: {TypedDate.Forms}", HelpName = "DATE" };

    internal static Option<string?> PublisherOption() => new("--publisher") { Description = "Only articles of this publisher", HelpName = "NAME" };

    internal void AddTo(Command command)
    {
        command.Add(_publisher);
        command.Add(_from);
        command.Add(_to);
        command.Validators.Add(result =>
        {
            // From the tokens: the value of a result that has errors cannot be asked for.
            string? Typed(Option<string?> option) => result.GetResult(option)?.Tokens is [var token] ? token.Value : null;
            if (TypedFilter.Read(null, Typed(_from), Typed(_to), ArticleFilter.Everything) is TypedFilter.Wrong wrong)
                result.AddError(wrong.Reason);
        });
    }

    internal ArticleFilter Read(ParseResult parsed) =>
        TypedFilter.Read(parsed.GetValue(_publisher), parsed.GetValue(_from), parsed.GetValue(_to), ArticleFilter.Everything) switch
        {
            TypedFilter.Meant(var filter) => filter,
            TypedFilter.Wrong(var reason) => throw new UnreachableException(reason),
            _ => throw new UnreachableException(),
        };
}
