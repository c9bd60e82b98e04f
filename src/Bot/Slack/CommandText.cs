using System.Text.RegularExpressions;
using Bot.Chat;

namespace Bot.Slack;

/// <summary>
/// The text behind a command, which Slack does not take apart: <c>what did it cost publisher:"Kest Daily" from:2016</c>. What names no field is the question.
/// </summary>
internal static partial class CommandText
{
    /// <summary>How to type a command, for the help.</summary>
    internal const string Help = "Fields are typed behind the question: /ask what did it cost publisher:\"Kest Daily\" from:2016 private:yes, or /figures migrants year:2015 to:2016 chart:yes. A command alone opens a form with suggestions. Moderators change with /corpus-settings how the bot behaves in a channel, look after the articles with /corpus, and see with /corpus-digest what was not answered. /corpus-forget-me deletes what you asked and rated.";

    internal const string Unknown = "This bot has no command of this name. Those that it has: /ask, /figures, /sources, /corpus, /corpus-help, /corpus-settings, /corpus-digest, /corpus-feedback and /corpus-forget-me; where the app gives them other names, these end alike: -ask, -figures, -sources, -corpus.";

    private static readonly Dictionary<string, (string Main, string[] Fields)> Commands = new(StringComparer.Ordinal)
    {
        [TypedCommand.Ask] = (TypedCommand.Question, [TypedCommand.Publisher, TypedCommand.From, TypedCommand.To, TypedCommand.Year, TypedCommand.Private]),
        [TypedCommand.Figures] = (TypedCommand.Topic, [TypedCommand.Year, TypedCommand.From, TypedCommand.To, TypedCommand.Unit, TypedCommand.Chart, TypedCommand.Csv, TypedCommand.Private]),
        [TypedCommand.Sources] = (TypedCommand.Article, []),
        [TypedCommand.Settings] = (TypedCommand.Rest, [TypedCommand.Answers, TypedCommand.Folder, TypedCommand.Tag]),
        [TypedCommand.Digest] = (TypedCommand.Rest, [TypedCommand.Days]),
        [TypedCommand.Feedback] = (TypedCommand.Rest, [TypedCommand.Action]),
    };

    /// <summary>The name of the command, which may stand behind a prefix of the workspace's own: "/archive-ask".</summary>
    internal static string NameOf(string command)
    {
        var name = command.TrimStart('/').ToLowerInvariant();
        return name == TypedCommand.ForgetMe || name.EndsWith($"-{TypedCommand.ForgetMe}", StringComparison.Ordinal) ? TypedCommand.ForgetMe : name.Split('-')[^1];
    }

    /// <summary>The fields by their names, as <see cref="TypedCommand.Read"/> takes them.</summary>
    internal static Dictionary<string, string> Read(string command, string text)
    {
        // A phone types curly quotation marks.
        text = text.Replace('“', '"').Replace('”', '"').Replace('„', '"');
        if (command == TypedCommand.Corpus)
            return CorpusText.Read(text);
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!Commands.TryGetValue(command, out var known))
            return options;
        var rest = Field().Replace(text, given =>
        {
            var name = given.Groups["name"].Value.ToLowerInvariant();
            if (!known.Fields.Contains(name, StringComparer.Ordinal))
                return given.Value;
            options[name] = given.Groups["quoted"] is { Success: true } quoted ? quoted.Value : given.Groups["word"].Value;
            return " ";
        });
        options[known.Main] = rest.Trim();
        Settle(command, options);
        return options;
    }

    private static void Settle(string command, Dictionary<string, string> options)
    {
        // Who names a field wants it, whatever stands behind: what should be private must not be shown to all because of a "private:y".
        foreach (var name in new[] { TypedCommand.Private, TypedCommand.Chart, TypedCommand.Csv })
        {
            if (options.TryGetValue(name, out var value))
                options[name] = value.ToLowerInvariant() is "no" or "false" or "off" or "0" or "-" ? "" : TypedCommand.Yes;
        }

        // A question is asked of the articles of a year, figures from one year to another.
        if (command == TypedCommand.Ask && options.Remove(TypedCommand.Year, out var year))
        {
            options.TryAdd(TypedCommand.From, year);
            options.TryAdd(TypedCommand.To, year);
        }
        else if (command == TypedCommand.Figures)
        {
            if (options.Remove(TypedCommand.From, out var first))
                options.TryAdd(TypedCommand.Year, first);
            TakeYears(options);
        }
    }

    /// <summary>"migrants 2015-2016": years that stand at the end of the topic, when none are named.</summary>
    private static void TakeYears(Dictionary<string, string> options)
    {
        if (options.ContainsKey(TypedCommand.Year) || Years().Match(options[TypedCommand.Topic]) is not { Success: true } years)
            return;
        options[TypedCommand.Year] = years.Groups["first"].Value;
        if (years.Groups["last"].Success)
            options.TryAdd(TypedCommand.To, years.Groups["last"].Value);
        options[TypedCommand.Topic] = options[TypedCommand.Topic][..years.Index].TrimEnd();
    }

    [GeneratedRegex("""(?<=^|\s)(?<name>[A-Za-z]+):\s?("(?<quoted>[^"]*)"|(?<word>[^\s"]+))(?=\s|$)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Field();

    [GeneratedRegex(@"(?:^|(?<=\S)\s+)((?<first>[0-9]{4})(\s*[-–]\s*(?<last>[0-9]{4}))?|(?<first>all))$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Years();
}
