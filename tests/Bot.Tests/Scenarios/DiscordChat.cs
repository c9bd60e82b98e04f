using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Bot.Chat;
using Bot.Tests.DiscordStandIn;
using Bot.Tests.Running;

namespace Bot.Tests.Scenarios;

internal sealed class DiscordChat : IChat
{
    private const int Many = 100_000;

    /// <summary>After 3 seconds Discord tells the person itself that the application did not respond.</summary>
    private static readonly TimeSpan ToldAfter = TimeSpan.FromSeconds(3.5);

    private static readonly Dictionary<string, RateLimit> NoLimits = new[] { "POST /channels/{channel}/messages", "POST /channels/{channel}/messages/{message}/threads", "POST /channels/{channel}/typing" }
        .ToDictionary(route => route, _ => new RateLimit(Many, TimeSpan.FromSeconds(1)));

    private readonly DiscordServer _server;
    private readonly SceneSettings _settings;
    private readonly ConcurrentQueue<Interaction> _interactions = [];
    private readonly ConcurrentDictionary<string, PostedMessage> _seen = new(StringComparer.Ordinal);

    private DiscordChat(DiscordServer server, SceneSettings settings)
    {
        (_server, _settings) = (server, settings);
        var mona = server.AddPerson("mona");
        mona.Permissions |= Permissions.ManageGuild;
        Mona = MemberOf(mona);
    }

    public IStandIn StandIn => _server;

    public JsonObject Settings => new() { ["MessageContent"] = _settings.ReadsThreads, ["RequestsPerSecond"] = _settings.IsUnlimited ? 1_000 : 50 };

    internal DiscordServer Server => _server;

    public Member Alice => MemberOf(_server.Alice);

    public Member Bob => MemberOf(_server.Bob);

    public Member Mona { get; }

    public IReadOnlyList<Func<CancellationToken, Task>> Cuts =>
    [
        Cut(gateway => gateway.DropAll()), Cut(gateway => gateway.AskToReconnect()), Cut(gateway => gateway.InvalidateSessions(resumable: true)), Cut(gateway => gateway.CloseAll(4000)),
    ];

    public Spot General => DiscordReading.SpotOf(_server.General);

    public Spot Random => DiscordReading.SpotOf(_server.Random);

    internal static async Task<DiscordChat> OpenAsync(SceneSettings settings, CancellationToken cancellationToken) => new(
        await DiscordServer.StartAsync(
            new DiscordSettings
            {
                IdentifyWindow = TimeSpan.Zero,
                PrivilegedIntents = settings.ReadsThreads ? GatewayIntents.MessageContent : GatewayIntents.None,
                GlobalLimit = settings.IsUnlimited ? Many : 50,
                Limits = settings.IsUnlimited ? NoLimits : [],
            },
            cancellationToken),
        settings);

    public Spot Direct(Member person) => DiscordReading.SpotOf(PersonOf(person).Direct);

    public Member AddMachine(string name) => MemberOf(_server.AddPerson(name, isBot: true));

    // A thread has the id of the message that it was started from.
    public Spot ThreadUnder(Posted message) => DiscordReading.SpotOf(
        _server.Channels.FirstOrDefault(channel => channel.Id == message.Id)
        ?? _server.Add(new TextChannel(_server, message.Id, "talk") { Parent = ChannelOf(message.Place) }));

    public Task<SeenAnswer> CommandAsync(Member person, Spot place, string command, IReadOnlyList<(string Name, object Value)> fields, CancellationToken cancellationToken) =>
        ReplyAsync(PersonOf(person).Command(ChannelOf(place), command, [.. fields]), cancellationToken);

    public Task<SeenAnswer> BeginAsync(Member person, Spot place, string action, IReadOnlyList<(string Name, object Value)> fields, CancellationToken cancellationToken) =>
        ReplyAsync(PersonOf(person).Command(ChannelOf(place), $"corpus {action}", [.. fields]), cancellationToken);

    public Task<SeenAnswer> BeginAddingAsync(Member person, Spot place, string name, byte[] content, CancellationToken cancellationToken) =>
        BeginAsync(person, place, TypedCorpus.Add, [(TypedCorpus.File, _server.SentFiles.Add(name, content))], cancellationToken);

    public async Task<SeenAnswer> EndAsync(SeenAnswer begun, CancellationToken cancellationToken)
    {
        var message = _seen[begun.Message.Id];
        await message.UntilAsync(json => !DiscordReading.Read(message, json).IsUnderWay, cancellationToken);
        return DiscordReading.Read(message);
    }

    public IReadOnlyList<SeenAnswer> Before(SeenAnswer answer)
    {
        var message = _seen[answer.Message.Id];
        return [.. message.EarlierVersions.Where(json => ((json.Number("flags") ?? 0) & PostedMessage.Loading) == 0).Select(json => DiscordReading.Read(message, json))];
    }

    public async Task<IReadOnlyList<ChatSuggestion>> SuggestAsync(Member person, Spot place, string command, string field, string typed, CancellationToken cancellationToken) =>
        [.. (await PersonOf(person).Autocomplete(ChannelOf(place), command, field, typed).ChoicesAsync(cancellationToken)).Select(choice => new ChatSuggestion(choice.Name, choice.Value))];

