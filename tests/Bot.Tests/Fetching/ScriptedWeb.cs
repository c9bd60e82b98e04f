using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Bot.Fetching;

namespace Bot.Tests.Fetching;

/// <summary>Answers a request by writing whatever it likes.</summary>
internal delegate Task Answering(Stream stream, CancellationToken cancellationToken);

/// <summary>
/// A web on loopback that answers for every host, below names and addresses that a test gives it. What is connected to is noted, and would have been the
/// true address.
/// </summary>
internal sealed class ScriptedWeb : IAsyncDisposable
{
    /// <summary>Where hosts are that a test says nothing of.</summary>
    internal static readonly IPAddress Public = IPAddress.Parse("93.184.215.14");

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, Answering> _pages = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Queue<IPAddress[]>> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;

    internal ScriptedWeb()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    internal ConcurrentQueue<IPEndPoint> Dialed { get; } = new();

    /// <summary>"example.org/page", the first one first; what came in one connection or several.</summary>
    internal ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>The heads of the requests.</summary>
    internal ConcurrentQueue<string> Heads { get; } = new();

    /// <summary>Ends when somebody waits for what never comes.</summary>
    internal Task Stalled => _stalled.Task;

    internal IPEndPoint Local => (IPEndPoint)_listener.LocalEndpoint;

    internal SafeDialer Dialer(params IEnumerable<string> allowed) => new(new AddressRules(allowed), ResolveAsync, DialAsync);

    /// <param name="answers">The addresses of each look-up in turn; the last one stays.</param>
    internal ScriptedWeb Host(string name, params IPAddress[][] answers)
    {
        _hosts[name] = new Queue<IPAddress[]>(answers);
        return this;
    }

    internal ScriptedWeb Host(string name, string address) => Host(name, [IPAddress.Parse(address)]);

    /// <param name="page">"example.org/page".</param>
    internal ScriptedWeb Page(string page, Answering answer)
    {
        _pages[page] = answer;
        return this;
    }

    internal ScriptedWeb Page(string page, string type, byte[] content, params IEnumerable<string> headers) =>
        Page(page, Answer("200 OK", content, [$"Content-Type: {type}", .. headers]));

    internal ScriptedWeb Page(string page, string type, string content) => Page(page, type, Encoding.UTF8.GetBytes(content));

    internal ScriptedWeb Redirect(string page, string to, int status = 302) => Page(page, Answer($"{status.ToString(CultureInfo.InvariantCulture)} Elsewhere", [], $"Location: {to}"));

    internal ScriptedWeb Status(string page, int status) => Page(page, Answer($"{status.ToString(CultureInfo.InvariantCulture)} So", []));

    internal static Answering Answer(string status, byte[] content, params IEnumerable<string> headers) => async (stream, cancellation) =>
    {
        var head = $"HTTP/1.1 {status}\r\nContent-Length: {content.Length.ToString(CultureInfo.InvariantCulture)}\r\nConnection: close\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n";
        await stream.WriteAsync(Encoding.UTF8.GetBytes(head), cancellation);
        await stream.WriteAsync(content, cancellation);
    };

    /// <summary>Writes something and then nothing, for ever.</summary>
    internal ScriptedWeb Stall(string page, string start) => Page(page, async (stream, cancellation) =>
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(start), cancellation);
        await stream.FlushAsync(cancellation);
        _stalled.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
    });

    /// <summary>A page that does not end.</summary>
    internal static Answering Endless(string head, byte[] part) => async (stream, cancellation) =>
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(head), cancellation);
        while (!cancellation.IsCancellationRequested)
            await stream.WriteAsync(part, cancellation);
    };

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        // Accepting from a listener that was stopped throws.
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (!_hosts.TryGetValue(host, out var answers))
            return Task.FromResult<IPAddress[]>([Public]);
        lock (answers)
            return Task.FromResult(answers.Count > 1 ? answers.Dequeue() : answers.Peek());
    }

    private async Task<Stream> DialAsync(IPEndPoint at, CancellationToken cancellationToken)
    {
        Dialed.Enqueue(at);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(Local, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private async Task ServeAsync()
    {
        var answering = new List<Task>();
        try
        {
            while (true)
                answering.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }

        await Task.WhenAll(answering);
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                var head = await HeadAsync(stream);
                if (head.Length == 0)
                    return;
                Heads.Enqueue(head);
                var host = head.Split("\r\n").First(line => line.StartsWith("Host:", StringComparison.OrdinalIgnoreCase))[5..].Trim();
                var page = host + head.Split(' ')[1];
                Asked.Enqueue(page);
                var answer = _pages.GetValueOrDefault(page) ?? Answer("404 Not Found", []);
                await answer(stream, _stop.Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
            {
                // The bot hung up.
            }
        }
    }

    private async Task<string> HeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
                return "";
            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
