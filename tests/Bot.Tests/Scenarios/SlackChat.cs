using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Chat;
using Bot.Tests.DiscordStandIn;
using Bot.Tests.Running;
using Bot.Tests.SlackStandIn;

namespace Bot.Tests.Scenarios;

internal sealed partial class SlackChat : IChat
{
    private const int Many = 100_000;

    /// <summary>That the bot opens when nothing else is set.</summary>
    private const int Sockets = 2;

    // Without them the bot hears only what mentions it.
    private static readonly string[] ReadingScopes = ["channels:history", "groups:history"];

    private readonly SlackServer _server;
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<string, SlackPosts> _posts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SlackPerson> _people = new(StringComparer.Ordinal);

    private SlackChat(SlackServer server)
    {
        _server = server;
        foreach (var person in new[] { server.Alice, server.Bob, server.Admin })
            _people[person.Id] = person;
    }

    public IStandIn StandIn => _server;

    public JsonObject Settings => [];

    public Member Alice => MemberOf(_server.Alice);

    public Member Bob => MemberOf(_server.Bob);

    public Member Mona => MemberOf(_server.Admin);

    public Spot General => new(_server.General.Id);

    public Spot Random => new(_server.Random.Id);

    public IReadOnlyList<Func<CancellationToken, Task>> Cuts =>
    [
        cancellationToken => CutAsync(Sockets, _server.Sockets.WarnAll, cancellationToken),
        cancellationToken => CutAsync(Sockets, _server.Sockets.RefreshAll, cancellationToken),
    ];

    internal SlackServer Server => _server;

    internal static async Task<SlackChat> OpenAsync(SceneSettings settings, CancellationToken cancellationToken, TimeProvider? time = null)
    {
        var slack = new SlackSettings { Time = time ?? TimeProvider.System };
        slack = settings.ReadsThreads
            ? slack with { Subscriptions = [.. slack.Subscriptions, "message.channels"] }
            : slack with { Scopes = [.. slack.Scopes.Except(ReadingScopes)] };
        if (settings.IsUnlimited)
        {
            slack = slack with
            {
                Limits = new Dictionary<string, RateLimit> { ["chat.postMessage"] = new(Many, TimeSpan.FromMinutes(1)) },
                MostSockets = Many,
                CloseAfterDisconnect = TimeSpan.FromSeconds(1),
            };
        }

        return new SlackChat(await SlackServer.StartAsync(slack, cancellationToken));
    }

    public Spot Direct(Member person) => new(PersonOf(person).Direct.Id);

    public Member AddMachine(string name)
    {
        var machine = _server.AddPerson(name, isBot: true);
        _people[machine.Id] = machine;
        return MemberOf(machine);
    }

    public Spot ThreadUnder(Posted message) => message.Place with { Thread = message.Place.Thread ?? message.Id };

    public async Task<SeenAnswer> CommandAsync(Member person, Spot place, string command, IReadOnlyList<(string Name, object Value)> fields, CancellationToken cancellationToken)
    {
        if (place.Thread is not null)
            throw new ArgumentException("Slack shows no commands in threads.", nameof(place));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var used = PersonOf(person).Command(ChannelOf(place), $"/{command}", TextOf(fields));
        var form = PersonOf(person).NextViewAsync(stop.Token);
        // Others may ask at the same time.
        var question = fields.Where(field => field.Name == "question").Select(field => field.Value as string).FirstOrDefault();
        var answer = AnswerAsync(used, place, post => question is null || post.Answers(ReadText.OneLine(question)), stop.Token);
        if (await Task.WhenAny(answer, form) == form)
            await SubmitAsync(await form);
        return await FirstAsync(answer, stop);

        async Task SubmitAsync(SlackView opened)
        {
            var sent = PersonOf(person).Submit(opened, [.. fields.Where(field => field.Value is string).Select(field => (field.Name, field.Value))]);
            await sent.Acknowledged.WaitAsync(cancellationToken);
            if (sent.Errors.Count > 0)
                answer = Task.FromResult(Told(person, place, string.Join(' ', sent.Errors.Values)));
        }
    }

    public async Task<SeenAnswer> BeginAsync(Member person, Spot place, string action, IReadOnlyList<(string Name, object Value)> fields, CancellationToken cancellationToken)
    {
        var words = fields.Select(field => field.Value is true ? field.Name : $"\"{Written(field.Value.ToString() ?? "")}\"");
        return await BegunAsync(PersonOf(person).Command(ChannelOf(place), "/corpus", string.Join(' ', words.Prepend(action))), cancellationToken);
    }

    public async Task<SeenAnswer> BeginAddingAsync(Member person, Spot place, string name, byte[] content, CancellationToken cancellationToken)
    {
        var used = PersonOf(person).Command(ChannelOf(place), "/corpus", TypedCorpus.Add);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var form = PersonOf(person).NextViewAsync(stop.Token);
        var answer = BegunAsync(used, cancellationToken);
        if (await Task.WhenAny(answer, form) == form)
            PersonOf(person).Submit(await form, (TypedCorpus.File, _server.Files.Add(name, content)));
        await stop.CancelAsync();
        return await answer;
    }

