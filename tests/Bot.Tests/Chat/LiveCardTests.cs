using System.Threading.Channels;
using Bot.Chat;
using Bot.Tests.Running;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Chat;

public sealed class LiveCardTests : IDisposable
{
    private readonly SkippingTime _time = SkippingTime.Standing;
    private readonly LogLines _log = new();
    private readonly ILoggerFactory _loggers;
    private readonly Channel<string> _shown = Channel.CreateUnbounded<string>();

    public LiveCardTests() => _loggers = LoggerFactory.Create(logging => logging.AddProvider(_log));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_state_is_shown_at_once_and_then_the_latest_after_two_seconds()
    {
        var live = Open();

        Tell(live, "1");
        Assert.Equal("1", await NextAsync());
        Tell(live, "2");
        Tell(live, "3");
        await _time.PassAsync(LiveCard.BetweenEdits, Cancellation);

        Assert.Equal("3", await NextAsync());
    }

    [Fact]
    public async Task What_the_work_led_to_waits_for_no_pause_behind_the_first_state()
    {
        var live = Open();
        Tell(live, "1");
        await NextAsync();

        await live.EndAsync().WaitAsync(Cancellation);

        Assert.False(_shown.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Behind_an_edit_it_waits_for_the_two_seconds_and_states_before_it_are_passed_over()
    {
        var live = Open();
        Tell(live, "1");
        await NextAsync();
        Tell(live, "2");
        await _time.PassAsync(LiveCard.BetweenEdits, Cancellation);
        await NextAsync();
        Tell(live, "3");

        var ending = live.EndAsync();
        Tell(live, "4");
        Assert.False(ending.IsCompleted);
        await _time.PassAsync(LiveCard.BetweenEdits, Cancellation);
        await ending.WaitAsync(Cancellation);

        Assert.False(_shown.Reader.TryRead(out _));
    }

    [Fact]
    public async Task That_it_cannot_be_shown_is_logged_once_and_it_is_tried_again()
    {
        var tries = Channel.CreateUnbounded<int>();
        var live = new LiveCard(
            (_, _) =>
            {
                tries.Writer.TryWrite(1);
                throw new InvalidOperationException("the message is gone");
            },
            _time,
            _loggers.CreateLogger<LiveCard>(),
            Cancellation);

        Tell(live, "1");
        await tries.Reader.ReadAsync(Cancellation);
        Tell(live, "2");
        await _time.PassAsync(LiveCard.BetweenEdits, Cancellation);
        await tries.Reader.ReadAsync(Cancellation);
        await _time.PassAsync(LiveCard.BetweenEdits, Cancellation);
        await live.EndAsync().WaitAsync(Cancellation);

        Assert.Single(_log.All, line => line.Contains("the message is gone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nothing_can_be_shown_nothing_is_waited_for()
    {
        var live = new LiveCard(show: null, _time, _loggers.CreateLogger<LiveCard>(), Cancellation);

        Tell(live, "1");

        await live.EndAsync().WaitAsync(Cancellation);
        Assert.Empty(_time.Skipped);
    }

    public void Dispose()
    {
        _loggers.Dispose();
        _log.Dispose();
    }

    private LiveCard Open() => new(
        (card, _) =>
        {
            _shown.Writer.TryWrite(card.Lead[0].Text);
            return Task.CompletedTask;
        },
        _time,
        _loggers.CreateLogger<LiveCard>(),
        Cancellation);

    private static void Tell(LiveCard live, string state) => live.Tell(() => Card.Said(state));

    private async Task<string> NextAsync() => await _shown.Reader.ReadAsync(Cancellation);
}
