using Bot.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bot.Moderate;

/// <summary>Signing in with the token, and out.</summary>
internal static class SignInRoutes
{
    internal const string TokenField = "token";

    internal static void Map(RouteGroupBuilder pages)
    {
        pages.MapMethods("/sign-in", WebSite.Reading, (Moderator by, HttpContext context, SitePaths paths) =>
            context.User.Identity?.IsAuthenticated == true ? Results.LocalRedirect(paths.Of(ModeratorRoutes.Home)) : Page(by, problem: null)).WithMetadata(new ForModerators(IsOpen: true));
        pages.MapPost("/sign-in", async (Moderator by, HttpContext context, ModeratorSession session, ModeratorGate gate, SitePaths paths) =>
        {
            if (await session.TryBeginAsync(context, context.Request.Form[TokenField].ToString()))
                return Results.LocalRedirect(paths.Of(ModeratorRoutes.Home));
            gate.Deny(context, "sign in");
            return Page(by, "That is not the token.");
        }).WithMetadata(new ForModerators(IsOpen: true)).RequireRateLimiting(ModeratorLimit.SigningIn);
        pages.MapPost("/sign-out", async (HttpContext context, SitePaths paths) =>
        {
            await ModeratorSession.EndAsync(context);
            return Results.LocalRedirect(paths.Of(ModeratorRoutes.SignIn));
        });
    }

    private static RazorComponentResult<SignInPage> Page(Moderator by, string? problem) => new RazorComponentResult<SignInPage>(new Dictionary<string, object?> { [nameof(SignInPage.By)] = by, [nameof(SignInPage.Problem)] = problem })
    {
        StatusCode = problem is null ? null : StatusCodes.Status403Forbidden,
    };
}
