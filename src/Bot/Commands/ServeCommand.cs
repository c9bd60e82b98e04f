using System.CommandLine;
using Bot.Answers;
using Bot.Cluster;
using Bot.Core.Answers;
using Bot.Discord;
using Bot.Slack;

namespace Bot.Commands;

/// <summary>Serves the web chat and the API until Ctrl+C; what runs when no command is given.</summary>
internal static class ServeCommand
{
    internal static Command Create(CorpusArguments corpus, Terminal terminal)
    {
        var command = new Command("serve", "Serve the web chat, the API, Discord and Slack (what runs without a command)");
        command.SetAction((parsed, cancellation) => RunAsync(corpus, parsed, terminal, cancellation));
        return command;
    }

    internal static async Task<int> RunAsync(CorpusArguments corpus, ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var opened = await CorpusOpening.OpenAsync(corpus, parsed, terminal, cancellationToken);
        var host = BotHost.Read(opened.Settings);

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = opened.Settings.Home });
        builder.WebHost.UseUrls(host.Web.Urls);
        if (terminal.Log is { } log)
            builder.Logging.ClearProviders().AddProvider(log);
        await using var site = host.Build(builder, opened);
        try
        {
            await site.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or FormatException or InvalidOperationException)
        {
            await terminal.Error.WriteLineAsync(
                $"The web chat cannot be served at {host.Web.Urls}: {exception.Message} Choose another address with the setting "
                + "Web:Urls in appsettings.json, or with the environment variable Web__Urls=http://127.0.0.1:5081");
            return ExitCode.Error;
        }

        await terminal.Out.WriteAsync(Greeting(
            opened.Corpus.Current.State, opened.Folder, site.Urls.First(), terminal.Program, DiscordHosting.Describe(host.Discord), SlackHosting.Describe(host.Slack),
            host.Cluster.Enabled ? ClusterHosting.Describe(host.Cluster, terminal.Program) : null));
        await site.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Success;
    }

    internal static string Greeting(CorpusState corpus, string folder, string url, string program, string discord, string slack, string? cluster = null) =>
        $"""
        {Wording.Freshness(corpus)}
        Articles from {folder}

          Web chat   {url}
          Terminal   {program} ask "what is the Le Touquet treaty"
          API        {url}/api
          Assistants {url}/mcp
          Discord    {discord}
          Slack      {slack}{(cluster is null ? "" : $"{Environment.NewLine}  Cluster    {cluster}")}

        Ctrl+C stops.

        """;
}
