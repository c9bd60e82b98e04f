using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Bot.Slack;

/// <summary>What Slack sends by HTTP: JSON for events, forms for the rest.</summary>
internal static class SlackRequestBody
{
    /// <summary>The longest have some ten kilobytes.</summary>
    private const int MaxBytes = 1024 * 1024;

    /// <summary>Null when it is too long.</summary>
    internal static async Task<byte[]?> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        var part = new byte[16 * 1024];
        while (await context.Request.Body.ReadAsync(part, context.RequestAborted) is > 0 and var read)
        {
            body.Write(part, 0, read);
            if (body.Length > MaxBytes)
                return null;
        }

        return body.ToArray();
    }

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
            using var form = new FormReader(new MemoryStream(body), Encoding.UTF8) { ValueLengthLimit = MaxBytes };
            return form.ReadForm().ToDictionary(field => field.Key, field => field.Value[0] ?? "", StringComparer.Ordinal);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
