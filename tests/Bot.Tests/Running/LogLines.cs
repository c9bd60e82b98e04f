using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Running;

/// <summary>What the host logged.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _all = new();
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = new(StringComparer.Ordinal);

    /// <summary>"Warning: message", the first one first, exceptions with their texts.</summary>
    internal IReadOnlyList<string> All => [.. _all];

    /// <summary>The next line that has this in it, each once.</summary>
    internal async Task<string> NextAsync(string text, CancellationToken cancellationToken)
    {
        while (true)
        {
            var line = await _lines.Reader.ReadAsync(cancellationToken);
            if (line.Contains(text, StringComparison.Ordinal))
                return line;
        }
    }

    /// <summary>Ends when a line has this in it, also one that came before.</summary>
    internal Task SeenAsync(string text, CancellationToken cancellationToken)
    {
        var seen = _awaited.GetOrAdd(text, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        if (_all.Any(line => line.Contains(text, StringComparison.Ordinal)))
            seen.TrySetResult();
        return seen.Task.WaitAsync(cancellationToken);
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void Dispose() => _lines.Writer.TryComplete();

    private sealed class Logger(LogLines lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = $"{logLevel}: {formatter(state, exception)} {exception}".TrimEnd();
            lines._all.Enqueue(line);
            lines._lines.Writer.TryWrite(line);
            foreach (var (text, seen) in lines._awaited)
            {
                if (line.Contains(text, StringComparison.Ordinal))
                    seen.TrySetResult();
            }
        }
    }
}
