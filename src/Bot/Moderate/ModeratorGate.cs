using System.Net;
using System.Security.Claims;
using Bot.Answers;
using Bot.Chat;
using Bot.Moderation;
using Bot.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace Bot.Moderate;

/// <summary>Lets moderators in to what is marked <see cref="ForModerators"/>, and takes no form that is not of a page of theirs.</summary>
internal sealed partial class ModeratorGate(ModeratorOptions options, ModeratorSession session, SitePaths paths, IAntiforgery antiforgery, AuditLog audit, TimeProvider time, ILogger<ModeratorGate> logger)
{
    private const int LongestName = 200;

    /// <summary>Comes first of all: what follows may put the address of the one who asks in the place of that of the proxy.</summary>
    internal static Task RememberPeer(HttpContext context, RequestDelegate next)
    {
        context.Features.Set(new Peer(context.Connection.RemoteIpAddress));
        return next(context);
    }

    internal async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ForModerators>() is not { } door)
        {
            await next(context);
            return;
        }

        // A proxy that guards /moderate may let /Moderate through, with whatever header it was sent; below a base path, that too.
        if (!context.Request.Path.StartsWithSegments(ModeratorRoutes.Home, StringComparison.Ordinal) || (context.Request.PathBase.HasValue && context.Request.PathBase.Value != paths.Base))
        {
            await WebSite.Problem("There is no such page.", StatusCodes.Status404NotFound).ExecuteAsync(context);
            return;
        }

        context.Response.Headers.CacheControl = "no-cache, no-store";
        var name = await FindAsync(context);
        if (name is null && !door.IsOpen)
        {
            await TurnAway(context).ExecuteAsync(context);
            return;
        }

        if (!IsReading(context) && await ProblemAsync(context, door.MaxBytes) is { } problem)
        {
            await problem.ExecuteAsync(context);
            return;
        }

        var form = antiforgery.GetAndStoreTokens(context).RequestToken ?? throw new InvalidOperationException("There is no token for forms.");
        context.Features.Set(new Moderator(name ?? "", HasSession: name is { Length: 0 }, form));
        await next(context);
    }

    internal void Deny(HttpContext context, string what)
    {
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        LogDenied(address, what);
        audit.Add(new AuditEntry(time.GetUtcNow(), new Actor(WebChat.Platform, address, address), what, "denied", Before: null, After: null));
    }

    /// <summary>Null for who is none; empty for who signed in with the token.</summary>
    private async Task<string?> FindAsync(HttpContext context)
    {
        // Forms are bound to who they were made for.
        context.User = new ClaimsPrincipal(new ClaimsIdentity());
        if (NameOf(context) is { } name)
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, name)], "proxy"));
            return name;
        }

        if (await session.FindAsync(context) is not { } principal)
            return null;
        context.User = principal;
        return "";
    }

    private string? NameOf(HttpContext context) =>
        options.Header is { } header && options.IsProxy(context.Features.Get<Peer>()?.Address)
        // Two values are those of a proxy that let through what it was sent.
        && context.Request.Headers[header] is [{ } value] && PlainText.OneLine(value).Trim() is { Length: > 0 and <= LongestName } name
            ? name
            : null;

    private IResult TurnAway(HttpContext context)
    {
        var isForged = options.Header is { } header && context.Request.Headers.ContainsKey(header);
        if (!IsReading(context) || isForged)
            Deny(context, $"open {CorpusCards.Short(context.Request.Path)}");
        return options.Token is not null
            ? Results.LocalRedirect(paths.Of(ModeratorRoutes.SignIn))
            : WebSite.Problem("Only moderators may open this page. It is reached through the proxy at which they sign in.", StatusCodes.Status403Forbidden);
    }

    private async Task<IResult?> ProblemAsync(HttpContext context, long maxBytes)
    {
        var tooLarge = WebSite.Problem("This is more than may be sent at once, so nothing was done. Send fewer or smaller files.", StatusCodes.Status413PayloadTooLarge);
        if (context.Request.ContentLength > maxBytes)
            return tooLarge;
        // Of what does not tell its length.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = maxBytes;
        try
        {
            if (context.Request.HasFormContentType)
                await context.Request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = maxBytes }, context.RequestAborted);
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            return tooLarge;
        }

        return await antiforgery.IsRequestValidAsync(context)
            ? null
            : WebSite.Problem("This form is not from a page that is open to you now, so nothing was done. Open the page anew and send it again.", StatusCodes.Status400BadRequest);
    }

    private static bool IsReading(HttpContext context) => HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);

    private sealed record Peer(IPAddress? Address);

    [LoggerMessage(LogLevel.Information, "{Address} is no moderator and was denied: {What}")]
    private partial void LogDenied(string address, string what);
}

/// <param name="IsOpen">It is for those too who are to become moderators there.</param>
/// <param name="MaxBytes">Of a form.</param>
internal sealed record ForModerators(bool IsOpen = false, long MaxBytes = 64 * 1024);
