using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Bot.Tests.SlackStandIn;

internal enum TokenPlace { None, Header, Body, Query }

/// <summary>A call of a method, read whole; a form and JSON give the same arguments.</summary>
internal sealed class ApiCall
{
    private static readonly string[] Structures = ["blocks", "attachments", "view", "files", "metadata"];
    private static readonly string[] Flags = ["as_user", "include_all_metadata", "link_names", "mrkdwn", "reply_broadcast", "unfurl_links", "unfurl_media"];

    private ApiCall(string method, JsonObject arguments, string? token, TokenPlace place, bool isJson, bool hasCharset)
    {
        Method = method;
        Arguments = arguments;
        Token = token;
        Place = place;
        IsJson = isJson;
        HasCharset = hasCharset;
    }

    internal string Method { get; }

    internal JsonObject Arguments { get; }

    internal string? Token { get; }

    internal TokenPlace Place { get; }

    internal bool IsJson { get; }

    internal bool HasCharset { get; }

    internal static async Task<ApiCall> ReadAsync(HttpContext context, string method, CancellationToken cancellationToken)
    {
        var request = context.Request;
        JsonObject arguments = [];
        var isJson = false;
        var hasCharset = true;
        var place = TokenPlace.None;
        string? token = null;
        void Take(string name, string value, TokenPlace from)
        {
            if (name == "token")
                (token, place) = value.Length == 0 ? (token, place) : (value, from);
            else
                arguments[name] = Read(name, value);
        }

        foreach (var (name, value) in request.Query)
            Take(name, value.ToString(), TokenPlace.Query);
        var type = request.ContentType;
        if (HttpMethods.IsPost(request.Method) && request.ContentLength is not (null or 0))
        {
            if (string.IsNullOrEmpty(type))
                throw new ApiRefusal("missing_post_type");
            if (request.HasFormContentType)
            {
                foreach (var (name, value) in await request.ReadFormAsync(cancellationToken))
                    Take(name, value.ToString(), TokenPlace.Body);
            }
            else if (type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            {
                isJson = true;
                hasCharset = type.Contains("charset=utf-8", StringComparison.OrdinalIgnoreCase);
                if (type.Contains("charset=", StringComparison.OrdinalIgnoreCase) && !hasCharset)
                    throw new ApiRefusal("invalid_charset");
                arguments = await ReadJsonAsync(request, cancellationToken);
                // A token in JSON is not looked at.
                arguments.Remove("token");
            }
            else
            {
                throw new ApiRefusal("invalid_post_type");
            }
        }

        var authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && authorization.Length > 7)
            (token, place) = (authorization[7..].Trim(), place is TokenPlace.None ? TokenPlace.Header : place);
        return new ApiCall(method, arguments, token, place, isJson, hasCharset);
    }

    /// <summary>The text of an argument; null when there is none, or an empty one.</summary>
    internal string? Text(string name) => Arguments[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>() is { Length: > 0 } text ? text : null,
        _ => throw ApiRefusal.Invalid(name, "must be a string"),
    };

    internal string Demand(string name) => Text(name) ?? throw ApiRefusal.Invalid(name);

    internal bool? Flag(string name) => Arguments[name]?.ToString().ToUpperInvariant() switch
    {
        null or "" => null,
        "TRUE" or "1" => true,
        "FALSE" or "0" => false,
        _ => throw ApiRefusal.Invalid(name, "must be a boolean"),
    };

    internal int? Number(string name) => Arguments[name] is { } value
        ? int.TryParse(value.ToString(), CultureInfo.InvariantCulture, out var number) ? number : throw ApiRefusal.Invalid(name, "must be an integer")
        : null;

    private static JsonNode? Read(string name, string value)
    {
        if (Flags.Contains(name) && value is ("true" or "1" or "false" or "0"))
            return value is "true" or "1";
        if (!Structures.Contains(name) || value.Length == 0)
            return value;
        try
        {
            return JsonNode.Parse(value);
        }
        catch (JsonException)
        {
            throw name is "blocks" ? new ApiRefusal("invalid_blocks_format") : ApiRefusal.Invalid(name, "must be JSON");
        }
    }

    private static async Task<JsonObject> ReadJsonAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body, cancellationToken: cancellationToken) as JsonObject ?? throw new ApiRefusal("json_not_object");
        }
        catch (JsonException)
        {
            throw new ApiRefusal("invalid_json");
        }
    }
}
