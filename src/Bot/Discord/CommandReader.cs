using System.Diagnostics;
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
                return TypedYears.TryRead(Text("year"), Text("to"), out problem) is { } years
                    ? new ChatRequest.Figures(new FigureQuery { Topic = Text("topic"), FromYear = years.From, ToYear = years.To, Unit = Text("unit") }, Is("chart"), Is("csv"))
                    : null;
            case ChatChecks.Name:
                return CheckTarget.Read(command, out problem);
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
}
