using System.Text;
using System.Text.Json;
using Bot.Chat;
using Microsoft.AspNetCore.WebUtilities;

namespace Bot.Slack;

/// <summary>What Slack sends by HTTP: JSON for events, forms for the rest.</summary>
internal static class SlackRequestBody
{
    /// <summary>Null when it is no JSON object.</summary>
    internal static JsonElement? Json(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonElement.Parse(json) is { ValueKind: JsonValueKind.Object } payload ? payload : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null when it is no form; of a field that is given twice the first one counts.</summary>
    internal static Dictionary<string, string>? Form(byte[] body)
    {
        try
        {
            using var form = new FormReader(new MemoryStream(body), Encoding.UTF8) { ValueLengthLimit = RequestBody.MaxBytes };
            return form.ReadForm().ToDictionary(field => field.Key, field => field.Value[0] ?? "", StringComparer.Ordinal);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