    public Posted Say(Member person, Spot place, string text, bool toBot, Posted? under)
    {
        var channel = ChannelOf(place);
        var replied = under is null ? null : channel.Find(under.Id);
        // The reply mentions its author already.
        var said = PersonOf(person).Say(channel, text, mentionsBot: toBot && !channel.IsDirect && replied?.Author != _server.BotId, replied);
        return new Posted(place, said.Id);
    }

    public async Task<SeenAnswer> NextAsync(Posted asked, CancellationToken cancellationToken)
    {
        var channel = ChannelOf(asked.Place);
        if (channel.Find(asked.Id) is not { } question || channel.Type != 0)
            return Seen(await channel.NextMessageAsync(cancellationToken));

        using var inThread = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var inChannel = channel.NextMessageAsync(inThread.Token);
        if (await Task.WhenAny(inChannel, question.ThreadStarted) == inChannel)
            return Seen(await inChannel);
        await inThread.CancelAsync();
        return Seen(await (await question.ThreadStarted).NextMessageAsync(cancellationToken));
    }

    public async Task<SeenAnswer> NextPostAsync(Spot place, CancellationToken cancellationToken) => Seen(await ChannelOf(place).NextMessageAsync(cancellationToken));

    public Task<SeenAnswer> PressAsync(Member person, SeenAnswer answer, string button, CancellationToken cancellationToken) =>
        ReplyAsync(Press(person, answer, button), cancellationToken);

    public async Task<SeenAnswer> RejectAsync(Member person, SeenAnswer answer, string? reason, string? note, CancellationToken cancellationToken)
    {
        var pressed = Press(person, answer, CardButton.UnhelpfulName);
        await pressed.Acknowledged;
        var values = new[] { ("reason", reason), ("note", note) };
        return await ReplyAsync(PersonOf(person).SubmitModal(pressed, [.. from value in values where value.Item2 is not null select (value.Item1, value.Item2)]), cancellationToken);
    }

    public Task<SeenAnswer> CheckAsync(Member person, Posted message, CancellationToken cancellationToken) => ReplyAsync(
        PersonOf(person).Choose(ChannelOf(message.Place).Find(message.Id) ?? throw new ArgumentException("There is no such message.", nameof(message)), ChatChecks.Name),
        cancellationToken);

    public Task<IReadOnlyList<SeenFile>> FilesAsync(SeenAnswer answer, int count, CancellationToken cancellationToken) => answer.Files.Count == count
        ? Task.FromResult(answer.Files)
        : throw new ArgumentException($"The answer has {answer.Files.Count} files.", nameof(count));

    public SeenAnswer Look(SeenAnswer answer) => DiscordReading.Read(_seen[answer.Message.Id]);

    public IReadOnlyList<SeenAnswer> SeenBy(Member person)
    {
        var inChannels = _server.Channels
            .Where(channel => channel.Recipient is null || channel.Recipient.Id == person.Id)
            .SelectMany(channel => channel.Messages)
            .Where(message => message.Author == _server.BotId);
        var alone = _interactions
            .SelectMany(interaction => interaction.Followups.Append(interaction.Original).OfType<PostedMessage>())
            .Where(message => message is { IsEphemeral: true, IsDeleted: false } && message.Viewer?.Id == person.Id);
        return [.. inChannels.Concat(alone).Where(message => !message.IsLoading).DistinctBy(message => message.Id).Select(Seen)];
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Func<CancellationToken, Task> Cut(Action<GatewayHub> cut) => async cancellationToken =>
    {
        var back = _server.Gateway.Resumes.ReachAsync(_server.Gateway.Resumes.Value + 1, cancellationToken);
        cut(_server.Gateway);
        await back;
    };

    private Interaction Press(Member person, SeenAnswer answer, string button)
    {
        var message = _seen[answer.Message.Id];
        var id = message.Json.Objects("components")
            .SelectMany(row => row.Objects("components"))
            .Select(shown => shown.Text("custom_id") ?? "")
            .FirstOrDefault(id => id.StartsWith($"{button}:", StringComparison.Ordinal));
        return PersonOf(person).Press(message, id ?? throw new ArgumentException($"The answer has no button {button}.", nameof(button)));
    }

    /// <summary>The answer, the refusal that takes its place, or what is posted beside the message that was pressed.</summary>
    private async Task<SeenAnswer> ReplyAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        _interactions.Enqueue(interaction);
        await interaction.Acknowledged.WaitAsync(ToldAfter, cancellationToken);
        var beside = interaction.NextFollowupAsync(cancellationToken);
        return Seen(await Task.WhenAny(interaction.Answered, beside).Unwrap().WaitAsync(cancellationToken));
    }

    private SeenAnswer Seen(PostedMessage message)
    {
        _seen[message.Id] = message;
        return DiscordReading.Read(message);
    }

    private TextChannel ChannelOf(Spot place) => _server.Channels.First(channel => channel.Id == (place.Thread ?? place.Channel));

    private Person PersonOf(Member member) => _server.People.First(person => person.Id == member.Id);

    private static Member MemberOf(Person person) => new(person.Id, person.Name);
}
