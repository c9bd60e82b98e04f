using System.CommandLine;

namespace Bot.Commands;

/// <summary>An argument that takes as many words as are typed, in quotes or not.</summary>
internal static class TypedWords
{
    internal static Argument<string[]> Argument(string name, string description)
    {
        var words = new Argument<string[]>(name) { Description = description, Arity = ArgumentArity.ZeroOrMore };

        // A mistyped option would become one of the words.
        words.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith("--", StringComparison.Ordinal)))
                result.AddError($"There is no option {token.Value}.");
        });
        return words;
    }
}
