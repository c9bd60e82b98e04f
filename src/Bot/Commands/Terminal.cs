using System.Text;
using Spectre.Console;

namespace Bot.Commands;

/// <summary>Where a command reads and writes; a test gives its own.</summary>
internal sealed record Terminal(TextReader In, TextWriter Out, TextWriter Error)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Columns to wrap text at; null leaves lines whole, as programs that read them expect.</summary>
    internal int? Width { get; init; }

    internal bool Colors { get; init; }

    /// <summary>A person types the input.</summary>
    internal bool Prompts { get; init; }

    /// <summary>A person watches the error stream, so progress may be drawn there.</summary>
    internal bool Watched { get; init; }

    /// <summary>Where the host logs instead of the console.</summary>
    internal ILoggerProvider? Log { get; init; }

    /// <summary>Where the user stands; relative paths of the command line start here.</summary>
    internal string Folder { get; init; } = Environment.CurrentDirectory;

    /// <summary>How the program is called in the examples.</summary>
    internal string Program { get; init; } = "dotnet run --project src/Bot --";

    internal static Terminal OfThisProcess()
    {
        if (OperatingSystem.IsWindows())
            Console.OutputEncoding = Utf8;

        // Not Console.Out: where the locale is not UTF-8 it would turn quotes into question marks.
        return new Terminal(
            new StreamReader(Console.OpenStandardInput(), Utf8),
            new StreamWriter(Console.OpenStandardOutput(), Utf8) { AutoFlush = true },
            new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true })
        {
            Width = Console.IsOutputRedirected ? null : WidthOf(Console.WindowWidth),
            Colors = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            Prompts = !Console.IsInputRedirected && !Console.IsOutputRedirected,
            Watched = !Console.IsErrorRedirected,
        };
    }

    // Some terminals do not know their width and say 0; lines of more than 100 columns are hard to read.
    private static int WidthOf(int columns) => columns > 0 ? Math.Clamp(columns, 40, 100) : 80;

    /// <summary>Tables and progress bars of Spectre.Console.</summary>
    internal IAnsiConsole Drawing(TextWriter writer)
    {
        var drawing = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = Colors ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = Watched ? InteractionSupport.Yes : InteractionSupport.No,
        });

        // Piped tables are read by people too; only a terminal has an edge to respect.
        drawing.Profile.Width = Width ?? 160;
        return drawing;
    }
}
