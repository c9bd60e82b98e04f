using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Answers;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Models;

namespace Bot.Chat;

/// <summary>One question of a chat and what its buttons need to find its answer again.</summary>
/// <param name="Answer">What is remembered of the answer for a follow-up; null when there was none.</param>
/// <param name="Corpus">The version that answered.</param>
internal sealed record ChatTurn(string Id, ChatPlace Place, string User, bool IsPrivate, string Text, string? Answer, TurnRequest Request, string Corpus)
{
    /// <summary>Nobody but the one who asked was shown it.</summary>
    internal bool IsConfidential => IsPrivate || Place.Kind == PlaceKind.Direct;

    /// <summary>The same of a row of the table.</summary>
    internal const string Confidential = "(turn.private OR turn.kind = 2)"; // PlaceKind.Direct

    /// <summary>The articles answered; null when that was not kept.</summary>
    public bool? IsFound { get; init; }
}

/// <param name="Context">The turns before, so that the same question can be asked again.</param>
/// <param name="Figures">Null for questions.</param>
internal sealed record TurnRequest(ArticleFilter Filter, IReadOnlyList<Turn> Context, FigureQuery? Figures = null)
{
    /// <summary>A private answer that was shared: what was asked before it stays private.</summary>
    public bool HidesContext { get; init; }

    /// <summary>A question before it was deleted by who asked it, so it would be answered otherwise now.</summary>
    public bool LostContext { get; init; }

    /// <summary>What models made of the question; null where there are none.</summary>
    public QuestionMeaning? Meaning { get; init; }

    /// <summary>The answer in the words of a model; null where it was shown in those of the articles.</summary>
    public ToldSentences? Told { get; init; }

    /// <summary>Figures are drawn too.</summary>
    public bool Chart { get; init; }

    /// <summary>Figures come as a table for spreadsheets too.</summary>
    public bool Csv { get; init; }

    /// <summary>The part of the corpus that answered, see <see cref="ChannelSettings.KeyOf"/>.</summary>
    public string Scope { get; init; } = "";
}

/// <summary>The turns of all conversations.</summary>
internal sealed class ChatTurns(ChatDatabase database, TimeProvider time)
{
    /// <summary>In a channel everybody asks; what someone asked there longer ago is another subject.</summary>
    private static readonly TimeSpan ChannelMemory = TimeSpan.FromMinutes(30);

    /// <summary>A reply to an answer whose turn is not known goes on from nothing, rather than from another subject.</summary>
    internal const string UnknownTurn = "";

    private const string Columns = "id, platform, channel, parent, kind, \"user\", private, text, answer, request, corpus, figures, found";

    internal void Add(ChatTurn turn) => database.Write(
        $"INSERT INTO turn ({Columns}, time) VALUES (@id, @platform, @channel, @parent, @kind, @user, @private, @text, @answer, @request, @corpus, @figures, @found, @time)",
        ("@id", turn.Id),
        ("@platform", turn.Place.Platform),
        ("@channel", turn.Place.Channel),
        ("@parent", turn.Place.Parent),
        ("@kind", (int)turn.Place.Kind),
        ("@user", turn.User),
        ("@private", turn.IsPrivate),
        ("@text", turn.Text),
        ("@answer", turn.Answer),
        ("@request", JsonSerializer.Serialize(turn.Request, ChatJson.Default.TurnRequest)),
        ("@corpus", turn.Corpus),
        ("@figures", turn.Request.Figures is not null),
        ("@found", turn.IsFound),
        ("@time", time.GetUtcNow().ToUnixTimeMilliseconds()));

    internal static string NewId() => Guid.CreateVersion7().ToString("N");

    /// <summary>The turn was answered elsewhere than it was meant to be.</summary>
    internal void Move(string id, ChatPlace place) => database.Write(
        "UPDATE turn SET channel = @channel, parent = @parent, kind = @kind WHERE id = @id",
        ("@id", id),
        ("@channel", place.Channel),
        ("@parent", place.Parent),
        ("@kind", (int)place.Kind));

    /// <summary>Where an answer begins a thread, if people reply to it there.</summary>
    /// <param name="thread">The id that this thread would have.</param>
    internal void BeginThread(string id, string thread) => database.Write("UPDATE turn SET thread = @thread WHERE id = @id", ("@id", id), ("@thread", thread));

    internal ChatTurn? Find(string id) => One("id = @id", ("@id", id));

    /// <summary>The last ones of a place, in their order.</summary>
    internal IReadOnlyList<ChatTurn> Of(ChatPlace place, int most) =>
        [.. database.Read($"SELECT {Columns} FROM turn WHERE platform = @platform AND channel = @channel ORDER BY time DESC, rowid DESC LIMIT @most", Read, ("@platform", place.Platform), ("@channel", place.Channel), ("@most", most)).Reverse()];

