using Bot.Answers;

namespace Bot.Chat;

/// <summary>A message that somebody wrote where the bot can read it.</summary>
/// <param name="Text">Without the mention of the bot; empty where the platform hides it, or there was nothing else.</param>
/// <param name="IsToBot">It mentions the bot or replies to it, or is a direct message.</param>
/// <param name="IsToOthers">It mentions or replies to somebody else.</param>
/// <param name="ReplyTo">The turn that it replies to, as for <see cref="ChatTurns.Before"/>.</param>
internal sealed record HeardMessage(ChatUser User, ChatPlace Place, string Text, bool IsToBot, bool IsToOthers, string? ReplyTo)
{
    /// <summary>The message of somebody else that it replies to; null where there is none or it cannot be read.</summary>
    public string? RepliedText { get; init; }

    /// <summary>What is asked for, where fields were typed with the question; null where it is nothing but the question.</summary>
    public ChatRequest? Typed { get; init; }

    /// <summary>What the help says on this platform.</summary>
    public required ChatRequest.Help Help { get; init; }

    /// <summary>The platform shows the bot only what mentions it.</summary>
    public bool IsHidden { get; init; }
}

/// <summary>What the bot does about messages: it answers those that are meant for it, and is quiet otherwise.</summary>
internal sealed class ChatListener(ChatDesk desk, ChatTurns turns, ChannelSettings settings, ChatHints hints)
{
    /// <summary>Fewer words, without a question mark, in a thread are thanks more often than questions.</summary>
    private const int WordsOfQuestion = 4;

    /// <summary>What is addressed to it, and what people say to nobody else in a thread where it answered.</summary>
    internal bool IsMeant(HeardMessage heard) =>
        heard.IsToBot || (!heard.IsToOthers && turns.FindThread(heard.Place.Platform, heard.Place.Channel) is { } thread && !settings.Of(thread).IsPrivate);

    /// <returns>Null where it is better to be quiet.</returns>
    internal async Task<Card?> AnswerAsync(HeardMessage heard, CancellationToken cancellationToken)
    {
        if (RequestOf(heard) is not { } request)
            return null;
        var card = await desk.HandleAsync(new ChatCall(heard.User, heard.Place, IsPrivate: false, request), cancellationToken);
        if (heard.IsToBot || !card.IsNotFound || !IsRemark(heard.Text))
            return card.IsRepeated ? null : card;
        if (card.Turn is { } turn)
            turns.Remove(turn);
        return null;
    }

    private ChatRequest? RequestOf(HeardMessage heard)
    {
        // That is never meant as a question, though articles have the words.
        if (heard.IsToBot && SmallTalk.AsksForHelp(heard.Text))
            return heard.Help;
        if (!heard.IsToBot && SmallTalk.IsGreeting(heard.Text))
            return null;

        var isDirect = heard.Place.Kind == PlaceKind.Direct;
        if (!isDirect && settings.Of(heard.Place).IsPrivate)
            return new ChatRequest.Say("Answers in this channel are private: please use /ask, whose answer you alone see.");

        if (heard.Typed is { } typed)
            return typed is ChatRequest.Ask ask ? ask with { ReplyTo = heard.ReplyTo } : typed;

        var text = heard.Text.Length > 0 ? heard.Text : PlainText.OneLine(heard.RepliedText ?? "");
        if (text.Length > 0)
            return new ChatRequest.Ask(text, Filter: null, heard.ReplyTo);
        if (heard.IsHidden)
        {
            // To nobody in particular it is said once: people may talk to each other there without being told each time.
            return heard.IsToBot || hints.IsFirst(heard.Place.Platform, heard.Place.Channel)
                ? new ChatRequest.Say("Here I can read only messages that mention me. To go on asking, reply to an answer of mine (leave the mention in the reply on), mention me, or use /ask.")
                : null;
        }

        return heard.IsToBot ? new ChatRequest.Say("What would you like to know? Ask me in words, for example: what is the Le Touquet treaty") : null;
    }

    private static bool IsRemark(string text) => !text.TrimEnd().EndsWith('?') && text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < WordsOfQuestion;
}
