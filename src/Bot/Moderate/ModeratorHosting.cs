using Bot.Core;
using Bot.Web;

namespace Bot.Moderate;

/// <summary>Puts the moderators' page together, where the settings say who may open it.</summary>
internal static class ModeratorHosting
{
    internal static void Add(IServiceCollection services, WebOptions web)
    {
        if (!web.Moderators.IsOn)
            return;
        services.AddSingleton(web.Moderators);
        services.AddSingleton<ModeratorGate>();
        services.AddSingleton<ModeratorRuns>();
        services.AddSingleton<ModeratorWork>();
        ModeratorSession.Add(services, web);
        ModeratorLimit.Add(services);
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.FormFieldName = Moderator.FormField;
            antiforgery.Cookie = new FormCookie(web.PublicUrl?.Scheme == "https")
            {
                Name = "moderator-form",
                Path = new SitePaths(web).Of(ModeratorRoutes.Home),
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                IsEssential = true,
            };
        });
    }

    /// <summary>Comes before all that may change the address of who asks.</summary>
    internal static void UseFirst(WebApplication site, WebOptions web)
    {
        if (web.Moderators.IsOn)
            site.Use(ModeratorGate.RememberPeer);
    }

    internal static void Map(WebApplication site, WebOptions web)
    {
        if (!web.Moderators.IsOn)
            return;
        var gate = site.Services.GetRequiredService<ModeratorGate>();
        site.Use(gate.PassAsync);
        var pages = site.MapGroup(ModeratorRoutes.Home).WithMetadata(new ForModerators()).RequireRateLimiting(ModeratorLimit.Moderating);
        SignInRoutes.Map(pages);
        ModeratorRoutes.Map(pages);
        ModeratorArticles.Map(pages, site.Services.GetRequiredService<CorpusOptions>().MaxFileBytes);
        ModeratorQuestions.Map(pages);
    }
}