    internal DateTimeOffset? TimeOf(string id) =>
        database.Read("SELECT time FROM turn WHERE id = @id", row => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)), ("@id", id)) is [var asked] ? asked : null;

    /// <summary>Where somebody was answered for all to see: in the thread with this id, or with the answer that begins it.</summary>
    internal ChatPlace? FindThread(string platform, string channel) => One(
        "platform = @platform AND NOT private AND ((channel = @channel AND kind = @kind) OR thread = @channel)",
        ("@platform", platform),
        ("@channel", channel),
        ("@kind", (int)PlaceKind.Thread))?.Place;

    /// <summary>
    /// The turn that a question goes on from: the one replied to, else the last one of the thread, else the last one of the same person.
    /// A private turn is seen by its own person alone, and only in private.
    /// </summary>
    /// <param name="replyTo">The turn whose answer is replied to, <see cref="UnknownTurn"/> when it cannot be told, or null.</param>
    internal ChatTurn? Before(ChatCall call, string? replyTo)
    {
        const string Visible = "platform = @platform AND (NOT private OR (@private AND \"user\" = @user)) AND NOT figures";
        (string, object?)[] values =
        [
            ("@private", call.IsPrivate),
            ("@user", call.User.Id),
            ("@platform", call.Place.Platform),
            ("@channel", call.Place.Channel),
            ("@parent", call.Place.Parent),
            ("@id", replyTo),
            ("@since", (time.GetUtcNow() - ChannelMemory).ToUnixTimeMilliseconds()),
        ];
        // A thread may be started from an answer in its channel.
        if (replyTo is not null)
            return One($"id = @id AND channel IN (@channel, @parent) AND {Visible}", values);
        if (call.Place.Kind != PlaceKind.Channel && One($"(channel = @channel OR thread = @channel) AND {Visible}", values) is { } last)
            return last;
        // A new thread goes on from what its person asked in the channel.
        return One($"\"user\" = @user AND channel IN (@channel, @parent) AND time >= @since AND {Visible}", values);
    }

    /// <summary>The answer was told in other words since.</summary>
    internal void Tell(string id, string answer, ToldSentences told) => database.Write(writer =>
    {
        // Read again: a question before it may have been deleted while the model was at work.
        var kept = writer.Read("SELECT request FROM turn WHERE id = @id", row => JsonSerializer.Deserialize(row.GetString(0), ChatJson.Default.TurnRequest), ("@id", id));
        if (kept is [{ LostContext: false } request])
            writer.Write("UPDATE turn SET answer = @answer, request = @request WHERE id = @id", ("@id", id), ("@answer", answer), ("@request", JsonSerializer.Serialize(request with { Told = told }, ChatJson.Default.TurnRequest)));
    });

    /// <summary>False when it was shared before.</summary>
    internal bool Share(string id) => database.Write("UPDATE turn SET shared = TRUE WHERE id = @id AND NOT shared", ("@id", id)) == 1;

    internal void Unshare(string id) => database.Write("UPDATE turn SET shared = FALSE WHERE id = @id", ("@id", id));

    /// <summary>It was no question after all.</summary>
    internal void Remove(string id) => database.Write("DELETE FROM turn WHERE id = @id", ("@id", id));

    /// <summary>A rating does not keep a question that is kept no longer.</summary>
    internal const string ForgetRatedQuestions = "UPDATE rating SET question = NULL WHERE question IS NOT NULL AND turn NOT IN (SELECT id FROM turn)";

    /// <summary>Of ratings stays that they were given, and the reason.</summary>
    /// <returns>How many turns were deleted.</returns>
    internal int Forget(TimeSpan age)
    {
        var before = ("@before", (object?)(time.GetUtcNow() - age).ToUnixTimeMilliseconds());
        var turns = 0;
        database.Erase(writer =>
        {
            turns = writer.Write("DELETE FROM turn WHERE time < @before", before);
            writer.Write("UPDATE rating SET note = NULL WHERE note IS NOT NULL AND time < @before", before);
            writer.Write(ForgetRatedQuestions);
        });
        return turns;
    }

    private ChatTurn? One(string condition, params ReadOnlySpan<(string Name, object? Value)> values) =>
        database.Read($"SELECT {Columns} FROM turn WHERE {condition} ORDER BY time DESC, rowid DESC LIMIT 1", Read, values) is [var turn] ? turn : null;

    private static ChatTurn Read(DbDataReader row) => new(
        row.GetString(0),
        new ChatPlace(row.GetString(1), row.GetString(2), (PlaceKind)row.GetInt32(4), row.IsDBNull(3) ? null : row.GetString(3)),
        row.GetString(5),
        row.GetBoolean(6),
        row.GetString(7),
        row.IsDBNull(8) ? null : row.GetString(8),
        JsonSerializer.Deserialize(row.GetString(9), ChatJson.Default.TurnRequest) ?? new TurnRequest(ArticleFilter.Everything, []),
        row.GetString(10))
    {
        IsFound = row.IsDBNull(12) ? null : row.GetBoolean(12),
    };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(TurnRequest))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class ChatJson : JsonSerializerContext;
