using System.Text;

namespace Bot.Commands;

/// <summary>How text is set in a terminal: width, faintness, and the folder that makes file names clickable.</summary>
internal sealed record TextLayout(int? Width, bool Colors, string CorpusFolder)
{
    internal static TextLayout Of(Terminal terminal, string corpusFolder)
    {
        // A path below the user's folder is shorter relative, and terminals still link it.
        var relative = Path.GetRelativePath(terminal.Folder, corpusFolder);
        var folder = relative.StartsWith("..", StringComparison.Ordinal) ? corpusFolder : relative;
        return new TextLayout(terminal.Width, terminal.Colors, folder.Replace('\\', '/'));
    }

    internal string Bold(string text) => Colors ? $"\e[1m{text}\e[0m" : text;

    internal string Faint(string text) => Colors ? $"\e[2m{text}\e[0m" : text;

    /// <summary>Wraps between words. A word longer than the line stays whole, and nothing is cut.</summary>
    internal string Wrap(string text, int indent)
    {
        var margin = new string(' ', indent);
        var wrapped = new StringBuilder();
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0))
        {
            var column = 0;
            foreach (var word in line.Split(' '))
            {
                if (column > 0 && Width is { } width && indent + column + 1 + word.Length > width)
                {
                    wrapped.Append('\n');
                    column = 0;
                }

                wrapped.Append(column == 0 ? margin : " ").Append(word);
                column += word.Length + 1;
            }

            wrapped.Append('\n');
        }

        return wrapped.ToString().TrimEnd('\n');
    }
}