    /// <summary>Where it was asked for, one line says that it stands in direct messages.</summary>
    private async Task<SeenAnswer> BegunAsync(SlackInteraction used, CancellationToken cancellationToken)
    {
        var alone = SlackReading.Read(await used.NextAnswerAsync(cancellationToken));
        return alone.Text.Contains("in our direct messages", StringComparison.Ordinal)
            ? SlackReading.Read(await PostsIn(used.Person.Direct).NextAsync(post => post.Viewer is null && !post.HasFiles, cancellationToken))
            : alone;
    }

    public async Task<SeenAnswer> EndAsync(SeenAnswer begun, CancellationToken cancellationToken)
    {
        var message = MessageOf(begun);
        await message.UntilAsync(json => !SlackReading.Read(message, json.Objects("blocks")).IsUnderWay, cancellationToken);
        return SlackReading.Read(message);
    }

    public IReadOnlyList<SeenAnswer> Before(SeenAnswer answer)
    {
        var message = MessageOf(answer);
        return [.. message.EarlierVersions.Select(json => SlackReading.Read(message, json.Objects("blocks")))];
    }

    public async Task<IReadOnlyList<ChatSuggestion>> SuggestAsync(Member person, Spot place, string command, string field, string typed, CancellationToken cancellationToken)
    {
        PersonOf(person).Command(ChannelOf(place), $"/{command}");
        var form = await PersonOf(person).NextViewAsync(cancellationToken);
        var options = await PersonOf(person).Suggest(form, field, typed).OptionsAsync(cancellationToken);
        PersonOf(person).Close(form);
        return [.. options.Select(option => new ChatSuggestion(option["text"]?["text"]?.ToString() ?? "", option.Text("value") ?? ""))];
    }

    public Posted Say(Member person, Spot place, string text, bool toBot, Posted? under)
    {
        var channel = ChannelOf(place);
        var where = under is null ? place : ThreadUnder(under);
        var said = PersonOf(person).Say(channel, Written(text), where.Thread, mentionsBot: toBot && channel.Kind is not SlackChannelKind.Direct);
        return new Posted(where, said.Ts);
    }

    public async Task<SeenAnswer> NextAsync(Posted asked, CancellationToken cancellationToken)
    {
        var channel = ChannelOf(asked.Place);
        var asker = channel.Find(asked.Id)?.User;
        // What is no answer is told to the one who asked alone, where that person is.
        return SlackReading.Read(await PostsIn(channel).NextAsync(
            post => channel.Kind is SlackChannelKind.Direct
                || (post.Viewer is { } viewer ? viewer.Id == asker && post.Thread == asked.Place.Thread : post.Thread == (asked.Place.Thread ?? asked.Id)),
            cancellationToken));
    }

    public async Task<SeenAnswer> NextPostAsync(Spot place, CancellationToken cancellationToken) =>
        SlackReading.Read(await PostsIn(ChannelOf(place)).NextAsync(post => post.Viewer is null && post.Thread == place.Thread, cancellationToken));

    public async Task<SeenAnswer> PressAsync(Member person, SeenAnswer answer, string button, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        return await FirstAsync(AnswerAsync(Press(person, answer, button), answer.Place, _ => true, stop.Token), stop);
    }

    public async Task<SeenAnswer> RejectAsync(Member person, SeenAnswer answer, string? reason, string? note, CancellationToken cancellationToken)
    {
        var pressed = Press(person, answer, CardButton.UnhelpfulName);
        var form = await PersonOf(person).NextViewAsync(cancellationToken);
        var values = new (string, object?)[] { ("reason", reason), ("note", note) };
        PersonOf(person).Submit(form, [.. from value in values where value.Item2 is not null select (value.Item1, value.Item2)]);
        return SlackReading.Read(await pressed.NextAnswerAsync(cancellationToken));
    }

    public async Task<SeenAnswer> CheckAsync(Member person, Posted message, CancellationToken cancellationToken)
    {
        var target = ChannelOf(message.Place).Find(message.Id) ?? throw new ArgumentException("There is no such message.", nameof(message));
        return SlackReading.Read(await PersonOf(person).Shortcut(target, "check").NextAnswerAsync(cancellationToken));
    }

    /// <summary>Slack takes no files with a message: they follow in its thread, and those of private answers in direct messages.</summary>
    public async Task<IReadOnlyList<SeenFile>> FilesAsync(SeenAnswer answer, int count, CancellationToken cancellationToken)
    {
        if (ChannelOf(answer.Place) is { Kind: SlackChannelKind.Direct } direct)
            return await FilesAsync(direct, thread: null, count, cancellationToken);
        var (channel, thread) = answer.OnlyFor is { } viewer ? (_people[viewer].Direct, null) : (ChannelOf(answer.Place), answer.Place.Thread ?? answer.Message.Id);
        return await FilesAsync(channel, thread, count, cancellationToken);
    }

