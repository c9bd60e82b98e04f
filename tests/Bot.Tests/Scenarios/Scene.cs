using System.Text.Json.Nodes;
using Bot.Chat;
using Bot.Tests.Running;

namespace Bot.Tests.Scenarios;

/// <summary>A chat with people in it, and the bot over two small articles.</summary>
internal sealed class Scene : IAsyncDisposable
{
    internal const string Bridge = TwoArticles.BridgeArchitect;
    internal const string Museum = TwoArticles.MuseumArchitect;
    internal const string BridgeQuestion = "how much did the harbour bridge cost";
    internal const string MuseumQuestion = "how much did the city museum cost";

    /// <summary>Tells only in its conversation which architect is meant.</summary>
    internal const string FollowUp = "who was the architect";

    private readonly IChat _chat;

    private Scene(IChat chat, RunningBot bot, TwoArticles articles) => (_chat, Bot, Articles) = (chat, bot, articles);

    internal RunningBot Bot { get; }

    internal TwoArticles Articles { get; }

    internal Member Alice => _chat.Alice;

    internal Member Bob => _chat.Bob;

    internal Member Mona => _chat.Mona;

    internal Spot General => _chat.General;

    internal Spot Random => _chat.Random;

    internal IReadOnlyList<Func<CancellationToken, Task>> Cuts => _chat.Cuts;

    /// <summary>Every rule of the platform that the bot has broken.</summary>
    internal IReadOnlyList<string> Violations => _chat.StandIn.Violations;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    internal static async Task<Scene> StartAsync(Platform platform, SceneSettings? settings = null)
    {
        settings ??= new SceneSettings();
        return await StartAsync(await OpenAsync(platform, settings), settings);
    }

    internal static async Task<Scene> StartAsync(IChat chat, SceneSettings settings)
    {
        var articles = await TwoArticles.WriteAsync(Cancellation);
        var own = new JsonObject { [nameof(Chat)] = settings.Chat(chat), [chat.StandIn.Section] = chat.Settings, [nameof(Web)] = settings.Web.DeepClone(), [nameof(Models)] = settings.Models.DeepClone() };
        return new Scene(chat, await RunningBot.StartAsync(chat.StandIn, Cancellation, own, articles.Folder), articles);
    }

    internal Spot Direct(Member person) => _chat.Direct(person);

    internal Member AddMachine(string name) => _chat.AddMachine(name);

    internal Spot ThreadUnder(Posted message) => _chat.ThreadUnder(message);

    internal Task<SeenAnswer> AskAsync(Member person, Spot place, string question, params (string Name, object Value)[] fields) =>
        CommandAsync(person, place, "ask", [("question", question), .. fields]);

    internal Task<SeenAnswer> CommandAsync(Member person, Spot place, string command, params (string Name, object Value)[] fields) =>
        Bot.OrLogAsync(_chat.CommandAsync(person, place, command, fields, Cancellation));

    internal Task<IReadOnlyList<ChatSuggestion>> SuggestAsync(Member person, Spot place, string command, string field, string typed) =>
        Bot.OrLogAsync(_chat.SuggestAsync(person, place, command, field, typed, Cancellation));

    /// <summary>Uses an action of /corpus, and gives the first that is seen of it.</summary>
    internal Task<SeenAnswer> BeginAsync(Member person, Spot place, string action, params (string Name, object Value)[] fields) =>
        Bot.OrLogAsync(_chat.BeginAsync(person, place, action, fields, Cancellation));

    internal Task<SeenAnswer> EndAsync(SeenAnswer begun) => Bot.OrLogAsync(_chat.EndAsync(begun, Cancellation));

    /// <summary>What came of an action of /corpus that Mona uses.</summary>
    internal async Task<SeenAnswer> CorpusAsync(string action, params (string Name, object Value)[] fields) => await EndAsync(await BeginAsync(Mona, General, action, fields));

    internal async Task<SeenAnswer> AddFileAsync(string name, byte[] content) =>
        await EndAsync(await Bot.OrLogAsync(_chat.BeginAddingAsync(Mona, General, name, content, Cancellation)));

    /// <summary>What the message said before, the first first.</summary>
    internal IReadOnlyList<SeenAnswer> Before(SeenAnswer answer) => _chat.Before(answer);

    /// <summary>Says something to nobody in particular; in direct messages that is to the bot.</summary>
    internal Posted Say(Member person, Spot place, string text) => _chat.Say(person, place, text, toBot: false, under: null);

    internal Posted Mention(Member person, Spot place, string text, Posted? under = null) => _chat.Say(person, place, text, toBot: true, under);

    /// <summary>The next message of the bot where it answers this one.</summary>
    internal Task<SeenAnswer> NextAsync(Posted asked) => Bot.OrLogAsync(_chat.NextAsync(asked, Cancellation));

    /// <summary>The next message of the bot in a channel that answers nobody.</summary>
    internal Task<SeenAnswer> NextPostAsync(Spot place) => Bot.OrLogAsync(_chat.NextPostAsync(place, Cancellation));

    internal Task<SeenAnswer> SayAsync(Member person, Spot place, string text) => NextAsync(Say(person, place, text));

    internal Task<SeenAnswer> MentionAsync(Member person, Spot place, string text) => NextAsync(Mention(person, place, text));

    /// <summary>Goes on from an answer in the way the platform has for that.</summary>
    internal Task<SeenAnswer> ReplyAsync(Member person, SeenAnswer answer, string text) => NextAsync(Mention(person, answer.Place, text, answer.Message));

    internal Task<SeenAnswer> PressAsync(Member person, SeenAnswer answer, string button) => Bot.OrLogAsync(_chat.PressAsync(person, answer, button, Cancellation));

    internal Task<SeenAnswer> RejectAsync(Member person, SeenAnswer answer, string? reason = null, string? note = null) =>
        Bot.OrLogAsync(_chat.RejectAsync(person, answer, reason, note, Cancellation));

    internal Task<SeenAnswer> CheckAsync(Member person, Posted message) => Bot.OrLogAsync(_chat.CheckAsync(person, message, Cancellation));

    /// <summary>The files that come with an answer, when there are so many.</summary>
    internal Task<IReadOnlyList<SeenFile>> FilesAsync(SeenAnswer answer, int count) => Bot.OrLogAsync(_chat.FilesAsync(answer, count, Cancellation));

    internal SeenAnswer Look(SeenAnswer answer) => _chat.Look(answer);

    internal IReadOnlyList<SeenAnswer> SeenBy(Member person) => _chat.SeenBy(person);

    /// <summary>What the bot has said there to all.</summary>
    internal IReadOnlyList<SeenAnswer> Posts(Spot place) => [.. SeenBy(Alice).Where(seen => seen.Place == place && !seen.IsPrivate)];

    internal Task RestartAsync() => Bot.RestartAsync(_chat.StandIn, Cancellation);

    /// <summary>The bot has one article more, and so another version of the corpus.</summary>
    internal async Task AddArticleAsync(string file, string text)
    {
        await Articles.AddAsync(file, text, Cancellation);
        await RestartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await _chat.DisposeAsync();
        Articles.Dispose();
    }

    private static async Task<IChat> OpenAsync(Platform platform, SceneSettings settings) => platform switch
    {
        Platform.Discord => await DiscordChat.OpenAsync(settings, Cancellation),
        Platform.Slack => await SlackChat.OpenAsync(settings, Cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(platform), platform, "There is no chat of this platform."),
    };
}
