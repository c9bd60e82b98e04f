using Bot.Answers;
using Bot.Chat;
using Bot.Commands;
using Bot.Core;
using Bot.Core.Answers;
using Bot.Moderation;
using Bot.Telemetry;
using Bot.Tests.Running;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Chat;

/// <summary>A digest that is posted stands where others than moderators may see it.</summary>
public sealed class ChatRightsTests : IAsyncLifetime
{
    private static readonly ChatPlace Place = new("discord", "c1", PlaceKind.Channel);
    private static readonly ChatUser Mona = new("m", "Mona", [], Manages: true);
    private static readonly ChatUser Alice = new("a", "Alice", [], Manages: false);

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("bot-rights-");
    private TwoArticles? _articles;
    private ServiceProvider? _services;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private T Get<T>()
        where T : notnull => _services!.GetRequiredService<T>(); // made before each test

    public async ValueTask InitializeAsync()
    {
        _articles = await TwoArticles.WriteAsync(Cancellation);
        var options = new CorpusOptions { Folder = _articles.Folder, Data = _data.FullName };
        var corpus = Corpus.Open(options, progress: null, Cancellation);
        var answerer = new Answerer(corpus, new AnswerOptions());
        var asking = new Asking(answerer.Answer, answerer.Check, TimeProvider.System);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.ClearProviders());
        ModerationHosting.Add(services, new OpenedCorpus(corpus, asking, options, new AnswerOptions(), new SettingsFile(_data.FullName, new ConfigurationBuilder().Build()), new LocalDatabases(options.Data)));
        ChatHosting.Add(services, new ChatOptions(), new LocalDatabases(_data.FullName), reader: null);
        services.AddSingleton(new TelemetryOptions());
        _services = services.BuildServiceProvider();
    }

    [Fact]
    public async Task Who_presses_a_button_of_the_digest_must_be_a_moderator()
    {
        await HandleAsync(Alice, new ChatRequest.Ask("who painted the lighthouse of Oslo", Filter: null));
        var button = Assert.Single((await HandleAsync(Mona, new ChatRequest.Digest(7))).Buttons);
        var pressed = CardButton.TryParse(button.Id)?.Request() ?? throw new InvalidOperationException("The button asks for nothing.");

        var denied = await HandleAsync(Alice, pressed);
        var opened = await HandleAsync(Mona, pressed);

        Assert.StartsWith("Only moderators may see what others asked", denied.Lead[0].Text, StringComparison.Ordinal);
        Assert.Equal("who painted the lighthouse of Oslo", opened.Title);
        Assert.Equal(("a", "digest open", "denied"), Assert.Single(Get<AuditLog>().Last(10)) is var entry ? (entry.By.Id, entry.What, entry.Result) : default);
    }

    [Fact]
    public async Task A_private_question_is_not_opened_for_moderators_either()
    {
        var turn = new ChatTurn(ChatTurns.NewId(), Place, "a", IsPrivate: true, "where is the treasure", Answer: null, new TurnRequest(Core.Articles.ArticleFilter.Everything, []), "v1");
        Get<ChatTurns>().Add(turn);

        var opened = await HandleAsync(Mona, new ChatRequest.OpenTurn(turn.Id));

        Assert.Equal("This question was asked in private, so it is counted and not shown.", opened.Lead[0].Text);
        Assert.Null(opened.Title);
    }

    [Fact]
    public async Task A_shared_answer_that_was_not_sent_stays_private()
    {
        var asked = await Get<ChatDesk>().HandleAsync(new ChatCall(Alice, Place, IsPrivate: true, new ChatRequest.Ask("where is the smuggling tunnel", Filter: null)), Cancellation);
        var shared = await HandleAsync(Alice, new ChatRequest.Share(asked.Turn ?? ""));

        Get<ChatDesk>().NotSent(shared);

        var digest = Get<ChatDigest>().Of(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        Assert.Equal((1, 1, 0), (digest.Asked, digest.NotFoundPrivate, digest.NotFound.Count));
    }

    [Fact]
    public async Task Figures_that_found_nothing_are_in_the_digest_and_are_looked_up_again()
    {
        await HandleAsync(Alice, new ChatRequest.Figures(new Core.Figures.FigureQuery { Topic = "whales", FromYear = 2016, ToYear = 2016 }, Chart: true, Csv: true));
        await HandleAsync(Alice, new ChatRequest.Figures(new Core.Figures.FigureQuery { Topic = "visited the museum" }, Chart: false, Csv: false));

        var digest = await HandleAsync(Mona, new ChatRequest.Digest(7));
        var opened = await HandleAsync(Mona, new ChatRequest.OpenTurn(digest.Buttons[0].Turn));

        Assert.Equal("Figures on “whales” for 2016", Assert.Single(digest.Entries).Source.Title);
        Assert.Equal("Figures on “whales” for 2016", opened.Title);
        Assert.Equal("The articles have no figures on “whales” for 2016.", opened.Lead[0].Text);
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
        _articles?.Dispose();
    }

    private Task<Card> HandleAsync(ChatUser user, ChatRequest request) => Get<ChatDesk>().HandleAsync(new ChatCall(user, Place, IsPrivate: false, request), Cancellation);
}