    private async Task<IReadOnlyList<SeenFile>> FilesAsync(SlackChannel channel, string? thread, int count, CancellationToken cancellationToken)
    {
        List<SeenFile> files = [];
        while (files.Count < count)
            files.AddRange(SlackReading.Read(await PostsIn(channel).NextAsync(post => post.HasFiles && post.Thread == thread, cancellationToken)).Files);
        return files;
    }

    /// <summary>Ends when the bot has so many new sockets.</summary>
    internal async Task CutAsync(int sockets, Action cut, CancellationToken cancellationToken)
    {
        var back = _server.Sockets.Connections.ReachAsync(_server.Sockets.Connections.Value + sockets, cancellationToken);
        cut();
        await back;
    }

    public SeenAnswer Look(SeenAnswer answer) => SlackReading.Read(MessageOf(answer));

    public IReadOnlyList<SeenAnswer> SeenBy(Member person) =>
    [
        .. _server.Channels
            .Where(channel => channel.Recipient is null || channel.Recipient.Id == person.Id)
            .SelectMany(channel => channel.Messages)
            .Where(message => message.IsBots && (message.Viewer is null || message.Viewer.Id == person.Id))
            .Select(SlackReading.Read),
    ];

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _server.DisposeAsync();
        _closing.Dispose();
    }

    /// <summary>What comes to the person alone by the interaction, or is posted for all.</summary>
    private async Task<SeenAnswer> AnswerAsync(SlackInteraction interaction, Spot place, Func<SlackPost, bool> isIt, CancellationToken cancellationToken)
    {
        var alone = interaction.NextAnswerAsync(cancellationToken);
        var posted = PostsIn(ChannelOf(place)).NextAsync(post => post.Viewer is null && post.Thread == place.Thread && !post.HasFiles && isIt(post), cancellationToken);
        var failed = interaction.Failed;
        var first = await Task.WhenAny(alone, posted, failed);
        if (first == failed)
            throw new TimeoutException($"Slack told {interaction.Person.Name}: {await failed}");
        return SlackReading.Read(await (first == alone ? alone : posted));
    }

    private static async Task<SeenAnswer> FirstAsync(Task<SeenAnswer> answer, CancellationTokenSource stop)
    {
        try
        {
            return await answer;
        }
        finally
        {
            // Nobody waits for the other ways any more: what comes is for others.
            await stop.CancelAsync();
        }
    }

    private SlackInteraction Press(Member person, SeenAnswer answer, string button)
    {
        var message = MessageOf(answer);
        if (message.IsEphemeral && message.Viewer?.Id != person.Id)
            throw new ArgumentException("The person does not see the message.", nameof(answer));
        var id = Elements.In(message.Blocks)
            .Select(pair => pair.Element.Text("action_id") ?? "")
            .FirstOrDefault(id => id.StartsWith($"{button}:", StringComparison.Ordinal));
        return PersonOf(person).Press(message, id ?? throw new ArgumentException($"The answer has no button {button}.", nameof(button)));
    }

    private static SeenAnswer Told(Member person, Spot place, string text) =>
        new(new Posted(place, ""), person.Id, text) { Lead = text, Links = [], Mentions = [], Buttons = [], Files = [] };

    /// <summary>The text behind a command: first what is asked for, then the other fields by their names.</summary>
    private static string TextOf(IReadOnlyList<(string Name, object Value)> fields) => string.Join(' ', fields.Select(field => (field.Name, field.Value) switch
    {
        ("question" or "topic" or "article", string text) => Written(text),
        (_, bool isTicked) => $"{field.Name}:{(isTicked ? "yes" : "no")}",
        _ => $"{field.Name}:\"{Written(field.Value.ToString() ?? "")}\"",
    }));

    /// <summary>As clients send what was typed; people are named by their mention, and addresses become links.</summary>
    private static string Written(string text) => Sent().Replace(
        text,
        sign => sign.Value switch
        {
            "&" => "&amp;",
            "<" => "&lt;",
            ">" => "&gt;",
            ['h', ..] address => $"<{address}>",
            var mention => mention,
        });

    private SlackPosts PostsIn(SlackChannel channel) => _posts.GetOrAdd(channel.Id, _ => new SlackPosts(channel, _closing.Token));

    private SlackMessage MessageOf(SeenAnswer answer) => ChannelOf(answer.Place).FindAny(answer.Message.Id) ?? throw new ArgumentException("There is no such message.", nameof(answer));

    private SlackChannel ChannelOf(Spot place) => _server.Channels.First(channel => channel.Id == place.Channel);

    private SlackPerson PersonOf(Member member) => _people[member.Id];

    private static Member MemberOf(SlackPerson person) => new(person.Id, person.Name);

    [GeneratedRegex(@"<@U[A-Z0-9]+>|https?://[^\s<>&]+|[&<>]", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Sent();
}
