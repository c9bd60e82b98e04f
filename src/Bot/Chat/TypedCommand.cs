using System.Diagnostics;
using System.Globalization;
using Bot.Answers;
using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Moderation;

namespace Bot.Chat;

/// <summary>The commands of all chats: what one asks for as it was filled in, and what its fields may be filled with.</summary>
internal static class TypedCommand
{
    internal const string Ask = "ask";
    internal const string Figures = "figures";
    internal const string Sources = "sources";
    internal const string Help = "help";
    internal const string Settings = "settings";
    internal const string Corpus = "corpus";
    internal const string Digest = "digest";
    internal const string Feedback = "feedback";
    internal const string ForgetMe = "forget-me";

    internal const string Question = "question";
    internal const string Publisher = "publisher";
    internal const string From = "from";
    internal const string To = "to";
    internal const string Private = "private";
    internal const string Topic = "topic";
    internal const string Year = "year";
    internal const string Unit = "unit";
    internal const string Chart = "chart";
    internal const string Csv = "csv";
    internal const string Article = "article";
    internal const string Answers = "answers";
    internal const string Folder = "folder";
    internal const string Tag = "tag";
    internal const string Days = "days";
    internal const string Action = "action";

    /// <summary>What can be done with the feedback.</summary>
    internal const string Export = "export";

    /// <summary>Answers for all to see; the other choice is <see cref="Private"/>.</summary>
    internal const string Public = "public";

    /// <summary>What was typed behind a command without naming a field.</summary>
    internal const string Rest = "rest";

    /// <summary>A field that is "yes".</summary>
    internal const string Yes = "true";

    private const string KnownSettings = "There are answers:private, answers:public, folder:reports/2016 and tag:culture; folder:- and tag:- take a limit away.";

    /// <param name="options">The fields by their names.</param>
    /// <param name="help">What the help says here.</param>
    /// <param name="problem">What is wrong, when the result is null.</param>
    /// <param name="file">That was sent along.</param>
    internal static ChatRequest? Read(string name, IReadOnlyDictionary<string, string> options, ChatRequest.Help help, out string problem, Upload? file = null)
    {
        problem = "";
        switch (name)
        {
            case Ask:
                switch (TypedFilter.Read(Text(Publisher), Text(From), Text(To), ArticleFilter.Everything))
                {
                    case TypedFilter.Meant(var filter):
                        return new ChatRequest.Ask(Text(Question) ?? "", filter);
                    case TypedFilter.Wrong(var reason):
                        problem = reason;
                        return null;
                    default:
                        throw new UnreachableException();
                }
            case Figures:
                return TypedYears.TryRead(Text(Year), Text(To), out problem) is { } years
                    ? new ChatRequest.Figures(new FigureQuery { Topic = Text(Topic), FromYear = years.From, ToYear = years.To, Unit = Text(Unit) }, Is(Chart), Is(Csv))
                    : null;
            case Sources:
                return new ChatRequest.Sources(Text(Article));
            case Settings:
                // Whoever mistypes "private" must not make answers public.
                var answers = Text(Answers)?.Trim().ToLowerInvariant();
                problem = Text(Rest) is { } rest ? $"“{PlainText.OneLine(rest)}” is no setting. {KnownSettings}"
                    : answers is not (null or Private or Public) ? $"Answers are private or public, not “{PlainText.OneLine(answers)}”. {KnownSettings}"
                    : "";
                return problem.Length > 0 ? null : new ChatRequest.Settings(answers is null ? null : answers == Private, Text(Folder), Text(Tag));
            case Corpus:
                return TypedCorpus.Read(options, file);
            case Digest:
                return ReadDigest(Text(Days) ?? Text(Rest), out problem);
            case Feedback:
                var action = PlainText.OneLine(Text(Action) ?? Text(Rest) ?? "");
                problem = action.Equals(Export, StringComparison.OrdinalIgnoreCase) ? ""
                    : action.Length == 0 ? "What shall be done with the feedback? There is export, which gives all ratings for a spreadsheet."
                    : $"“{action}” cannot be done with the feedback. There is export, which gives all ratings for a spreadsheet.";
                return problem.Length > 0 ? null : new ChatRequest.ExportFeedback();
            case ForgetMe:
                return new ChatRequest.ForgetMe(IsConfirmed: false);
            case Help:
                return help;
            default:
                problem = help.Unknown;
                return null;
        }

        string? Text(string field) => options.GetValueOrDefault(field) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

        bool Is(string field) => options.GetValueOrDefault(field) == Yes;
    }

    private static ChatRequest.Digest? ReadDigest(string? typed, out string problem)
    {
        var isNumber = int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days);
        problem = typed is null || (isNumber && days is >= 1 and <= ChatDigest.MostDays)
            ? ""
            : $"“{PlainText.OneLine(typed)}” is no number of days: type one from 1 to {ChatDigest.MostDays}, or none for the last {ChatDigest.Days}.";
        return problem.Length > 0 ? null : new ChatRequest.Digest(typed is null ? ChatDigest.Days : days);
    }

    internal static IReadOnlyList<ChatSuggestion> Suggest(ChatSuggestions suggestions, ChatPlace place, string name, string field, string typed) => (name, field) switch
    {
        (Ask, Publisher) => suggestions.Publishers(place, typed),
        (Figures, Topic) => suggestions.Topics(place, typed),
        (Figures, Year or To) => suggestions.Years(place, typed),
        (Figures, Unit) => suggestions.Units(place, typed),
        (Sources, Article) => suggestions.Articles(place, typed),
        (Corpus, Article) => suggestions.AllArticles(typed),
        (Corpus, TypedCorpus.Version) => suggestions.Versions(typed),
        _ => [],
    };
}
