using Bot.Chat;
using Bot.Web;
using Microsoft.AspNetCore.Mvc;
using ModelContextProtocol.Protocol;

namespace Bot.Api;

/// <summary>Offers the operations to assistants, by the Model Context Protocol.</summary>
internal static class McpHosting
{
    internal static void Add(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton(provider =>
        {
            var (accessor, web) = (provider.GetRequiredService<IHttpContextAccessor>(), provider.GetRequiredService<WebOptions>());
            return ActivatorUtilities.CreateInstance<McpTools>(provider, () => ApiLinks.Of(web.PublicUrl, accessor.HttpContext?.Request));
        });
        // Nothing is kept between requests, so any process can answer the next one.
        AddServer(services).WithHttpTransport(http => http.Stateless = true);
    }

    /// <summary>Without a way to reach it.</summary>
    internal static IMcpServerBuilder AddServer(IServiceCollection services) => services
        .AddMcpServer(server =>
        {
            server.ServerInfo = new Implementation { Name = "bot", Title = ApiDescription.Title, Version = typeof(McpHosting).Assembly.GetName().Version?.ToString(3) ?? "1" };
            server.ServerInstructions = McpTools.Instructions;
        })
        .WithListToolsHandler((_, _) => ValueTask.FromResult(McpTools.List()))
        .WithCallToolHandler((request, cancellation) => (request.Services ?? throw new InvalidOperationException("The server has no services.")).GetRequiredService<McpTools>().CallAsync(request.Params, cancellation));

    internal static void Map(IEndpointRouteBuilder site) => site.MapMcp(ApiHosting.Mcp).RequireRateLimiting(ApiHosting.Limit).WithMetadata(new RequestSizeLimitAttribute(RequestBody.MaxBytes));
}
