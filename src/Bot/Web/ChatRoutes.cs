using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Bot.Chat;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bot.Web;

/// <summary>The chat page. A script shows answers as they come; without one each form opens a page.</summary>
internal static class ChatRoutes
{
    /// <summary>Of the fragments that a page puts in place.</summary>
    private const string TurnEvent = "turn";

    internal static void Map(IEndpointRouteBuilder site)
    {
        site.MapMethods("/", WebSite.Reading, async (string? q, string? publisher, string? from, string? to, WebChat chat, HttpRequest request, CancellationToken cancellation) =>
        {
            var typed = new TypedQuestion(q ?? "", publisher, from, to);
            // Who asks for the head alone reads no answer, so none is looked for.
            return q is null || HttpMethods.IsHead(request.Method) ? Page(WebChat.New() with { Typed = typed }) : Page(await AskedAsync(chat, WebChat.New(), typed, cancellation));
        }).RequireRateLimiting(RateLimits.Asking);
        site.MapMethods("/c/{id}", WebSite.Reading, (string id, WebChat chat) => chat.Find(id) is { } conversation
            ? Page(conversation)
            : WebSite.Problem("There is no such conversation.", StatusCodes.Status404NotFound));
        site.MapPost("/ask", async ([FromForm] string? q, [FromForm] string? publisher, [FromForm] string? from, [FromForm] string? to, [FromForm] string? conversation, WebChat chat, Fragments fragments, HttpRequest request, SitePaths paths, CancellationToken cancellation) =>
        {
            var typed = new TypedQuestion(q ?? "", publisher, from, to);
            if (chat.Find(conversation ?? "") is not { } before)
                return WebSite.Problem("There is no such conversation.", StatusCodes.Status400BadRequest);
            if (IsFromScript(request))
                return (IResult)TypedResults.ServerSentEvents(StreamAsync(chat, fragments, before.Id, typed, cancellation));
            var after = await AskedAsync(chat, before, typed, cancellation);
            return after.Turns[^1].Card.Turn is null ? Page(after) : Results.Redirect($"{paths.Of("/c/")}{after.Id}#t-{after.Turns[^1].Card.Turn}", permanent: false, preserveMethod: false);
        }).RequireRateLimiting(RateLimits.Asking).DisableAntiforgery(); // nobody else knows the id of the conversation
        site.MapPost("/press", PressAsync).RequireRateLimiting(RateLimits.Asking).DisableAntiforgery(); // the same
    }

    private static async Task<IResult> PressAsync([FromForm] string? button, [FromForm] string? conversation, [FromForm] string? reason, [FromForm] string? note, WebChat chat, Fragments fragments, HttpRequest request, CancellationToken cancellation)
    {
        if (chat.Find(conversation ?? "") is not { } before || CardButton.TryParse(button) is not { } pressed)
            return WebSite.Problem("This button is of no conversation that is kept.", StatusCodes.Status400BadRequest);
        if (pressed.Name == CardButton.UnhelpfulName && reason is null)
            return await ResultAsync<RatingForm>(new() { [nameof(RatingForm.Conversation)] = before.Id, [nameof(RatingForm.Button)] = pressed.Id });
        var asked = pressed.Name == CardButton.UnhelpfulName ? new ChatRequest.Rate(pressed.Turn, IsHelpful: false, reason, note) : pressed.Request();
        if (asked is null || asked.ForModerators is not null)
            return WebSite.Problem("This button is of no conversation that is kept.", StatusCodes.Status400BadRequest);
        var card = await chat.PressAsync(before.Id, asked, cancellation);
        return await ResultAsync<ConversationCard>(new() { [nameof(ConversationCard.Card)] = card, [nameof(ConversationCard.Conversation)] = before.Id });

        async Task<IResult> ResultAsync<TComponent>(Dictionary<string, object?> parameters)
            where TComponent : Microsoft.AspNetCore.Components.IComponent =>
            IsFromScript(request)
                ? Results.Text(await fragments.RenderAsync<TComponent>(parameters), "text/html; charset=utf-8")
                : new RazorComponentResult<PressedPage>(new Dictionary<string, object?> { [nameof(PressedPage.Conversation)] = before.Id, [nameof(PressedPage.Component)] = typeof(TComponent), [nameof(PressedPage.Parameters)] = parameters });
    }

    private static bool IsFromScript(HttpRequest request) => request.Headers.Accept.Any(accept => accept?.Contains("text/event-stream", StringComparison.OrdinalIgnoreCase) == true);

    private static RazorComponentResult<ConversationPage> Page(Conversation conversation) => new RazorComponentResult<ConversationPage>(new Dictionary<string, object?> { [nameof(ConversationPage.Conversation)] = conversation })
    {
        StatusCode = conversation.Turns is [.., { Card.IsRefused: true }] ? StatusCodes.Status400BadRequest : null,
    };

    private static async Task<Conversation> AskedAsync(WebChat chat, Conversation before, TypedQuestion typed, CancellationToken cancellationToken)
    {
        Card? last = null;
        await foreach (var card in chat.AskAsync(before.Id, typed, cancellationToken))
            last = card;
        return before with { Turns = [.. before.Turns, new ConversationTurn(typed.Text, last ?? ChatDesk.WentWrong)], Typed = typed with { Text = "" } };
    }

    private static async IAsyncEnumerable<SseItem<string>> StreamAsync(WebChat chat, Fragments fragments, string conversation, TypedQuestion typed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var card in chat.AskAsync(conversation, typed, cancellationToken))
        {
            var turn = await fragments.RenderAsync<TurnView>(new() { [nameof(TurnView.Conversation)] = conversation, [nameof(TurnView.Turn)] = new ConversationTurn(typed.Text, card) });
            yield return new SseItem<string>(turn, TurnEvent);
        }
    }
}
