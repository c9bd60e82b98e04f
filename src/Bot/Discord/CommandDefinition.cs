using Bot.Chat;

namespace Bot.Discord;

/// <summary>A command as it is registered, typed or chosen from the menu of a message: https://discord.com/developers/docs/interactions/application-commands.</summary>
internal sealed record CommandDefinition(string Name, string Description)
{
    internal const string Ask = "ask";
    internal const string Figures = "figures";
    internal const string Sources = "sources";
    internal const string Help = "help";
    internal const string Settings = "settings";

    /// <summary>In the menu of a message: https://discord.com/developers/docs/interactions/application-commands#message-commands.</summary>
    internal const int OnMessage = 3;

    private const int Text = 3;
    private const int Bool = 5;

    private const int InServers = 0;
    private const int InDirectMessages = 1;

    /// <summary>MANAGE_GUILD. It hides the command from others; who really may is checked when it is used.</summary>
    private const string Managers = "32";

    /// <param name="hasModerators">Others than those who manage the server may use commands of moderators, so these are shown to all.</param>
    internal static IReadOnlyList<CommandDefinition> All(bool hasModerators) =>
    [
        new(Ask, "Answers a question with quotes from the articles")
        {
            Options =
            [
                new(Text, "question", "What you want to know, in your own words") { Required = true, MaxLength = Answers.Asking.MaxLength },
                new(Text, "publisher", "Only articles of this publisher") { Autocomplete = true, MaxLength = 100 },
                new(Text, "from", "Only articles published then or later: 2016, 2016-08 or 2016-08-30") { MaxLength = 20 },
                new(Text, "to", "Only articles published then or earlier: 2016, 2016-08 or 2016-08-30") { MaxLength = 20 },
                new(Bool, "private", "Show the answer to you alone; you can share it afterwards"),
            ],
        },
        new(Figures, "Lists the numbers in the articles by the year they speak of")
        {
            Options =
            [
                new(Text, "topic", "What is counted, such as migrants") { Required = true, Autocomplete = true, MaxLength = 200 },
                new(Text, "year", "The year the figures speak of, the first of several, or “all”") { Required = true, Autocomplete = true, MaxLength = 20 },
                new(Text, "to", "The last year") { Autocomplete = true, MaxLength = 20 },
                new(Text, "unit", "Such as people, percent, pounds") { Autocomplete = true, MaxLength = 100 },
                new(Bool, "chart", "Also draw them by year"),
                new(Bool, "csv", "Also attach them for a spreadsheet"),
            ],
        },
        new(Sources, "Lists the articles that answers come from")
        {
            Options = [new(Text, "article", "One article: a part of its title, file or publisher") { Autocomplete = true, MaxLength = 200 }],
        },
        new(ChatChecks.Name, "") { Type = OnMessage },
        new(Help, "What the bot can do, and how to ask it"),
        new(Settings, "Moderators: shows or changes how the bot behaves in this channel")
        {
            Contexts = [InServers],
            DefaultMemberPermissions = hasModerators ? null : Managers,
            Options =
            [
                new(Text, "answers", "Who sees the answers in this channel") { Choices = [new CommandChoice("everyone", "public"), new CommandChoice("only the one who asks", "private")] },
                new(Text, "folder", "Answer from this folder of articles alone; “-” for all") { MaxLength = 100 },
                new(Text, "tag", "Answer from articles with this tag alone; “-” for all") { MaxLength = 100 },
            ],
        },
    ];

    /// <summary>1 is typed; <see cref="OnMessage"/> has no description.</summary>
    public int Type { get; init; } = 1;

    public IReadOnlyList<CommandOptionDefinition> Options { get; init; } = [];

    public IReadOnlyList<int> Contexts { get; init; } = [InServers, InDirectMessages];

    /// <summary>Permission bits as a decimal string; null for everybody.</summary>
    public string? DefaultMemberPermissions { get; init; }

    internal static IReadOnlyList<ChatSuggestion> Suggest(ChatSuggestions suggestions, ChatPlace place, string command, string option, string typed) => (command, option) switch
    {
        (Ask, "publisher") => suggestions.Publishers(place, typed),
        (Figures, "topic") => suggestions.Topics(place, typed),
        (Figures, "year" or "to") => suggestions.Years(place, typed),
        (Figures, "unit") => suggestions.Units(place, typed),
        (Sources, "article") => suggestions.Articles(place, typed),
        _ => [],
    };
}

internal sealed record CommandOptionDefinition(int Type, string Name, string Description)
{
    public bool? Required { get; init; }

    public bool? Autocomplete { get; init; }

    public int? MaxLength { get; init; }

    public IReadOnlyList<CommandChoice>? Choices { get; init; }
}
