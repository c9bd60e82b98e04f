using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bot.Models;

/// <summary>Whether an endpoint refused a request for one of its parameters, and not for something else whose text only has the word.</summary>
internal static class ParameterRefusal
{
    /// <param name="body">What the endpoint answered.</param>
    internal static bool IsOf(string body, string parameter)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return IsOf(document.RootElement, parameter);
        }
        catch (JsonException)
        {
            return IsSaid(body, parameter);
        }
    }

    private static bool IsOf(JsonElement root, string parameter)
    {
        // {"error": {"message", "param"}} of OpenAI; {"detail": [{"loc": ["body", "temperature"]}]} of FastAPI; {"error": "…"} of others.
        if (root.ValueKind != JsonValueKind.Object)
            return root.ValueKind == JsonValueKind.String && IsSaid(root.GetString() ?? "", parameter);
        if (root.TryGetProperty("detail", out var details) && details.ValueKind == JsonValueKind.Array)
            return details.EnumerateArray().Any(detail => detail.ValueKind == JsonValueKind.Object && detail.TryGetProperty("loc", out var place) && place.ValueKind == JsonValueKind.Array && place.EnumerateArray().Any(part => part.ValueKind == JsonValueKind.String && part.GetString() == parameter));
        var error = root.TryGetProperty("error", out var inner) ? inner : root;
        if (error.ValueKind == JsonValueKind.String)
            return IsSaid(error.GetString() ?? "", parameter);
        if (error.ValueKind != JsonValueKind.Object)
            return false;
        if (error.TryGetProperty("param", out var param) && param.ValueKind == JsonValueKind.String && param.GetString() is { Length: > 0 } named)
            return named == parameter || named.StartsWith(parameter + ".", StringComparison.Ordinal);
        return error.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String && IsSaid(message.GetString() ?? "", parameter);
    }

    /// <summary>"'temperature' is not supported", "Unknown parameter: temperature": refusal and name in one breath.</summary>
    private static bool IsSaid(string message, string parameter)
    {
        var name = $"""['"`]?(?<![\w-]){Regex.Escape(parameter)}(?![\w-])(\.\w+)*['"`]?""";
        const string refusal = @"(not\s+(be\s+)?(supported|allowed|permitted|available|recogni[sz]ed|accepted|implemented)|unsupported|unknown|unrecogni[sz]ed|unexpected|invalid|does\s+not\s+support|doesn't\s+support|no\s+support\s+for)";
        return Regex.IsMatch(message, $@"{name}(\s+\w+){{0,3}}\s+{refusal}|{refusal}[\s:]+(\w+[\s:]+){{0,3}}{name}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
    }
}
