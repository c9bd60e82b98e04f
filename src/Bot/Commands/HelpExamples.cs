using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Bot.Commands;

/// <summary>Help ends with examples: they teach faster than a list of options.</summary>
internal static class HelpExamples
{
    private const string Examples = """
        Examples:
          dotnet run --project src/Bot                                              serve the web chat
          dotnet run --project src/Bot -- ask "what is the Le Touquet treaty"       one answer with its quotes
          dotnet run --project src/Bot -- ask "who is Amber Rudd" --json            the same for programs
          dotnet run --project src/Bot -- ask "who is Amber Rudd" --explain         why this answer, or why none
          dotnet run --project src/Bot -- chat --corpus ~/articles                  talk about your own articles
          dotnet run --project src/Bot -- corpus                                    which articles are loaded
          dotnet run --project src/Bot -- eval questions.jsonl                      measure a file of questions

        Exit codes: 0 found, 3 not found, 1 error, 2 usage.
        """;

    internal static void AddTo(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        if (help.Action is HelpAction standard)
            help.Action = new WithExamples(standard);
    }

    private sealed class WithExamples(HelpAction standard) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var result = standard.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output.WriteLine(Examples);
            return result;
        }
    }
}
