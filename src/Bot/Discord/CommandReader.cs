using System.Diagnostics;
using System.Globalization;
using Bot.Answers;
using Bot.Chat;
using Bot.Core.Articles;
using Bot.Core.Figures;

namespace Bot.Discord;

/// <summary>What a slash command asks for, or what is wrong with how it was filled in.</summary>
internal static class CommandReader
{
    /// <param name="problem">Set when the result is null.</param>
    internal static ChatRequest? Read(InteractionContent command, bool readsThreads, out string problem)
    {
        problem = "";
        var options = (command.Options ?? []).ToDictionary(option => option.Name, StringComparer.Ordinal);
        switch (command.Name)
        {
            case CommandDefinition.Ask:
                switch (TypedFilter.Read(Text("publisher"), Text("from"), Text("to"), ArticleFilter.Everything))
                {
                    case TypedFilter.Meant(var filter):
                        return new ChatRequest.Ask(Text("question") ?? "", filter);
                    case TypedFilter.Wrong(var reason):
                        problem = reason;
                        return null;
                    default:
                        throw new UnreachableException();
                }
            case CommandDefinition.Figures:
                return Years(Text("year"), Text("to"), out problem) is var (from, to)
                    ? new ChatRequest.Figures(new FigureQuery { Topic = Text("topic"), FromYear = from, ToYear = to, Unit = Text("unit") }, Is("chart"), Is("csv"))
                    : null;
            case CommandDefinition.Sources:
                return new ChatRequest.Sources(Text("article"));
            case CommandDefinition.Settings:
                return new ChatRequest.Settings(Text("answers") is { } who ? who == "private" : null, Text("folder"), Text("tag"));
            case CommandDefinition.Help:
                return new ChatRequest.Help(readsThreads);
            default:
                problem = $"This bot no longer knows the command {PlainText.OneLine(command.Name ?? "")}. Please try again in an hour, when Discord has its new list.";
                return null;
        }

        string? Text(string name) => options.GetValueOrDefault(name)?.Text is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

        bool Is(string name) => options.GetValueOrDefault(name)?.Text == "true";
    }

    private static (int? From, int? To)? Years(string? first, string? last, out string problem)
    {
        var isAll = first?.Trim().Equals(ChatSuggestions.AllYears, StringComparison.OrdinalIgnoreCase) != false;
        if (new[] { isAll ? null : first, last }.OfType<string>().FirstOrDefault(typed => Year(typed) is null) is { } wrong)
        {
            problem = $"“{PlainText.OneLine(wrong)}” is no year: write four digits, such as 2016, or “{ChatSuggestions.AllYears}”.";
            return null;
        }

        problem = "";
        var (from, to) = (isAll ? null : Year(first!), last is null ? (isAll ? null : Year(first!)) : Year(last)); // no year is "all" too
        // Who names the years the other way round means the same years.
        return from <= to || from is null || to is null ? (from, to) : (to, from);
    }

    private static int? Year(string typed) =>
        typed.Trim() is { Length: 4 } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= 1000 ? year : null;
}
