using Bot.Chat;
using Bot.Core;
using Bot.Core.Articles;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Chat;

public sealed class PressedTurnsTests : IDisposable
{
    private static readonly ChatPlace Place = new("test", "c1", PlaceKind.Channel);

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("bot-chat-");
    private readonly string _articles;
    private readonly Corpus _corpus;
    private readonly ChatTurns _turns;
    private readonly ChannelSettings _settings;
    private readonly PressedTurns _pressed;

    public PressedTurnsTests()
    {
        _articles = Path.Combine(_data.FullName, "articles");
        Directory.CreateDirectory(_articles);
        File.WriteAllText(Path.Combine(_articles, "bridge.txt"), "The bridge opened in 1998.");
        var options = new CorpusOptions { Folder = _articles, Data = _data.FullName };
        _corpus = Corpus.Open(options, progress: null, CancellationToken.None);
        var database = ChatDatabase.Open(new LocalDatabases(_data.FullName));
        _turns = new ChatTurns(database, TimeProvider.System);
        _settings = new ChannelSettings(database, new ChatOptions());
        _pressed = new PressedTurns(_turns, _corpus, _settings);
        Add("public", isPrivate: false);
        Add("private", isPrivate: true);
        Add("old", isPrivate: false, version: "older");
    }

    [Theory]
    [InlineData("public", "c1", "b", null)]
    [InlineData("private", "c1", "a", null)]
    [InlineData("private", "c1", "b", "This is private to the one who asked.")]
    [InlineData("public", "c2", "a", "This is too old")]
    [InlineData("unknown", "c1", "a", "This is too old")]
    [InlineData("old", "c1", "a", "This is of corpus older")]
    public void A_turn_opens_where_it_stands_for_who_may_see_it_while_the_corpus_is_the_same(string id, string channel, string user, string? told)
    {
        var card = _pressed.Open(Call(channel, user), id, mayBeOld: false, turn => Card.Said(turn.Text));

        Assert.StartsWith(told ?? "who built it", card.Lead[0].Text);
    }

    [Fact]
    public void What_needs_no_corpus_opens_an_old_turn() =>
        Assert.Equal("who built it", _pressed.Open(Call("c1", "a"), "old", mayBeOld: true, turn => Card.Said(turn.Text)).Lead[0].Text);

    [Fact]
    public void A_turn_of_another_part_of_the_corpus_does_not_open()
    {
        _settings.Save(Place, new ChannelSetting(IsPrivate: false, Folder: "reports", Tag: null));

        Assert.True(_pressed.Open(Call("c1", "a"), "public", mayBeOld: false, turn => Card.Said(turn.Text)).IsExpired);
    }

    [Fact]
    public void What_another_version_answered_that_came_into_use_meanwhile_is_not_shown()
    {
        var card = _pressed.Open(Call("c1", "a"), "public", mayBeOld: false, turn =>
        {
            File.WriteAllText(Path.Combine(_articles, "added.txt"), "The tunnel opened in 2020.");
            _corpus.Reload("a test", isDryRun: false, mayLose: false, progress: null, CancellationToken.None);
            return Card.Said(turn.Text);
        });

        Assert.True(card.IsExpired);
        Assert.Contains("the articles were reloaded since", card.Lead[0].Text, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
    }

    private void Add(string id, bool isPrivate, string? version = null) =>
        _turns.Add(new ChatTurn(id, Place, "a", isPrivate, "who built it", Answer: null, new TurnRequest(ArticleFilter.Everything, []), version ?? _corpus.Current.State.Version));

    private static ChatCall Call(string channel, string user) =>
        new(new ChatUser(user, user, [], Manages: false), new ChatPlace("test", channel, PlaceKind.Channel), IsPrivate: true, new ChatRequest.Help(ReadsThreads: false));
}
