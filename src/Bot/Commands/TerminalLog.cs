namespace Bot.Commands;

/// <summary>What somebody should know, as a line of its own where commands tell their problems.</summary>
internal sealed class TerminalLog(TextWriter error) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Line(error);

    public void Dispose()
    {
        // The terminal belongs to the process.
    }

    private sealed class Line(TextWriter error) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            error.WriteLine(formatter(state, exception));
    }
}
