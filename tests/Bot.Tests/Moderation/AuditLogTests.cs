using System.Data.Common;
using Bot.Core.Tests.Stores;
using Bot.Moderation;
using Bot.Tests.Running;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Moderation;

public abstract class AuditLogTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Actor Mona = new("discord", "42", "Mona", "7");

    private readonly StorePlace _place;
    private readonly LogLines _log = new();
    private readonly ILoggerFactory _loggers;
    private readonly AuditLog _audit;

    private protected AuditLogTests(StorePlace place)
    {
        _place = place;
        _loggers = LoggerFactory.Create(logging => logging.AddProvider(_log));
        _audit = AuditLog.Open(place.Databases, _loggers.CreateLogger<AuditLog>());
    }

    [Fact]
    public void Entries_are_kept_whole_and_told_newest_first()
    {
        var first = new AuditEntry(Noon, Mona, "reload", "done", "v1", "v2");
        var second = new AuditEntry(Noon.AddSeconds(1), new Actor("watch", "", ""), "reload", "no article can be read", null, null);
        var third = new AuditEntry(Noon.AddSeconds(2), Mona, "rollback", "denied", null, null);
        foreach (var entry in new[] { first, second, third })
            _audit.Add(entry);

        Assert.Equal([third, second], _audit.Last(2));
        Assert.Equal([first], _audit.Last(2, skip: 2));
    }

    [Fact]
    public void Another_process_adds_to_the_same()
    {
        var terminal = AuditLog.Open(_place.Open(), NullLogger<AuditLog>.Instance);

        _audit.Add(Entry("reload"));
        terminal.Add(Entry("rollback v1"));

        Assert.Equal(["rollback v1", "reload"], _audit.Last(10).Select(entry => entry.What));
    }

    [Fact]
    public void Long_texts_are_cut_and_control_characters_are_blanks()
    {
        _audit.Add(new AuditEntry(Noon, Mona with { Name = "Mo\u001b[31m\nna\u202e" }, $"add {new string('x', 600)}", string.Concat(Enumerable.Repeat("🌍", 300)), null, null));

        var kept = Assert.Single(_audit.Last(1));
        Assert.Equal("Mo [31m na", kept.By.Name);
        Assert.Equal($"add {new string('x', 495)}…", kept.What);
        Assert.Equal($"{string.Concat(Enumerable.Repeat("🌍", 249))}…", kept.Result);
    }

    [Fact]
    public void An_entry_is_never_changed()
    {
        _audit.Add(Entry("reload"));

        Assert.ThrowsAny<DbException>(() => Execute("UPDATE entry SET result = 'denied'"));

        Assert.Equal("done", Assert.Single(_audit.Last(1)).Result);
    }

    [Fact]
    public void It_is_told_of_an_entry_when_that_is_kept()
    {
        List<string> kept = [];
        _audit.Added += entry => kept.Add(Assert.Single(_audit.Last(1)).What + " " + entry.Result);

        _audit.Add(Entry("reload"));

        Assert.Equal(["reload done"], kept);
    }

    [Fact]
    public void What_cannot_be_written_down_is_logged_and_fails_nothing()
    {
        List<AuditEntry> told = [];
        _audit.Added += told.Add;
        Execute("DROP TABLE entry");

        _audit.Add(Entry("rollback v1"));

        Assert.Empty(told);
        var line = Assert.Single(_log.All);
        Assert.StartsWith("Error: The audit could not be written (", line, StringComparison.Ordinal);
        Assert.Contains("so it lacks: rollback v1, done, by discord user 42", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_are_kept_for_their_days_and_then_forgotten()
    {
        var time = new FakeTimeProvider(Noon);
        _audit.Add(Entry("old") with { Time = Noon.AddDays(-11) });
        _audit.Add(Entry("soon old") with { Time = Noon.AddDays(-9.5) });
        _audit.Add(Entry("new"));
        using var forgetting = new AuditForgetting(_audit, new ModerationOptions { AuditDays = 10 }, time, NullLogger<AuditForgetting>.Instance);

        await forgetting.StartAsync(TestContext.Current.CancellationToken);
        Await(["new", "soon old"]);
        time.Advance(TimeSpan.FromDays(1));

        Await(["new"]);
        await forgetting.StopAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        _loggers.Dispose();
        _log.Dispose();
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    private static AuditEntry Entry(string what) => new(Noon, Mona, what, "done", "v1", "v2");

    private void Await(IReadOnlyList<string> left) =>
        Assert.True(SpinWait.SpinUntil(() => _audit.Last(10).Select(entry => entry.What).SequenceEqual(left), TimeSpan.FromSeconds(20)));

    private void Execute(string sql) => _place.Databases.Open(AuditLog.Schema).Write(sql);
}

public sealed class LocalAuditLogTests() : AuditLogTests(StorePlace.Local());

public sealed class SharedAuditLogTests() : AuditLogTests(StorePlace.Shared());
