using System.Collections.Concurrent;
using Bot.Answers;
using Bot.Chat;
using Bot.Commands;
using Bot.Core;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Moderation;
using Bot.Telemetry;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Moderation;

/// <summary>Eight people ask while the corpus reloads without pause and its files change.</summary>
[Collection(Alone.Name)]
public sealed class ReadersDuringReloadsTests : IAsyncLifetime
{
    private const int Clients = 8;
    private const int Reloads = 40;
    private const int ReloadsOfChat = 20;
    private const int Many = 100_000;

    /// <summary>Of so many changes, one brings an earlier version back.</summary>
    private const int RollbackEvery = 4;

    private static readonly Actor Mona = new("slack", "U1", "mona", "C1");
    private static readonly Uri Reader = new("https://reader.example/");

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bot-readers-");

    /// <summary>Of each version, as the reloads know it.</summary>
    private readonly ConcurrentDictionary<string, int> _generations = new(StringComparer.Ordinal);
    private ServiceProvider? _services;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Folder => Path.Combine(_home.FullName, "articles");

    private Corpus Corpus => Get<Corpus>();

    public ValueTask InitializeAsync()
    {
        Generations.Write(Folder, 0);
        // Every version stays, so that each quote can be looked up when all is over, too.
        var options = new CorpusOptions { Folder = Folder, Data = Path.Combine(_home.FullName, "data"), KeepVersions = 2 * Reloads };
        var corpus = Corpus.Open(options, progress: null, Cancellation);
        var answerer = new Answerer(corpus, new AnswerOptions());
        var asking = new Asking(answerer.Answer, answerer.Check, TimeProvider.System);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.ClearProviders());
        ModerationHosting.Add(services, new OpenedCorpus(corpus, asking, options, new AnswerOptions(), new SettingsFile(_home.FullName, new ConfigurationBuilder().Build()), new LocalDatabases(options.Data)));
        ChatHosting.Add(services, new ChatOptions { UserQuestionsPerMinute = Many, ChannelQuestionsPerMinute = Many }, new LocalDatabases(options.Data), Reader);
        services.AddSingleton(new TelemetryOptions());
        _services = services.BuildServiceProvider();
        _generations[corpus.Current.State.Version] = 0;
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Every_quote_is_of_the_version_that_its_answer_names()
    {
        var answers = new ConcurrentBag<Answer>();
        await WhileReloadingAsync(Reloads, (_, question) =>
        {
            var answer = Assert.IsType<Asked.Answered>(Get<Asking>().Ask(question, [])).Answer;
            // While the reloads go on.
            Generations.Verify(answer, Corpus.FindArticle);
            answers.Add(answer);
            return Task.CompletedTask;
        });

        Assert.All(answers, answer => Assert.InRange(Generations.Verify(answer, Corpus.FindArticle, _generations[answer.Corpus.Version]), 1, int.MaxValue));
        TestContext.Current.TestOutputHelper?.WriteLine($"{answers.Count} answers.");
        Assert.InRange(answers.Select(answer => answer.Corpus.Version).Distinct(StringComparer.Ordinal).Count(), Reloads / 4, Reloads + 1);
    }

    [Fact]
    public async Task Every_card_of_a_chat_names_the_version_that_its_quotes_and_links_are_of()
    {
        var cards = new ConcurrentBag<(string Version, int Generation)>();
        await WhileReloadingAsync(ReloadsOfChat, async (client, question) =>
        {
            var call = new ChatCall(new ChatUser($"u{client}", $"user {client}", [], Manages: false), new ChatPlace("slack", $"c{client % 2}", PlaceKind.Channel), IsPrivate: false, new ChatRequest.Ask(question, ArticleFilter.Everything));
            var card = await Get<ChatDesk>().HandleAsync(call, Cancellation);
            cards.Add(Verify(card));
            // A button goes on with what was answered, or says that another version is in use now.
            foreach (var pressed in card.Buttons.Where(button => button.Name is CardButton.ContextName or CardButton.MoreName).Select(button => button.Request()).OfType<ChatRequest>())
            {
                var opened = await Get<ChatDesk>().HandleAsync(call with { Request = pressed }, Cancellation);
                if (opened.IsExpired)
                    continue;
                cards.Add(Verify(opened));
                Assert.Equal(card.Footer, opened.Footer);
            }
        });

        Assert.All(cards, card => Assert.Equal(_generations[card.Version], card.Generation));
        Assert.InRange(cards.Select(card => card.Version).Distinct(StringComparer.Ordinal).Count(), ReloadsOfChat / 4, ReloadsOfChat + 1);
        Assert.DoesNotContain(Get<AuditLog>().Last(3 * Reloads), entry => entry.Result == "failed");
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        SpinWait.SpinUntil(IsDeleted, TimeSpan.FromSeconds(30));
    }

