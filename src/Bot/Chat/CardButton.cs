using System.Globalization;

namespace Bot.Chat;

/// <summary>
/// A button whose whole state is its id, so that it works after a restart: "more:0194…:2". At most 60 characters.
/// </summary>
/// <param name="Turn">What it refers to: a turn, a version of the corpus, a reload; empty for lists.</param>
public sealed record CardButton(string Name, string Turn, int Page, string Label)
{
    internal const string MoreName = "more";
    internal const string FiguresName = "figures";
    internal const string SourcesName = "sources";
    internal const string ContextName = "context";
    internal const string ShareName = "share";
    internal const string HelpfulName = "good";
    internal const string UnhelpfulName = "bad";
    internal const string UseName = "use";
    internal const string CancelName = "cancel";
    internal const string HistoryName = "history";
    internal const string RejectedName = "rejected";
    internal const string OpenName = "open";
    internal const string ForgetName = "forget";

    /// <summary>It works whatever the corpus is now.</summary>
    internal bool NeverExpires => Name is HelpfulName or UnhelpfulName or OpenName or ForgetName;

    /// <summary>It goes on with what is shown.</summary>
    internal bool GoesOn => Name is MoreName or FiguresName or SourcesName or HistoryName or RejectedName;

    internal string Id => string.Create(CultureInfo.InvariantCulture, $"{Name}:{Turn}:{Page}");

    /// <summary>Buttons of whatever a turn was answered with.</summary>
    internal static IEnumerable<CardButton> OfEvery(ChatTurn turn)
    {
        if (turn.IsPrivate && turn.Place.Kind != PlaceKind.Direct)
            yield return new CardButton(ShareName, turn.Id, 0, "Share");
        yield return new CardButton(HelpfulName, turn.Id, 0, "Helpful");
        yield return new CardButton(UnhelpfulName, turn.Id, 0, "Not helpful");
    }

    /// <summary>Null for an id that is none of ours.</summary>
    internal static CardButton? TryParse(string? id) =>
        id?.Split(':') is [var name, var turn, var page] && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new CardButton(name, turn, number, "")
            : null;

    /// <summary>What pressing it asks for; null for "not helpful", which asks for the reason first, and for names that are none of ours.</summary>
    internal ChatRequest? Request() => Name switch
    {
        MoreName => new ChatRequest.More(Turn, Page),
        FiguresName => new ChatRequest.MoreFigures(Turn, Page),
        SourcesName => new ChatRequest.Sources(Article: null, Page),
        ContextName => new ChatRequest.Context(Turn),
        ShareName => new ChatRequest.Share(Turn),
        HelpfulName => new ChatRequest.Rate(Turn, IsHelpful: true),
        UseName => new ChatRequest.Corpus(new CorpusAction.Use(Turn)),
        CancelName => new ChatRequest.Corpus(new CorpusAction.Cancel(Turn)),
        HistoryName => new ChatRequest.Corpus(new CorpusAction.History(Page)),
        RejectedName => new ChatRequest.Corpus(new CorpusAction.Rejected(Page)),
        OpenName => new ChatRequest.OpenTurn(Turn),
        ForgetName => new ChatRequest.ForgetMe(IsConfirmed: true),
        _ => null,
    };
}
