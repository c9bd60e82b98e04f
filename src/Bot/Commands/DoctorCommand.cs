using System.CommandLine;
using System.Diagnostics;
using Bot.Answers;
using Bot.Api;
using Bot.Chat;
using Bot.Cluster;
using Bot.Core.Articles;
using Bot.Discord;
using Bot.Models;
using Bot.Slack;
using Bot.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Commands;

/// <summary>Checks what the bot needs before it is started: the corpus, the data folder, each chat, the models.</summary>
internal static class DoctorCommand
{
    private const int Indent = 6;

    internal static Command Create(CorpusArguments corpus, Terminal terminal)
    {
        var command = new Command("doctor", "Check the corpus, the settings, the chats and the models, and say what is missing");
        command.SetAction(async (parsed, cancellation) =>
        {
            var settings = corpus.Settings();
            List<Finding> findings =
            [
                await CorpusAsync(corpus, parsed, terminal, cancellation), Conversations(corpus, parsed, settings), .. await DiscordAsync(settings, cancellation),
                .. await SlackAsync(settings, cancellation), .. await ModelsAsync(settings, cancellation), .. Web(settings),
            ];
            var layout = TextLayout.Of(terminal, settings.Home);
            foreach (var finding in findings)
                await terminal.Out.WriteAsync($"{Sign(finding.Kind).PadRight(Indent)}{layout.Wrap(finding.Text, Indent)[Indent..]}\n");
            return findings.Exists(finding => finding.Kind == FindingKind.Failure) ? ExitCode.Error : ExitCode.Success;
        });
        return command;
    }

    private static async Task<Finding> CorpusAsync(CorpusArguments corpus, ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            var opened = await CorpusOpening.OpenAsync(corpus, parsed, terminal, cancellationToken);
            var rejected = opened.Corpus.Current.Rejected.Count;
            return rejected == 0
                ? new Finding(FindingKind.Good, $"{Wording.Freshness(opened.Corpus.Current.State)}, from {opened.Folder}.")
                : new Finding(FindingKind.Warning, $"{Wording.Freshness(opened.Corpus.Current.State)}, from {opened.Folder}; {Wording.Count(rejected, "file")} could not be read: see `corpus`.");
        }
        catch (CorpusException exception)
        {
            return new Finding(FindingKind.Failure, exception.Message);
        }
    }

    private static Finding Conversations(CorpusArguments corpus, ParseResult parsed, SettingsFile settings)
    {
        try
        {
            var options = corpus.Read(parsed, settings);
            var databases = CorpusArguments.DatabasesOf(options, settings);
            ChatDatabase.Open(databases);
            return new Finding(FindingKind.Good, databases is ClusterDatabases cluster
                ? $"A node of a cluster (see `cluster status`): versions and conversations of chats are kept in {cluster.Shared.Server}, indexes in {options.Data}."
                : $"Indexes and conversations of chats are kept in {options.Data}.");
        }
        catch (CorpusException exception)
        {
            return new Finding(FindingKind.Failure, exception.Message);
        }
    }

    private static async Task<IReadOnlyList<Finding>> DiscordAsync(SettingsFile settings, CancellationToken cancellationToken)
    {
        try
        {
            var options = DiscordHosting.Read(settings);
            using var http = DiscordHosting.NewClient();
            return await new DiscordCheck(new DiscordApi(new DiscordRest(http, options, TimeProvider.System, NullLogger<DiscordRest>.Instance)), options).RunAsync(cancellationToken);
        }
        catch (CorpusException exception)
        {
            return [new Finding(FindingKind.Failure, exception.Message)];
        }
    }

    private static async Task<IReadOnlyList<Finding>> SlackAsync(SettingsFile settings, CancellationToken cancellationToken)
    {
        try
        {
            var options = SlackHosting.Read(settings);
            using var http = SlackHosting.NewClient();
            return await new SlackCheck(new SlackApi(new SlackRest(http, options, TimeProvider.System, NullLogger<SlackRest>.Instance)), options, ChatHosting.Read(settings)).RunAsync(cancellationToken);
        }
        catch (CorpusException exception)
        {
            return [new Finding(FindingKind.Failure, exception.Message)];
        }
    }

    private static async Task<IReadOnlyList<Finding>> ModelsAsync(SettingsFile settings, CancellationToken cancellationToken)
    {
        try
        {
            return await new ModelCheck(ModelSettings.Read(settings), TimeProvider.System).RunAsync(cancellationToken);
        }
        catch (CorpusException exception)
        {
            return [new Finding(FindingKind.Failure, exception.Message)];
        }
    }

    private static Finding[] Web(SettingsFile settings)
    {
        try
        {
            var (chat, _) = (ChatHosting.Read(settings), ApiOptions.Read(settings));
            if (WebOptions.Read(settings).PublicUrl is not { } url || chat.Folders.Count + chat.Tags.Count == 0)
                return [];
            return [new Finding(FindingKind.Warning, $"Web: {url.AbsoluteUri.TrimEnd('/')} shows every article to whoever reaches it, also those that Chat:Folders and Chat:Tags keep to some channels. Let a proxy ask who comes, or leave Web:PublicUrl out.")];
        }
        catch (CorpusException exception)
        {
            return [new Finding(FindingKind.Failure, exception.Message)];
        }
    }

    private static string Sign(FindingKind kind) => kind switch
    {
        FindingKind.Good => "ok",
        FindingKind.Off => "off",
        FindingKind.Warning => "warn",
        FindingKind.Failure => "FAIL",
        FindingKind.Note => "",
        _ => throw new UnreachableException(),
    };
}
