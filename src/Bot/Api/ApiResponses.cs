using Microsoft.OpenApi;

namespace Bot.Api;

/// <summary>What the OpenAPI document says of responses and their headers.</summary>
internal static class ApiResponses
{
    internal static string Describe(string status) => status switch
    {
        "304" => "What you have is still right: the corpus is as it was.",
        "400" => "A parameter is wrong; detail says which and what to do.",
        "401" => "No key, or a wrong one.",
        "404" => "There is no such article or version.",
        "413" => "The body is too long.",
        "415" => "The body is not JSON.",
        "429" => "Too many requests in a short time.",
        _ => "Something went wrong on the side of the server.",
    };

    internal static OpenApiResponse Problem(IOpenApiResponse other, string status) => new() { Description = Describe(status), Content = other.Content?.ToDictionary(StringComparer.Ordinal) };

    internal static OpenApiParameter IfNoneMatch() => new()
    {
        Name = "If-None-Match",
        In = ParameterLocation.Header,
        Description = "The ETag of what you have; answered with 304 while it is still right.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    internal static OpenApiHeader Tag() => new()
    {
        Description = "Changes when the corpus does. Absent where models are asked, which may answer the same question in other words.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    internal static OpenApiHeader RetryAfter() => new()
    {
        Description = "Seconds to wait.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.Integer },
    };
}
