using Bot.Chat;

namespace Bot.Discord;

/// <summary>A command as it is registered, typed or chosen from the menu of a message: https://discord.com/developers/docs/interactions/application-commands.</summary>
internal sealed record CommandDefinition(string Name, string Description)
{
    /// <summary>In the menu of a message: https://discord.com/developers/docs/interactions/application-commands#message-commands.</summary>
    internal const int OnMessage = 3;

    private const int Subcommand = 1;
    private const int Text = 3;
    private const int Bool = 5;
    private const int Attachment = 11;

    private const int MaxArticle = 200;
    private const int MaxValue = 300;

    private const int InServers = 0;
    private const int InDirectMessages = 1;

    /// <summary>MANAGE_GUILD. It hides the command from others; who really may is checked when it is used.</summary>
    private const string Managers = "32";

    /// <param name="readsThreads">Follow-ups in a thread need no mention.</param>
    internal static ChatRequest.Help Help(bool readsThreads) => new(readsThreads)
    {
        Note = "Moderators change with /settings how the bot behaves in a channel, look after the articles with /corpus, and see with /digest what was not answered. /forget-me deletes what you asked and rated.",
        Unknown = "This bot does not know this command, or no longer. Please try again in an hour, when its new list has come through.",
    };

    /// <param name="hasModerators">Others than those who manage the server may use commands of moderators, so these are shown to all.</param>
    internal static IReadOnlyList<CommandDefinition> All(bool hasModerators) =>
    [
        new(TypedCommand.Ask, "Answers a question with quotes from the articles")
        {
            Options =
            [
                new(Text, TypedCommand.Question, "What you want to know, in your own words") { Required = true, MaxLength = Answers.Asking.MaxLength },
                new(Text, TypedCommand.Publisher, "Only articles of this publisher") { Autocomplete = true, MaxLength = 100 },
                new(Text, TypedCommand.From, "Only articles published then or later: 2016, 2016-08 or 2016-08-30") { MaxLength = 20 },
                new(Text, TypedCommand.To, "Only articles published then or earlier: 2016, 2016-08 or 2016-08-30") { MaxLength = 20 },
                new(Bool, TypedCommand.Private, "Show the answer to you alone; you can share it afterwards"),
            ],
        },
        new(TypedCommand.Figures, "Lists the numbers in the articles by the year they speak of")
        {
            Options =
            [
                new(Text, TypedCommand.Topic, "What is counted, such as migrants") { Required = true, Autocomplete = true, MaxLength = 200 },
                new(Text, TypedCommand.Year, "The year the figures speak of, the first of several, or “all”") { Required = true, Autocomplete = true, MaxLength = 20 },
                new(Text, TypedCommand.To, "The last year") { Autocomplete = true, MaxLength = 20 },
                new(Text, TypedCommand.Unit, "Such as people, percent, pounds") { Autocomplete = true, MaxLength = 100 },
                new(Bool, TypedCommand.Chart, "Also draw them by year"),
                new(Bool, TypedCommand.Csv, "Also attach them for a spreadsheet"),
            ],
        },
        new(TypedCommand.Sources, "Lists the articles that answers come from")
        {
            Options = [new(Text, TypedCommand.Article, "One article: a part of its title, file or publisher") { Autocomplete = true, MaxLength = 200 }],
        },
        new(ChatChecks.Name, "") { Type = OnMessage },
        new(TypedCommand.Help, "What the bot can do, and how to ask it"),
        new(TypedCommand.Settings, "Moderators: shows or changes how the bot behaves in this channel")
        {
            Contexts = [InServers],
            DefaultMemberPermissions = hasModerators ? null : Managers,
            Options =
            [
                new(Text, TypedCommand.Answers, "Who sees the answers in this channel") { Choices = [new CommandChoice("everyone", TypedCommand.Public), new CommandChoice("only the one who asks", TypedCommand.Private)] },
                new(Text, TypedCommand.Folder, "Answer from this folder of articles alone; “-” for all") { MaxLength = 100 },
                new(Text, TypedCommand.Tag, "Answer from articles with this tag alone; “-” for all") { MaxLength = 100 },
            ],
        },
        new(TypedCommand.Corpus, "Moderators: looks after the articles that answers come from")
        {
            Contexts = [InServers],
            DefaultMemberPermissions = hasModerators ? null : Managers,
            Options = [.. TypedCorpus.Actions.Select(action => new CommandOptionDefinition(Subcommand, action.Name, action.Description) { Options = FieldsOf(action) })],
        },
        new(TypedCommand.Digest, "Moderators: what was not answered lately, and what was rated not helpful")
        {
            Contexts = [InServers],
            DefaultMemberPermissions = hasModerators ? null : Managers,
            Options = [new(Text, TypedCommand.Days, "Of so many days; 7 when it is left out") { MaxLength = 20 }],
        },
        new(TypedCommand.Feedback, "Moderators: all ratings, and what found nothing, for a spreadsheet")
        {
            Contexts = [InServers],
            DefaultMemberPermissions = hasModerators ? null : Managers,
            Options = [new(Text, TypedCommand.Action, "What to do with it") { Required = true, Choices = [new CommandChoice("export", TypedCommand.Export)] }],
        },
        new(TypedCommand.ForgetMe, "Deletes what you asked and rated"),
    ];

    private static IReadOnlyList<CommandOptionDefinition> FieldsOf(CorpusActionName action) => action.Name == TypedCorpus.Add
        ? [new(Attachment, TypedCorpus.File, "A file: text, Markdown, web page, PDF or Word"), new(Text, TypedCorpus.Url, "Or the address of a page") { MaxLength = 2_000 }]
        : [.. action.Required.Select(name => FieldOf(name) with { Required = true }), .. action.Optional is { } optional ? [FieldOf(optional)] : Array.Empty<CommandOptionDefinition>()];

    private static CommandOptionDefinition FieldOf(string name) => name switch
    {
        TypedCorpus.DryRun => new(Bool, name, "Only say what would change"),
        TypedCorpus.Version => new(Text, name, "A version that is kept") { Autocomplete = true, MaxLength = 100 },
        TypedCorpus.Article => new(Text, name, "Its file, or a part of its title") { Autocomplete = true, MaxLength = MaxArticle },
        TypedCorpus.Date => new(Text, name, "2016, 2016-08 or 2016-08-30; “-” for what the article says itself") { MaxLength = MaxValue },
        TypedCorpus.Tags => new(Text, name, "With commas between them; “-” for none") { MaxLength = MaxValue },
        _ => new(Text, name, "The new one; “-” for what the article says itself") { MaxLength = MaxValue },
    };

    /// <summary>1 is typed; <see cref="OnMessage"/> has no description.</summary>
    public int Type { get; init; } = 1;

    public IReadOnlyList<CommandOptionDefinition> Options { get; init; } = [];

    public IReadOnlyList<int> Contexts { get; init; } = [InServers, InDirectMessages];

    /// <summary>Permission bits as a decimal string; null for everybody.</summary>
    public string? DefaultMemberPermissions { get; init; }
}

internal sealed record CommandOptionDefinition(int Type, string Name, string Description)
{
    public bool? Required { get; init; }

    public bool? Autocomplete { get; init; }

    public int? MaxLength { get; init; }

    public IReadOnlyList<CommandChoice>? Choices { get; init; }

    /// <summary>The fields of a subcommand.</summary>
    public IReadOnlyList<CommandOptionDefinition>? Options { get; init; }
}
