using System.Diagnostics;
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

    /// <summary>A question of 10,000 characters must reach the page that says it is too long.</summary>
    private const long MaxFormBytes = 256 * 1024;

    internal static void Map(IEndpointRouteBuilder site)
    {
        site.MapMethods("/", WebSite.Reading, async (string? q, string? publisher, string? from, string? to, WebChat chat, HttpRequest request, CancellationToken cancellation) =>
        {
            var typed = new TypedQuestion(q ?? "", publisher, from, to);
            // Who asks for the head alone reads no answer, so none is looked for.
            var conversation = WebChat.New();
            return Page(q is null || HttpMethods.IsHead(request.Method) ? conversation with { Typed = typed } : After(conversation, await AskAsync(chat, conversation.Id, typed, cancellation), typed));
        }).RequireRateLimiting(RateLimits.Asking);
        site.MapMethods("/c/{id}", WebSite.Reading, (string id, WebChat chat) => chat.Find(id) is { } conversation
            ? Page(conversation)
            : WebSite.Problem("There is no such conversation.", StatusCodes.Status404NotFound)).RequireRateLimiting(RateLimits.Asking);
        var forms = site.MapGroup("").RequireRateLimiting(RateLimits.Asking).WithMetadata(new RequestSizeLimitAttribute(MaxFormBytes)).AddEndpointFilter(RefuseOtherSites)
            .DisableAntiforgery(); // nobody is signed in, and nobody else knows the id of a conversation
        forms.MapPost("/ask", async ([FromForm] string? q, [FromForm] string? publisher, [FromForm] string? from, [FromForm] string? to, [FromForm] string? conversation, WebChat chat, Fragments fragments, HttpRequest request, SitePaths paths, CancellationToken cancellation) =>
        {
            var typed = new TypedQuestion(q ?? "", publisher, from, to);
            if (!WebChat.IsId(conversation))
                return WebSite.Problem("There is no such conversation.", StatusCodes.Status400BadRequest);
            if (IsFromScript(request))
            {
                // Proxies such as nginx would keep them until there are many.
                request.HttpContext.Response.Headers["X-Accel-Buffering"] = "no";
                return (IResult)TypedResults.ServerSentEvents(StreamAsync(chat, fragments, conversation, typed, cancellation));
            }

            var turn = await AskAsync(chat, conversation, typed, cancellation);
            return turn.Card.Turn is { } id ? Results.Redirect($"{paths.Of("/c/")}{conversation}#t-{id}", permanent: false, preserveMethod: false)
                : chat.Find(conversation) is { } before ? Page(After(before, turn, typed))
                : throw new UnreachableException();
        });
        forms.MapPost("/press", PressAsync);
    }

    /// <summary>A page elsewhere could ask at the expense of its reader, and of who pays for the models. Browsers say whose page sends a form; only links lead here from others.</summary>
    private static ValueTask<object?> RefuseOtherSites(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site"
            ? ValueTask.FromResult<object?>(WebSite.Problem("This form was sent from a page of another site, so nothing was done. Please ask here.", StatusCodes.Status403Forbidden))
            : next(context);

    private static async Task<IResult> PressAsync([FromForm] string? button, [FromForm] string? conversation, [FromForm] string? reason, [FromForm] string? note, WebChat chat, Fragments fragments, HttpRequest request, CancellationToken cancellation)
    {
        if (!WebChat.IsId(conversation) || CardButton.TryParse(button) is not { } pressed)
            return WebSite.Problem("This button is of no conversation that is kept.", StatusCodes.Status400BadRequest);
        if (pressed.Name == CardButton.UnhelpfulName && reason is null)
            return await ResultAsync<RatingForm>(new() { [nameof(RatingForm.Conversation)] = conversation, [nameof(RatingForm.Button)] = pressed.Id });
        var asked = pressed.Name == CardButton.UnhelpfulName ? new ChatRequest.Rate(pressed.Turn, IsHelpful: false, reason, note) : pressed.Request();
        if (asked is null || asked.ForModerators is not null)
            return WebSite.Problem("This button is of no conversation that is kept.", StatusCodes.Status400BadRequest);
        var card = await chat.PressAsync(conversation, asked, cancellation);
        return await ResultAsync<ConversationCard>(new() { [nameof(ConversationCard.Card)] = card, [nameof(ConversationCard.Conversation)] = conversation });

        async Task<IResult> ResultAsync<TComponent>(Dictionary<string, object?> parameters)
            where TComponent : Microsoft.AspNetCore.Components.IComponent =>
            IsFromScript(request)
                ? Results.Text(await fragments.RenderAsync<TComponent>(parameters), "text/html; charset=utf-8")
                : new RazorComponentResult<PressedPage>(new Dictionary<string, object?> { [nameof(PressedPage.Conversation)] = conversation, [nameof(PressedPage.Component)] = typeof(TComponent), [nameof(PressedPage.Parameters)] = parameters });
    }

    private static bool IsFromScript(HttpRequest request) => request.Headers.Accept.Any(accept => accept?.Contains("text/event-stream", StringComparison.OrdinalIgnoreCase) == true);

    private static RazorComponentResult<ConversationPage> Page(Conversation conversation) => new RazorComponentResult<ConversationPage>(new Dictionary<string, object?> { [nameof(ConversationPage.Conversation)] = conversation })
    {
        StatusCode = conversation.Turns is [.., { Card.IsRefused: true }] ? StatusCodes.Status400BadRequest : null,
    };

    private static async Task<ConversationTurn> AskAsync(WebChat chat, string conversation, TypedQuestion typed, CancellationToken cancellationToken)
    {
        Card? last = null;
        await foreach (var card in chat.AskAsync(conversation, typed, cancellationToken))
            last = card;
        return new ConversationTurn(typed.Text, last ?? ChatDesk.WentWrong);
    }

    private static Conversation After(Conversation before, ConversationTurn turn, TypedQuestion typed) =>
        before with { Turns = [.. before.Turns, turn], Typed = typed with { Text = "" } };

    private static async IAsyncEnumerable<SseItem<string>> StreamAsync(WebChat chat, Fragments fragments, string conversation, TypedQuestion typed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var card in chat.AskAsync(conversation, typed, cancellationToken))
        {
            var turn = await fragments.RenderAsync<TurnView>(new() { [nameof(TurnView.Conversation)] = conversation, [nameof(TurnView.Turn)] = new ConversationTurn(typed.Text, card) });
            yield return new SseItem<string>(turn, TurnEvent);
        }
    }
}
