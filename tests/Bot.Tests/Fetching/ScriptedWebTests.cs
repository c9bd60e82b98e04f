using System.Net.Sockets;

namespace Bot.Tests.Fetching;

public sealed class ScriptedWebTests
{
    [Fact]
    public async Task It_ends_in_peace_while_somebody_connects()
    {
        for (var i = 0; i < 500; i++)
        {
            var web = new ScriptedWeb();
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(web.Local, TestContext.Current.CancellationToken);

            await web.DisposeAsync();
        }
    }
}
