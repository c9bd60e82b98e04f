using System.Text.Json.Nodes;

namespace Bot.Tests.ModelStandIn;

/// <summary>A request as it came.</summary>
/// <param name="Authorization">The header of that name; at Azure's addresses api-key.</param>
internal sealed record ModelRequest(string Method, string Path, string Authorization, JsonObject Body)
{
    /// <summary>The texts of one role: "system", "user".</summary>
    internal string Text(string role) => string.Join('\n', Messages.Where(message => (string?)message["role"] == role).Select(TextOf));

    /// <summary>What the user's message holds.</summary>
    internal JsonObject Data => JsonNode.Parse(Text("user"))!.AsObject(); // it is an object wherever the bot asks

    private IEnumerable<JsonObject> Messages => Body["messages"]?.AsArray().OfType<JsonObject>() ?? [];

    private static string TextOf(JsonObject message) => message["content"] switch
    {
        JsonArray parts => string.Concat(parts.Select(part => (string?)part?["text"])),
        { } text => (string?)text ?? "",
        null => "",
    };
}

/// <summary>An error of the protocol.</summary>
internal sealed class ModelRefusal(int status, string message, string type = "invalid_request_error", string? param = null, string? code = null) : Exception(message)
{
    internal int Status => status;

    internal JsonObject Body => new() { ["error"] = new JsonObject { ["message"] = Message, ["type"] = type, ["param"] = param, ["code"] = code } };
}
