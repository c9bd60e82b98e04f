using Bot.Answers;
using Bot.Core.Articles;
using Bot.Moderation;

namespace Bot.Chat;

/// <summary>The actions of <c>/corpus</c>: what each needs, and what one asks for as it was filled in.</summary>
internal static class TypedCorpus
{
    /// <summary>Further than this from every action, nothing is suggested.</summary>
    private const int MaxSlips = 2;

    /// <summary>Longer words are no slip of an action.</summary>
    private const int MaxWord = 20;

    internal const string Reload = "reload";
    internal const string Status = "status";
    internal const string Diff = "diff";
    internal const string Rollback = "rollback";
    internal const string Add = "add";
    internal const string Remove = "remove";
    internal const string Date = "date";
    internal const string Title = "title";
    internal const string Publisher = "publisher";
    internal const string Tags = "tags";
    internal const string History = "history";
    internal const string Rejected = "rejected";
    internal const string Check = "check";

    /// <summary>Which of them is meant.</summary>
    internal const string Action = "action";
    internal const string DryRun = "dry-run";
    internal const string Version = "version";
    internal const string Article = TypedCommand.Article;
    internal const string File = "file";
    internal const string Url = "url";

    internal static readonly IReadOnlyList<CorpusActionName> Actions =
    [
        new(Reload, "Reads the folder of articles again; with dry-run only says what would change") { Optional = DryRun },
        new(Status, "Which version is in use, which ones can be brought back"),
        new(Diff, "What changed since the version before, or since another one") { Optional = Version },
        new(Rollback, "Brings an earlier version back") { Required = [Version] },
        new(Add, "Adds an article: a file, or the page of an address") { Optional = Url },
        new(Remove, "Removes an article") { Required = [Article] },
        new(Date, "Says when an article was published") { Required = [Article, Date] },
        new(Title, "Gives an article another title") { Required = [Article, Title] },
        new(Publisher, "Says who published an article") { Required = [Article, Publisher] },
        new(Tags, "Gives an article its tags") { Required = [Article, Tags] },
        new(History, "Who did what to the corpus"),
        new(Rejected, "Which files are not read, and why"),
        new(Check, "Asks the corpus its own questions and says what got worse since the version before, or another one") { Optional = Version },
    ];

    /// <summary>The field of an article that the action of this name sets; null for other actions.</summary>
    internal static ArticleField? FieldOf(string action) => action switch
    {
        Title => ArticleField.Title,
        Publisher => ArticleField.Publisher,
        Date => ArticleField.Date,
        Tags => ArticleField.Tags,
        _ => null,
    };

    /// <param name="options">The fields by their names; <see cref="TypedCommand.Rest"/> is what was understood as none of them.</param>
    /// <param name="file">That was sent along.</param>
    internal static ChatRequest.Corpus Read(IReadOnlyDictionary<string, string> options, Upload? file)
    {
        var action = Text(Action)?.ToLowerInvariant();
        if (action is null or TypedCommand.Help)
            return Help("");
        if (Actions.FirstOrDefault(known => known.Name == action) is not { } named)
            return Help($"There is no /corpus {PlainText.OneLine(action)}.{Nearest(action)}");
        if (Text(TypedCommand.Rest) is { } rest)
            return Help($"“{PlainText.OneLine(rest)}” is not understood: type {named.Usage}.");
        if (named.Required.FirstOrDefault(field => Text(field) is null) is { } missing)
            return Help($"The {missing} {(missing == Tags ? "are" : "is")} missing: type {named.Usage}.");
        return new ChatRequest.Corpus(action switch
        {
            Reload => new CorpusAction.Reload(Text(DryRun) == TypedCommand.Yes),
            Status => new CorpusAction.Status(),
            Diff => new CorpusAction.Diff(Text(Version)),
            Rollback => new CorpusAction.Rollback(Required(Version)),
            Add when file is null && Text(Url) is { } url => new CorpusAction.AddPage(url),
            Add => new CorpusAction.Add(file),
            Remove => new CorpusAction.Remove(Required(Article)),
            History => new CorpusAction.History(Page: 0),
            Rejected => new CorpusAction.Rejected(Page: 0),
            Check => new CorpusAction.Check(Text(Version)),
            _ => new CorpusAction.Describe(Required(Article), FieldOf(action) ?? throw new InvalidOperationException($"Nothing is done for {action}."), Required(action)),
        });

        string? Text(string field) => options.GetValueOrDefault(field) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

        string Required(string field) => Text(field) ?? "";
    }

    internal static ChatRequest.Corpus Help(string problem) => new(new CorpusAction.Help(problem));

    private static string Nearest(string typed)
    {
        if (typed.Length > MaxWord)
            return "";
        var nearest = Actions.Select(known => (known.Name, Slips: EditDistance.Between(typed, known.Name, MaxSlips))).MinBy(known => known.Slips);
        return nearest.Slips <= MaxSlips ? $" Did you mean /corpus {nearest.Name}?" : "";
    }
}

internal sealed record CorpusActionName(string Name, string Description)
{
    /// <summary>The fields that it needs, in their order.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>A field that may be left out.</summary>
    public string? Optional { get; init; }

    /// <summary>"/corpus date article date"; what stands in brackets may be left out.</summary>
    internal string Usage => $"/corpus {string.Join(' ', [Name, .. Required, .. Optional is null ? Array.Empty<string>() : [$"[{Optional}]"]])}";
}
