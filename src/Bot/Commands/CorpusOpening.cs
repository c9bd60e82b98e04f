using System.CommandLine;
using Bot.Answers;
using Bot.Cluster;
using Bot.Core;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Models;
using Bot.Moderation;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;

namespace Bot.Commands;

/// <summary>Opens a corpus, with a progress bar when someone watches and it takes a while.</summary>
internal static class CorpusOpening
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(100);

    /// <param name="catchUp">As in <see cref="Corpus.Open"/>.</param>
    internal static async Task<OpenedCorpus> OpenAsync(
        CorpusArguments arguments, ParseResult parsed, Terminal terminal, CancellationToken cancellationToken, bool catchUp = true)
    {
        var settings = arguments.Settings();
        var options = arguments.Read(parsed, settings);
        var answers = CorpusArguments.ReadAnswers(settings);
        var databases = CorpusArguments.DatabasesOf(options, settings);

        var progress = new LatestProgress();
        var opening = Task.Run(() => Corpus.Open(options, progress, cancellationToken, catchUp && databases is not ClusterDatabases, databases: databases), cancellationToken);
        if (terminal.Watched && await Task.WhenAny(opening, Task.Delay(Patience, cancellationToken)) != opening)
            await ShowAsync("Opening the corpus", progress, opening, terminal);

        var corpus = await opening;
        if (databases is ClusterDatabases cluster)
            corpus.Peers = new ClusterAgreement(new ClusterStore(cluster), ClusterAgreement.Terminal, () => [], TimeProvider.System);
        // Every start would be slow and nobody would know why.
        if (corpus.Problem is { } problem)
            await terminal.Error.WriteLineAsync(problem);
        // After a file was read by itself the whole folder is looked through once, and nothing more may have changed.
        if (corpus.Opening is { Diff.Before.Length: > 0 } changed && (!changed.Diff.IsEmpty || changed.HeldBack != HeldBack.No))
            Audit(changed, databases, corpus);
        var answerer = new Answerer(corpus, answers);
        return new OpenedCorpus(corpus, new Asking(answerer.Answer, answerer.Check, TimeProvider.System), options, answers, settings, databases) { UsesModels = !parsed.GetValue(arguments.NoModels) };
    }

    /// <summary>Asks with the models that the settings name, once the passages have their vectors, if they shall have any.</summary>
    internal static async Task<Asking> AskingAsync(OpenedCorpus opened, Terminal terminal, CancellationToken cancellationToken)
    {
        var asking = opened.AskingWith(LoggerFactory.Create(logging => logging.AddProvider(new TerminalLog(terminal.Error)).SetMinimumLevel(LogLevel.Warning)));
        if (asking.Models.Vectors is not { } vectors)
            return asking;
        var progress = new LatestProgress();
        var filling = Task.Run(() => vectors.FillAsync(progress, cancellationToken), cancellationToken);
        if (terminal.Watched && await Task.WhenAny(filling, Task.Delay(Patience, cancellationToken)) != filling)
            await ShowAsync("Embedding the articles", progress, filling, terminal);
        if (await filling is { } problem)
            await terminal.Error.WriteLineAsync(problem);
        return asking;
    }

    /// <summary>What changed in the folder comes into use at the next start, whoever starts something.</summary>
    private static void Audit(ReloadReport report, Databases databases, Corpus corpus)
    {
        try
        {
            AuditLog.Open(databases, NullLogger<AuditLog>.Instance).Add(new AuditEntry(
                TimeProvider.System.GetUtcNow(), new Actor("start", "", Environment.UserName), "start", CorpusKeeper.Describe(report), report.Diff.Before, corpus.Current.State.Version));
        }
        catch (CorpusException)
        {
            // The corpus says that the data folder cannot be written.
        }
    }

    private static Task ShowAsync(string work, LatestProgress progress, Task opening, Terminal terminal) =>
        terminal.Drawing(terminal.Error).Progress().AutoClear(true).StartAsync(async display =>
        {
            var bar = display.AddTask(work);
            do
            {
                if (progress.Latest is { } latest)
                {
                    bar.Description = Markup.Escape(latest.Stage);
                    bar.IsIndeterminate = latest.Total == 0;
                    bar.MaxValue = Math.Max(1, latest.Total);
                    bar.Value = latest.Done;
                }
            }
            while (await Task.WhenAny(opening, Task.Delay(Redraw)) != opening);
        });

    // Not Progress<T>: it would queue one callback for each of a million files.
    private sealed class LatestProgress : IProgress<ReloadProgress>
    {
        private volatile ReloadProgress? _latest;

        internal ReloadProgress? Latest => _latest;

        public void Report(ReloadProgress value) => _latest = value;
    }
}

internal sealed record OpenedCorpus(Corpus Corpus, Asking Asking, CorpusOptions Options, AnswerOptions Answers, SettingsFile Settings, Databases Databases)
{
    /// <summary>The models that the settings name are asked too.</summary>
    internal bool UsesModels { get; init; }

    /// <summary>Asks with those models.</summary>
    /// <param name="elsewhere">As <see cref="Asking.Elsewhere"/>; a model that reads the best passages again has them here.</param>
    internal Asking AskingWith(ILoggerFactory loggers, Func<Question, CancellationToken, Task<Answer?>>? elsewhere = null)
    {
        var models = UsesModels ? ModelSet.Open(Settings, Options, Databases, Corpus, Answers, TimeProvider.System, loggers) : ModelSet.None;
        if (models == ModelSet.None && elsewhere is null)
            return Asking;
        var answerer = new Answerer(Corpus, Answers, models.Reranker);
        return new Asking(answerer.Answer, answerer.Check, TimeProvider.System) { Models = models, Languages = () => Corpus.Current.Languages, Elsewhere = models.Reranker is null ? elsewhere : null };
    }

    /// <summary>Where the articles lie.</summary>
    internal string Folder => Options.Folder;

    /// <summary>Where indexes and state are kept.</summary>
    internal string Data => Options.Data;
}
