using Bot.Answers;
using Bot.Chat;

namespace Bot.Slack;

/// <summary>The form of a command, whose selects suggest what the articles have: what stands in for completing a command while it is typed.</summary>
internal static class CommandForm
{
    /// <summary>Of the boxes that may be ticked; each is a field of its own.</summary>
    private const string Also = "also";

    private const int MaxFilter = 20;

    /// <summary>The name of the command whose form it is; null for another form.</summary>
    internal static string? CommandOf(string? callbackId) => callbackId is TypedCommand.Ask or TypedCommand.Figures ? callbackId : null;

    /// <param name="filled">What is known already, by field.</param>
    internal static SlackView Of(string command, FormPlace place, IReadOnlyDictionary<string, string> filled) => command == TypedCommand.Figures
        ? Form(
            command,
            "Figures by year",
            place,
            [
                Select(TypedCommand.Topic, "What is counted", "Such as migrants", filled),
                Select(TypedCommand.Year, "Year", "The only or the first year, or all", filled) with { Optional = true, Hint = SlackText.Plain("The year the figures speak of. Empty: every year.") },
                Select(TypedCommand.To, "Until year", "When it is more than one", filled) with { Optional = true },
                Select(TypedCommand.Unit, "Unit", "Such as people, percent, pounds", filled) with { Optional = true },
                Boxes(filled, (TypedCommand.Chart, "Also draw them by year"), (TypedCommand.Csv, "Also as a table for a spreadsheet"), (TypedCommand.Private, "Show them to me alone")),
            ])
        : Form(
            TypedCommand.Ask,
            "Ask the articles",
            place,
            [
                Field(TypedCommand.Question, "Your question", filled, Asking.MaxLength, isLong: true),
                Select(TypedCommand.Publisher, "Publisher", "All publishers", filled) with { Optional = true },
                Field(TypedCommand.From, "Published from", filled, MaxFilter) with { Optional = true, Hint = SlackText.Plain("2016, 2016-08 or 2016-08-30") },
                Field(TypedCommand.To, "Published until", filled, MaxFilter) with { Optional = true },
                Boxes(filled, (TypedCommand.Private, "Show the answer to me alone; I can share it afterwards")),
            ]);

    /// <summary>The fields as they were filled in, by their names.</summary>
    internal static Dictionary<string, string> Read(SentView form)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, fields) in form.State?.Values ?? new Dictionary<string, IReadOnlyDictionary<string, SentValue>>())
        {
            foreach (var field in fields.Values)
            {
                if ((field.Value ?? field.SelectedOption?.Value) is { } value)
                    options[name] = value;
                foreach (var ticked in field.SelectedOptions ?? [])
                    options[ticked.Value ?? ""] = TypedCommand.Yes;
            }
        }

        return options;
    }

    /// <summary>The field that cannot be read, with what is wrong with it; null when all can.</summary>
    internal static SlackAcknowledgement? Check(string command, IReadOnlyDictionary<string, string> options)
    {
        foreach (var name in new[] { TypedCommand.Year, TypedCommand.From, TypedCommand.To }.Where(options.ContainsKey))
        {
            // One at a time, so that the problem is told at its own field.
            var alone = new Dictionary<string, string>(StringComparer.Ordinal) { [name] = options[name] };
            if (TypedCommand.Read(command, alone, new ChatRequest.Help(ReadsThreads: false), out var problem) is null)
                return SlackAcknowledgement.Wrong(name, problem);
        }

        return command == TypedCommand.Ask && Asking.Refuse(options.GetValueOrDefault(TypedCommand.Question)) is { } refusal
            ? SlackAcknowledgement.Wrong(TypedCommand.Question, refusal)
            : null;
    }

    private static SlackView Form(string command, string title, FormPlace place, IReadOnlyList<SlackBlock> fields) => new(SlackView.Modal, fields)
    {
        CallbackId = command,
        Title = SlackText.Plain(title),
        Submit = SlackText.Plain("Ask"),
        Close = SlackText.Plain("Cancel"),
        PrivateMetadata = place.Write(),
    };

    private static SlackBlock.Input Field(string name, string label, IReadOnlyDictionary<string, string> filled, int maxLength, bool isLong = false) =>
        new(name, SlackText.Plain(label), new SlackElement(SlackElement.Field, name)
        {
            Multiline = isLong ? true : null,
            MaxLength = maxLength,
            InitialValue = filled.GetValueOrDefault(name) is { Length: > 0 } value ? value[..Math.Min(value.Length, maxLength)] : null,
        });

    private static SlackBlock.Input Select(string name, string label, string placeholder, IReadOnlyDictionary<string, string> filled) =>
        new(name, SlackText.Plain(label), new SlackElement(SlackElement.Suggestions, name)
        {
            Placeholder = SlackText.Plain(placeholder),
            MinQueryLength = 0,
            InitialOption = filled.GetValueOrDefault(name) is { Length: > 0 and <= SlackOption.MaxValue } value ? SlackOption.Of(value, value) : null,
        });

    private static SlackBlock.Input Boxes(IReadOnlyDictionary<string, string> filled, params IReadOnlyList<(string Name, string Label)> boxes)
    {
        var options = boxes.Select(box => SlackOption.Of(box.Label, box.Name)).ToList();
        var ticked = options.Where(option => filled.GetValueOrDefault(option.Value) == TypedCommand.Yes).ToList();
        return new SlackBlock.Input(Also, SlackText.Plain("Also"), new SlackElement(SlackElement.Boxes, Also) { Options = options, InitialOptions = ticked.Count == 0 ? null : ticked }) { Optional = true };
    }
}