    /// <summary>Clients ask until the last reload is over.</summary>
    private async Task WhileReloadingAsync(int reloads, Func<int, string, Task> askAsync)
    {
        using var over = new CancellationTokenSource();
        var asked = new int[Clients];
        var clients = Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            for (var i = client; !over.IsCancellationRequested; i++)
            {
                await askAsync(client, Generations.Questions[i % Generations.Questions.Count]);
                asked[client]++;
            }
        }, Cancellation)).ToList();
        var reloading = ReloadAsync(reloads, over.Token);
        try
        {
            // A client that fails ends it at once.
            var ended = await Task.WhenAny([reloading, .. clients]);
            await ended;
            await reloading;
        }
        finally
        {
            await over.CancelAsync();
            await Task.WhenAll([reloading, .. clients]);
        }

        Assert.All(asked, count => Assert.InRange(count, 1, int.MaxValue));
    }

    private async Task ReloadAsync(int reloads, CancellationToken over)
    {
        var keeper = Get<CorpusKeeper>();
        for (var generation = 1; generation <= reloads && !over.IsCancellationRequested; generation++)
        {
            if (generation % RollbackEvery == 0)
                Assert.IsType<ReloadResult.Used>(await keeper.UseAsync(Mona, _generations.First(version => version.Value == generation / 2).Key, Cancellation));
            Generations.Write(Folder, generation);
            var done = Assert.IsType<ReloadResult.Done>(await keeper.ReloadAsync(Mona, isDryRun: false, progress: null, Cancellation)).Report;
            Assert.Equal(((string?)null, HeldBack.No), (done.SaveProblem, done.HeldBack));
            _generations[done.Version.Id] = generation;
        }
    }

    /// <summary>Quotes, footer and links are of one version.</summary>
    /// <returns>The version, and its generation by its articles.</returns>
    private (string Version, int Generation) Verify(Card card)
    {
        var version = Assert.IsType<string>(card.Footer).Split(' ')[1];
        List<Article> articles = [];
        foreach (var entry in card.Entries)
        {
            var link = Assert.IsType<Uri>(entry.Source.Url);
            Assert.StartsWith(Reader.AbsoluteUri, link.AbsoluteUri, StringComparison.Ordinal);
            Assert.Contains($"?v={version}&", link.Query, StringComparison.Ordinal);
            var article = Corpus.FindArticle(version, Uri.UnescapeDataString(link.AbsolutePath["/a/".Length..]));
            Assert.NotNull(article);
            articles.Add(article);
            Assert.NotNull(entry.Quote);
            Assert.Contains(entry.Quote, article.Text, StringComparison.Ordinal);
            var linked = Assert.IsType<TextSpan>(SpanLink.TryParse(SpanIn(link)));
            Assert.Contains(article.Text.Substring(linked.Start, linked.Length), entry.Quote, StringComparison.Ordinal);
        }

        return (version, Generations.Of(articles));
    }

    /// <summary>Another test may be closing the connections of all pools at this moment, which takes files away.</summary>
    private bool IsDeleted()
    {
        try
        {
            _home.Delete(recursive: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string SpanIn(Uri link) => link.Query.Split("&s=")[^1];

    private T Get<T>()
        where T : notnull => _services!.GetRequiredService<T>(); // made before each test
}
