using Bot.Api;
using Bot.Moderate;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bot.Web;

/// <summary>Puts the web side together: pages, API, health.</summary>
internal static class WebSite
{
    /// <summary>Link previews and watchdogs ask for the head alone.</summary>
    internal static readonly string[] Reading = ["GET", "HEAD"];

    // A question of 10,000 characters must reach the page that says it is too long: percent-encoded it has up to 90,000.
    private const int MaxRequestLine = 128 * 1024;

    // Scripts and styles are files of ours, and nothing is loaded from elsewhere; charts and files of cards stand in the page.
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <param name="builder">Whose services have a <see cref="WebCorpus"/> and what chats need.</param>
    internal static WebApplication Build(WebApplicationBuilder builder, WebOptions options, ApiOptions api)
    {
        // A port that is taken is told in one sentence by the command; the host would print the stack trace too.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        // It would log addresses, and these hold the questions.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        // That keys lie unencrypted in the data folder is as it is meant.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = MaxRequestLine;
        });

        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<SitePaths>();
        builder.Services.AddSingleton<Fragments>();
        builder.Services.AddSingleton<WebChat>();
        builder.Services.AddSingleton<WebExamples>();
        builder.Services.AddSingleton<WebScope>();
        RateLimits.Add(builder.Services, options);
        ProxyHosting.Add(builder.Services, options);
        ApiHosting.Add(builder.Services, api);
        ModeratorHosting.Add(builder.Services, options);

        var site = builder.Build();
        ModeratorHosting.UseFirst(site, options);
        ProxyHosting.Use(site, options);
        site.UsePathBase(site.Services.GetRequiredService<SitePaths>().Base);
        site.Use(AddSecurityHeaders);
        site.UseExceptionHandler(failed =>
        {
            // What was set before the failure is taken away.
            failed.Use(AddSecurityHeaders);
            failed.Run(context => Problem("Something went wrong on our side. Please try again.", StatusCodes.Status500InternalServerError).ExecuteAsync(context));
        });
        // What the server refuses by itself has no page.
        site.UseStatusCodePages(refused => IsForPerson(refused.HttpContext.Request)
            ? Problem(Refusal(refused.HttpContext.Response.StatusCode), refused.HttpContext.Response.StatusCode).ExecuteAsync(refused.HttpContext)
            : Task.CompletedTask);
        // After the base path is taken off.
        site.UseRouting();
        ApiHosting.Use(site);
        site.UseRateLimiter();

        ChatRoutes.Map(site);
        ReaderRoutes.Map(site);
        FiguresRoutes.Map(site);
        ArticlesRoutes.Map(site);
        HealthRoutes.Map(site);
        ApiHosting.Map(site);
        ModeratorHosting.Map(site, options);
        site.MapMethods("/assets/{name}", Reading, (string name, HttpResponse response) =>
        {
            if (!SitePaths.Assets.TryGetValue(name, out var asset))
                return Problem("There is no such page.", StatusCodes.Status404NotFound);
            response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.Bytes(asset, SitePaths.TypeOf(name));
        });
        site.MapFallback(() => Problem("There is no such page.", StatusCodes.Status404NotFound));
        return site;
    }

    internal static IResult Problem(string sentence, int status) =>
        new RazorComponentResult<ProblemPage>(new Dictionary<string, object?> { [nameof(ProblemPage.Sentence)] = sentence }) { StatusCode = status };

    private static bool IsForPerson(HttpRequest request) => request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);

    private static string Refusal(int status) => status == StatusCodes.Status413PayloadTooLarge
        ? "This is more than may be sent at once, so nothing was done."
        : "This request cannot be read, so nothing was done. Please begin at the page that it is from.";

    private static Task AddSecurityHeaders(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-cache";
        return next(context);
    }
}
