using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bot.Tests.ModelStandIn;

/// <summary>What OpenAI takes as a request of a chat completion; https://platform.openai.com/docs/api-reference/chat/create and .../guides/structured-outputs.</summary>
internal static partial class ChatRules
{
    private static readonly string[] Known =
    [
        "model", "messages", "stream", "stream_options", "temperature", "top_p", "n", "stop", "max_tokens", "max_completion_tokens", "presence_penalty", "frequency_penalty", "logit_bias", "logprobs",
        "top_logprobs", "user", "seed", "tools", "tool_choice", "parallel_tool_calls", "response_format", "service_tier", "store", "metadata", "modalities", "reasoning_effort",
    ];

    private static readonly string[] Roles = ["system", "developer", "user", "assistant"];

    /// <exception cref="ModelRefusal">It would be refused.</exception>
    internal static void Check(JsonObject body)
    {
        if (body.Select(property => property.Key).Except(Known).FirstOrDefault() is { } unknown)
            throw Wrong($"Unrecognized request argument supplied: {unknown}", unknown);
        if (body["model"] is not JsonValue model || !model.TryGetValue<string>(out _))
            throw Wrong("you must provide a model parameter", "model");
        if (body["messages"] is not JsonArray { Count: > 0 } messages)
            throw Wrong("Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.", "messages");
        foreach (var message in messages)
            CheckMessage(message as JsonObject ?? throw Wrong("Invalid type for 'messages': expected an object.", "messages"));
        CheckRange(body, "temperature", 0, 2);
        CheckRange(body, "max_tokens", 1, 1_000_000);
        CheckRange(body, "max_completion_tokens", 1, 1_000_000);
        if (body["stream_options"] is not null && body["stream"]?.GetValue<bool>() != true)
            throw Wrong("The 'stream_options' parameter is only allowed when 'stream' is enabled.", "stream_options");
        if (body["response_format"] is { } format)
            CheckFormat(format);
    }

    private static void CheckMessage(JsonObject message)
    {
        if (!Roles.Contains((string?)message["role"]))
            throw Wrong($"Invalid value: '{message["role"]}'. Supported values are: 'system', 'assistant', 'user', 'function', 'tool', and 'developer'.", "messages.role");
        if (message["content"] is JsonArray parts ? parts.Count == 0 || parts.Any(part => (string?)part?["type"] != "text" || part["text"] is null) : message["content"] is not JsonValue text || !text.TryGetValue<string>(out _))
            throw Wrong("Invalid value for 'content': expected a string, got null.", "messages.content");
    }

    private static void CheckRange(JsonObject body, string name, double least, double most)
    {
        if (body[name] is { } value && (double)value is var number && (number < least || number > most))
            throw Wrong($"Invalid '{name}': {number} is not between {least} and {most}.", name);
    }

    private static void CheckFormat(JsonNode format)
    {
        switch ((string?)format["type"])
        {
            case "text" or "json_object":
                return;
            case "json_schema":
                break;
            default:
                throw Wrong("Invalid value for 'response_format.type'.", "response_format.type");
        }

        if (format["json_schema"] is not JsonObject schema)
            throw Wrong("Missing required parameter: 'response_format.json_schema'.", "response_format.json_schema");
        if (!Name().IsMatch((string?)schema["name"] ?? ""))
            throw Wrong("Invalid 'response_format.json_schema.name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.", "response_format.json_schema.name");
        if (schema["strict"]?.GetValue<bool>() == true)
            CheckStrict(schema["schema"] as JsonObject ?? throw Wrong("Missing required parameter: 'response_format.json_schema.schema'.", "response_format.json_schema.schema"), (string?)schema["name"]);
    }

    private static void CheckStrict(JsonObject schema, string? name)
    {
        if ((string?)schema["type"] == "object")
        {
            var properties = schema["properties"] as JsonObject ?? [];
            if (schema["additionalProperties"] is not JsonValue more || !more.TryGetValue<bool>(out var takesMore) || takesMore)
                throw Wrong($"Invalid schema for response_format '{name}': In context=(), 'additionalProperties' is required to be supplied and to be false.", "response_format");
            var required = schema["required"]?.AsArray().Select(property => (string?)property).ToList() ?? [];
            if (properties.Select(property => property.Key).Except(required).FirstOrDefault() is { } missing)
                throw Wrong($"Invalid schema for response_format '{name}': In context=(), 'required' is required to be supplied and to be an array including every key in properties. Missing '{missing}'.", "response_format");
            foreach (var (_, property) in properties)
                CheckStrict(property!.AsObject(), name); // a property has a schema
        }

        if (schema["items"] is JsonObject items)
            CheckStrict(items, name);
    }

    private static ModelRefusal Wrong(string message, string param) => new(400, message, param: param);

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Name();
}
