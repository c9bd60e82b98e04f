using Bot.Answers;
using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Moderation;

namespace Bot.Chat;

/// <summary>What someone wants of the bot, whatever the platform.</summary>
/// <param name="IsPrivate">Only the one who asks will see the reply.</param>
internal sealed record ChatCall(ChatUser User, ChatPlace Place, bool IsPrivate, ChatRequest Request)
{
    internal Actor Actor => new(Place.Platform, User.Id, User.Name, Place.Channel);
}

/// <param name="Id">Of the platform, as all ids here.</param>
/// <param name="Manages">The platform itself lets this person manage the place, and the place is trusted.</param>
internal sealed record ChatUser(string Id, string Name, IReadOnlyList<string> Roles, bool Manages)
{
    /// <summary>Whose budget of the models it takes; null where each has one of their own.</summary>
    public string? Budget { get; init; }

    /// <summary>What the operator can do so that who manages this place is a moderator; null where that is of no use.</summary>
    public string? Remedy { get; init; }
}

internal enum PlaceKind
{
    Channel,
    Thread,
    Direct,
}

/// <param name="Parent">The channel of a thread, whose settings hold in it too; null elsewhere.</param>
internal sealed record ChatPlace(string Platform, string Channel, PlaceKind Kind, string? Parent = null);

internal abstract record ChatRequest
{
    private const string ReadFeedback = "see what others asked and how they rated it";

    private ChatRequest()
    {
    }

    /// <summary>"ask", "corpus".</summary>
    internal string Kind => GetType().Name.ToLowerInvariant();

    /// <summary>What moderators alone may do: "see and change the settings of a channel"; null for what everybody may.</summary>
    internal virtual string? ForModerators => null;

    /// <summary>How the audit names it.</summary>
    internal virtual string Audited => "";

    /// <param name="Filter">Null takes over that of the conversation.</param>
    /// <param name="ReplyTo">The turn whose answer is replied to, if any.</param>
    internal sealed record Ask(string Question, ArticleFilter? Filter, string? ReplyTo = null) : ChatRequest
    {
        /// <summary>What models made of it; null where there are none.</summary>
        public QuestionMeaning? Meaning { get; init; }
    }

    /// <summary>Looks up the claims of a message that somebody wrote.</summary>
    /// <param name="Text">The message in plain words, without the marks of the platform.</param>
    internal sealed record Check(string Text) : ChatRequest;

    internal sealed record Figures(FigureQuery Query, bool Chart, bool Csv) : ChatRequest;

    /// <param name="Article">Null lists all.</param>
    /// <param name="Page">From 0.</param>
    internal sealed record Sources(string? Article, int Page = 0) : ChatRequest;

    /// <param name="ReadsThreads">Follow-ups in a thread need no mention.</param>
    internal sealed record Help(bool ReadsThreads) : ChatRequest
    {
        /// <summary>What the platform alone has: names of commands, how they are typed.</summary>
        public string Note { get; init; } = "";

        /// <summary>Said to who uses a command that the bot does not know.</summary>
        public string Unknown { get; init; } = "";
    }

    /// <summary>Nothing of the corpus: what the bot says of itself, which counts towards the limits like a question.</summary>
    internal sealed record Say(string Text) : ChatRequest;

    /// <summary>What follows refers to an earlier turn, by its id: these are the buttons of its message.</summary>
    internal sealed record More(string Turn, int Page) : ChatRequest;

    internal sealed record MoreFigures(string Turn, int Page) : ChatRequest;

    internal sealed record Context(string Turn) : ChatRequest;

    internal sealed record Share(string Turn) : ChatRequest;

    internal sealed record Rate(string Turn, bool IsHelpful, string? Reason = null, string? Note = null) : ChatRequest;

    /// <summary>Shows the settings of the channel, changed by what is not null; an empty text takes a limit away.</summary>
    internal sealed record Settings(bool? IsPrivate, string? Folder, string? Tag) : ChatRequest
    {
        internal override string ForModerators => "see and change the settings of a channel";

        internal override string Audited => string.Join(' ', new[]
        {
            "settings",
            IsPrivate is { } isPrivate ? $"{TypedCommand.Answers}:{(isPrivate ? TypedCommand.Private : TypedCommand.Public)}" : null,
            Folder is { } folder ? $"{TypedCommand.Folder}:{folder}" : null,
            Tag is { } tag ? $"{TypedCommand.Tag}:{tag}" : null,
        }.OfType<string>());
    }

    /// <summary>Looks after the corpus.</summary>
    internal sealed record Corpus(CorpusAction Action) : ChatRequest
    {
        internal override string ForModerators => "look after the corpus";

        internal override string Audited => Action.Audited;
    }

    /// <summary>What was not answered, or not to somebody's liking, lately.</summary>
    internal sealed record Digest(int Days) : ChatRequest
    {
        internal override string ForModerators => ReadFeedback;

        internal override string Audited => "digest";
    }

    /// <summary>A question of the digest, with its answer and ratings.</summary>
    internal sealed record OpenTurn(string Turn) : ChatRequest
    {
        internal override string ForModerators => ReadFeedback;

        internal override string Audited => "digest open";
    }

    internal sealed record ExportFeedback : ChatRequest
    {
        internal override string ForModerators => ReadFeedback;

        internal override string Audited => "feedback export";
    }

    /// <summary>Deletes what is kept of the one who asks for it.</summary>
    internal sealed record ForgetMe(bool IsConfirmed) : ChatRequest;
}
