using Bot.Discord;

namespace Bot.Tests.Discord;

public sealed class GatewaySessionTests
{
    private static readonly Uri Resume = new("wss://gateway.example/");

    [Fact]
    public void The_next_process_begins_before_what_was_not_taken_yet()
    {
        var session = new GatewaySession("abc", Resume);
        var slow = new TaskCompletionSource();
        session.Saw(1, Task.CompletedTask);
        session.Saw(2, slow.Task);
        session.Saw(3, Task.CompletedTask);

        Assert.Equal(3, session.Sequence);
        Assert.Equal(1, GatewaySession.TryRead(session.Write())?.Sequence);

        slow.SetResult();
        Assert.Equal(3, GatewaySession.TryRead(session.Write())?.Sequence);
    }

    [Fact]
    public void What_comes_again_does_not_lead_back()
    {
        var session = new GatewaySession("abc", Resume);
        session.Saw(7, Task.CompletedTask);
        session.Saw(5, Task.CompletedTask);

        Assert.Equal(7, session.Sequence);
        Assert.Equal($"7 abc {Resume}", session.Write());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7 abc")]
    [InlineData("seven abc wss://gateway.example/")]
    [InlineData("7 abc gateway")]
    public void What_is_no_session_is_not_gone_on_with(string? text) => Assert.Null(GatewaySession.TryRead(text));
}
