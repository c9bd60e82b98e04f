using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Bot.Web;
using Microsoft.AspNetCore.Authentication;

namespace Bot.Moderate;

/// <summary>The session of who signed in with the token. It ends when the token is changed.</summary>
internal sealed class ModeratorSession(ModeratorOptions options)
{
    internal const string Scheme = "moderator";

    private const string TokenHash = "token";

    internal static void Add(IServiceCollection services, WebOptions web)
    {
        services.AddSingleton<ModeratorSession>();
        services.AddAuthentication().AddCookie(Scheme, cookie =>
        {
            cookie.Cookie.Name = "moderator";
            cookie.Cookie.Path = new SitePaths(web).Of(ModeratorRoutes.Home);
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = web.PublicUrl?.Scheme == "https" ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.SlidingExpiration = true;
            cookie.Events.OnValidatePrincipal = context =>
            {
                if (!context.HttpContext.RequestServices.GetRequiredService<ModeratorSession>().IsOfToken(context.Principal))
                    context.RejectPrincipal();
                return Task.CompletedTask;
            };
        });
    }

    /// <summary>False when that is not the token.</summary>
    internal async Task<bool> TryBeginAsync(HttpContext context, string typed)
    {
        if (options.Token is not { } token || !CryptographicOperations.FixedTimeEquals(Hash(typed.Trim()), Hash(token)))
            return false;
        var identity = new ClaimsIdentity([new Claim(TokenHash, Convert.ToHexStringLower(Hash(token)))], Scheme);
        await context.SignInAsync(Scheme, new ClaimsPrincipal(identity));
        return true;
    }

    internal static Task EndAsync(HttpContext context) => context.SignOutAsync(Scheme);

    /// <summary>Null for who has none.</summary>
    internal async Task<ClaimsPrincipal?> FindAsync(HttpContext context) =>
        options.Token is null ? null : (await context.AuthenticateAsync(Scheme)).Principal;

    private bool IsOfToken(ClaimsPrincipal? principal) =>
        options.Token is { } token && principal?.FindFirstValue(TokenHash) is { } hash
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Hash(token))));

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
