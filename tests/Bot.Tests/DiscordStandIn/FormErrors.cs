using System.Text.Json.Nodes;

namespace Bot.Tests.DiscordStandIn;

/// <summary>What is wrong with a body, in the shape of Discord's error 50035.</summary>
internal sealed class FormErrors
{
    private readonly JsonObject _errors = [];
    private readonly List<string> _told = [];

    internal void Add(string path, string code, string message)
    {
        _told.Add($"{path}: {message}");
        var node = _errors;
        foreach (var name in path.Split('.'))
        {
            if (node[name] is not JsonObject inner)
                node[name] = inner = [];
            node = inner;
        }

        if (node["_errors"] is not JsonArray list)
            node["_errors"] = list = [];
        list.Add(new JsonObject { ["code"] = code, ["message"] = message });
    }

    internal void CheckLength(JsonObject json, string name, string path, int most, int least = 0)
    {
        if (json[name] is null)
        {
            if (least > 0)
                Require(path);
            return;
        }

        if (json.Text(name) is not { } text)
            Add(path, "STRING_TYPE_CONVERT", "Could not interpret as string.");
        else if (text.Length < least || text.Length > most)
            Add(path, "BASE_TYPE_BAD_LENGTH", $"Must be between {least} and {most} in length.");
    }

    internal void CheckCount(JsonObject json, string name, string path, int most, int least = 0)
    {
        if (json[name] is null && least == 0)
            return;
        if (json[name] is not JsonArray list)
            Add(path, "LIST_TYPE_CONVERT", "Must be a list.");
        else if (list.Count < least || list.Count > most)
            Add(path, "BASE_TYPE_BAD_LENGTH", $"Must be between {least} and {most} in length.");
    }

    internal void Require(string path) => Add(path, "BASE_TYPE_REQUIRED", "This field is required");

    internal void ThrowIfAny()
    {
        if (_told.Count > 0)
            throw ToRefusal();
    }

    internal RestRefusal ToRefusal() => new(400, 50035, "Invalid Form Body", _errors, string.Join("; ", _told));
}
