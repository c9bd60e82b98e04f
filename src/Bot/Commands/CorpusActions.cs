using System.CommandLine;
using Bot.Chat;
using Bot.Core.Articles;
using Bot.Moderation;
using Spectre.Console;

namespace Bot.Commands;

/// <summary>What moderators do in chats, in the terminal: the same actions, done by the same code.</summary>
internal static class CorpusActions
{
    private const string FileOrUrl = "file-or-url";

    private const int MostPages = 1_000_000;

    internal static IEnumerable<Command> Create(CorpusArguments corpus, Terminal terminal) =>
        TypedCorpus.Actions.Select(action => Create(action, corpus, terminal));

    private static Command Create(CorpusActionName action, CorpusArguments corpus, Terminal terminal)
    {
        var command = new Command(action.Name, action.Description);
        var isDryRun = new Option<bool>($"--{TypedCorpus.DryRun}") { Description = "Only say what would change" };
        var mayLose = new Option<bool>("--yes") { Description = "Put it in use, however many articles are gone" };
        var page = new Option<int>("--page") { Description = "Further back: 2, 3, ...", DefaultValueFactory = _ => 1, HelpName = "N" };
        page.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MostPages)
                result.AddError($"--page is a number from 1 to {MostPages}.");
        });
        // A file is an argument here, and so is an address.
        string[] required = action.Name == TypedCorpus.Add ? [FileOrUrl] : [.. action.Required];
        var arguments = required.Select(field => new Argument<string>(field)).ToList();
        if (action.Name == TypedCorpus.Reload)
        {
            command.Options.Add(isDryRun);
            command.Options.Add(mayLose);
        }
        else if (action.Name != TypedCorpus.Add && action.Optional is { } optional)
        {
            arguments.Add(new Argument<string>(optional) { Arity = ArgumentArity.ZeroOrOne });
        }

        if (action.Name is TypedCorpus.History or TypedCorpus.Rejected)
            command.Options.Add(page);

        foreach (var argument in arguments)
            command.Arguments.Add(argument);
        command.SetAction(async (parsed, cancellation) =>
        {
            var fields = arguments.ToDictionary(argument => argument.Name, argument => parsed.GetValue(argument) ?? "", StringComparer.Ordinal);
            fields[TypedCorpus.Action] = action.Name;
            if (action.Name == TypedCorpus.Reload && parsed.GetValue(isDryRun))
                fields[TypedCorpus.DryRun] = TypedCommand.Yes;
            var file = fields.Remove(FileOrUrl, out var typed) ? FileOf(typed, terminal.Folder, fields) : null;
            var asked = TypedCorpus.Read(fields, file).Action switch
            {
                CorpusAction.History => new CorpusAction.History(parsed.GetValue(page) - 1),
                CorpusAction.Rejected => new CorpusAction.Rejected(parsed.GetValue(page) - 1),
                var other => other,
            };
            // Who reloads wants to see what changed; opening the corpus would take it over before.
            var opened = await CorpusOpening.OpenAsync(corpus, parsed, terminal, cancellation, catchUp: false);
            await using var services = Services(opened);
            var actions = services.GetRequiredService<ChatCorpus>();
            var by = new Actor("terminal", "", Environment.UserName);
            var card = await RunAsync(actions, by, asked, terminal, cancellation);
            if (action.Name == TypedCorpus.Reload && parsed.GetValue(mayLose) && card.Buttons.FirstOrDefault(button => button.Name == CardButton.UseName) is { } use)
                card = await RunAsync(actions, by, new CorpusAction.Use(use.Turn), terminal, cancellation);
            await PrintAsync(card, opened, terminal);
            // Nobody else may be there who does it; what is in use is in use already.
            await Task.Run(() => opened.Corpus.Merge(cancellation), cancellation);
            return card.IsRefused || card.Buttons.Any(button => button.Name == CardButton.UseName) ? ExitCode.Error : ExitCode.Success;
        });
        return command;
    }

    private static ServiceProvider Services(OpenedCorpus opened)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        ModerationHosting.Add(services, opened);
        services.AddSingleton<CorpusCards>();
        services.AddSingleton<ChatCorpus>();
        return services.BuildServiceProvider();
    }

    /// <returns>Null for an address, which is put among the fields.</returns>
    private static Upload? FileOf(string typed, string folder, Dictionary<string, string> fields)
    {
        if (typed.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || typed.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            fields[TypedCorpus.Url] = typed;
            return null;
        }

        var path = Path.GetFullPath(typed, folder);
        if (Directory.Exists(path))
            throw new CorpusException($"{typed} is a folder; add its files one by one, or copy it into the corpus folder and reload.");
        if (!File.Exists(path))
            throw new CorpusException(typed.Contains("://", StringComparison.Ordinal) ? $"{typed}: pages are added from http and https alone; save it as a file and add that." : $"{typed}: there is no such file; mend the path.");
        return new Upload(Path.GetFileName(path), Bytes: null, _ => Task.FromResult<Stream>(File.OpenRead(path)));
    }

    private static async Task<Card> RunAsync(ChatCorpus actions, Actor by, CorpusAction asked, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!terminal.Watched)
            return await actions.HandleAsync(by, asked, show: null, cancellationToken);
        return await terminal.Drawing(terminal.Error).Status().StartAsync("Looking", status => actions.HandleAsync(
            by,
            asked,
            (card, _) =>
            {
                status.Status(Markup.Escape(string.Join(' ', card.Lead.Select(line => line.Text))));
                return Task.CompletedTask;
            },
            cancellationToken));
    }

    private static async Task PrintAsync(Card card, OpenedCorpus opened, Terminal terminal)
    {
        var layout = TextLayout.Of(terminal, opened.Folder);
        await terminal.Out.WriteLineAsync(string.Join("\n\n", CardText.Of(card).TrimEnd().Split("\n\n").Select(paragraph => layout.Wrap(paragraph, indent: 0))));
        foreach (var button in card.Buttons.Where(button => button.Name == CardButton.UseName))
            await terminal.Out.WriteLineAsync($"\nIf that is meant: {terminal.Program} corpus rollback {button.Turn}");
        foreach (var button in card.Buttons.Where(button => button.GoesOn))
            await terminal.Out.WriteLineAsync($"\n{button.Label}: {terminal.Program} corpus {button.Name} --page {button.Page + 1}");
    }
}
