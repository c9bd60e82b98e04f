using System.CommandLine;
using Bot.Api;
using Bot.Chat;
using Bot.Moderation;
using Bot.Web;

namespace Bot.Commands;

/// <summary>Answers an assistant over standard input and output, by the Model Context Protocol, until it goes.</summary>
internal static class McpCommand
{
    internal const string Name = "mcp";

    internal static Command Create(CorpusArguments corpus, Terminal terminal)
    {
        var command = new Command(Name, "Let an assistant ask, over standard input and output (Model Context Protocol)");
        command.SetAction(async (parsed, cancellation) =>
        {
            if (terminal is not { In: StreamReader input, Out: StreamWriter output })
            {
                await terminal.Error.WriteLineAsync($"`{Name}` is started by an assistant, which writes and reads its messages; see `{Name} --help`.");
                return ExitCode.Usage;
            }

            // The assistant reads the standard output, so whatever is told to people goes to the error stream.
            var opened = await CorpusOpening.OpenAsync(corpus, parsed, terminal with { Watched = false }, cancellation);
            var (web, chat) = (WebOptions.Read(opened.Settings), ChatHosting.Read(opened.Settings));

            var builder = Host.CreateEmptyApplicationBuilder(settings: null);
            builder.Logging.AddProvider(terminal.Log ?? new TerminalLog(terminal.Error)).SetMinimumLevel(LogLevel.Warning);
            builder.Services.AddSingleton(opened.Corpus);
            builder.Services.AddSingleton(TimeProvider.System);
            builder.Services.AddSingleton(new ApiCorpus(opened.Corpus, await CorpusOpening.AskingAsync(opened, terminal with { Watched = false }, cancellation), ChannelSettings.Everywhere(chat)));
            builder.Services.AddSingleton<Func<ApiLinks>>(() => ApiLinks.Of(web.PublicUrl, request: null));
            builder.Services.AddSingleton<McpTools>();
            builder.Services.AddHostedService<CorpusFollower>();
            McpHosting.AddServer(builder.Services).WithStreamServerTransport(input.BaseStream, output.BaseStream);
            using var host = builder.Build();
            await host.RunAsync(cancellation);
            return ExitCode.Success;
        });
        return command;
    }
}
