using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Threading.Channels;
using Bot.Answers;
using Bot.Chat;
using Bot.Core.Articles;

namespace Bot.Web;

/// <summary>The web page as one more chat: its conversations are kept and its buttons work as in the others.</summary>
internal sealed class WebChat(ChatDesk desk, ChatTurns turns, ChatQuestions questions)
{
    internal const string Platform = "web";

    /// <summary>Earlier ones are not shown any more.</summary>
    private const int TurnsShown = 50;

    private const int IdLength = 32;

    internal static Conversation New() => new(RandomNumberGenerator.GetHexString(IdLength, lowercase: true), []);

    internal static bool IsId([NotNullWhen(true)] string? id) => id is { Length: IdLength } && id.All(char.IsAsciiHexDigitLower);

    /// <summary>As its page shows it, for which every question is answered anew; null for what is no id of a conversation.</summary>
    internal Conversation? Find(string id) => IsId(id)
        ? new Conversation(id, [.. turns.Of(PlaceOf(id), TurnsShown).Where(turn => turn.Request.Figures is null).Select(turn => new ConversationTurn(turn.Text, questions.Show(turn)))])
        : null;

    /// <summary>The answer, and then whatever takes its place, as soon as it is there.</summary>
    internal async IAsyncEnumerable<Card> AskAsync(string conversation, TypedQuestion typed, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var card = await AnswerAsync(conversation, typed, cancellationToken);
        yield return card.Awaiting;
        if (card.Sequel is not { } sequel)
            yield break;

        // Who reads slowly gets the latest state alone.
        var states = Channel.CreateBounded<Func<Card>>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        var ending = EndAsync();
        await foreach (var draw in states.Reader.ReadAllAsync(cancellationToken))
            yield return draw();
        yield return (await ending).Card;

        async Task<SequelEnd> EndAsync()
        {
            try
            {
                return await sequel(draw => states.Writer.TryWrite(() => draw().Unfinished), cancellationToken);
            }
            finally
            {
                states.Writer.Complete();
            }
        }
    }

    /// <summary>What a button of an answer leads to.</summary>
    internal Task<Card> PressAsync(string conversation, ChatRequest request, CancellationToken cancellationToken) =>
        desk.HandleAsync(CallOf(conversation, request), cancellationToken);

    private Task<Card> AnswerAsync(string conversation, TypedQuestion typed, CancellationToken cancellationToken) =>
        TypedFilter.Read(typed.Publisher, typed.From, typed.To, ArticleFilter.Everything) switch
        {
            TypedFilter.Meant(var filter) => desk.HandleAsync(CallOf(conversation, new ChatRequest.Ask(typed.Text, filter)), cancellationToken),
            TypedFilter.Wrong(var reason) => Task.FromResult(Card.Said(reason) with { IsRefused = true }),
            _ => throw new UnreachableException(),
        };

    // Nobody is known by name here, so a person is a conversation, and all of them share one budget of the models.
    private static ChatCall CallOf(string conversation, ChatRequest request) =>
        new(new ChatUser(conversation, Platform, [], Manages: false) { Budget = Platform }, PlaceOf(conversation), IsPrivate: false, request);

    private static ChatPlace PlaceOf(string conversation) => new(Platform, conversation, PlaceKind.Direct);
}
