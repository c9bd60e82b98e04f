using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Bot.Commands;

/// <summary>Help ends with examples: they teach faster than a list of options.</summary>
internal static class HelpExamples
{
    private const string Examples = """
        Examples:
          dotnet run --project src/Bot                                              serve the web chat, and the chats that have a token
          dotnet run --project src/Bot -- ask "what is the Le Touquet treaty"       one answer with its quotes
          dotnet run --project src/Bot -- ask "who is Amber Rudd" --json            the same for programs
          dotnet run --project src/Bot -- ask "who is Amber Rudd" --explain         why this answer, or why none
          dotnet run --project src/Bot -- ask "who is Amber Rudd" --from 2016-08    only from articles of then or later
          dotnet run --project src/Bot -- check "7,000 people live in Calais"       the numbers and claims of a text beside the articles
          dotnet run --project src/Bot -- chat --corpus ~/articles                  talk about your own articles
          dotnet run --project src/Bot -- figures migrants --year 2016              the numbers of a year, with their sentences
          dotnet run --project src/Bot -- corpus                                    which articles are loaded
          dotnet run --project src/Bot -- digest                                    what was asked in the chats and found nothing
          dotnet run --project src/Bot -- feedback export --out feedback.csv        all ratings, for a spreadsheet
          dotnet run --project src/Bot -- doctor                                    what is missing, also for Discord and Slack
          dotnet run --project src/Bot -- mcp --help                                how an assistant is set up to ask
          dotnet run --project src/Bot -- eval questions.jsonl                      measure a file of questions

        Exit codes: 0 found, 3 not found, 1 error, 2 usage.
        """;

    private const string FigureExamples = """
        The year of a figure is the year it speaks of, not that of its article: --published asks for the latter.

        Examples:
          dotnet run --project src/Bot -- figures                                   all figures by year
          dotnet run --project src/Bot -- figures migrants --from 2014 --to 2016    of some years
          dotnet run --project src/Bot -- figures Calais --unit people              of one unit
          dotnet run --project src/Bot -- figures --published 2016                  from articles of that year
          dotnet run --project src/Bot -- figures --article KentOnline              from one article or publisher
          dotnet run --project src/Bot -- figures --text FILE --quantities          read a text of yours, line by line
          dotnet run --project src/Bot -- figures migrants --csv migrants.csv       also for a spreadsheet
          dotnet run --project src/Bot -- figures migrants --chart migrants.png     also as pictures, one for each unit

        Exit codes: 0 found, 3 not found, 1 error, 2 usage.
        """;

    private const string McpExamples = """
        An assistant starts this command itself. Most are set up with a file such as .mcp.json or claude_desktop_config.json:

          {
            "mcpServers": {
              "articles": {
                "command": "dotnet",
                "args": ["run", "--project", "/path/to/src/Bot", "--", "mcp", "--corpus", "/path/to/articles"]
              }
            }
          }

        Its tools are ask, search, figures, articles and article; all of them only read. While `serve` runs, the same tools are reached
        over HTTP at http://127.0.0.1:5080/mcp (docs/api.md), and links of quotes open there when Web:PublicUrl names that address.
        """;

    internal static void AddTo(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        if (help.Action is HelpAction standard)
            help.Action = new WithExamples(standard);
    }

    private sealed class WithExamples(HelpAction standard) : SynchronousCommandLineAction
    {
        // As the standard one: who asks for help need not fill in the rest.
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var result = standard.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output.WriteLine(
                parseResult.CommandResult.Command.Name switch { FiguresCommand.Name => FigureExamples, McpCommand.Name => McpExamples, _ => Examples });
            return result;
        }
    }
}
