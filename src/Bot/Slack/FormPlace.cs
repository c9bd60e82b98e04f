using System.Text.Json;

namespace Bot.Slack;

/// <summary>Where a form was opened, and so where its answer goes. Slack keeps it with the form and gives it back.</summary>
/// <param name="Channel">Null on the page of the app itself: the answer is a direct message.</param>
/// <param name="ResponseUrl">Of the command that opened it.</param>
internal sealed record FormPlace(string? Channel, Uri? ResponseUrl = null)
{
    internal static readonly FormPlace Nowhere = new(Channel: null);

    internal string Write() => JsonSerializer.Serialize(this, SlackJson.Default.FormPlace);

    internal static FormPlace Read(string? metadata)
    {
        try
        {
            return string.IsNullOrEmpty(metadata) ? Nowhere : JsonSerializer.Deserialize(metadata, SlackJson.Default.FormPlace) ?? Nowhere;
        }
        catch (JsonException)
        {
            return Nowhere;
        }
    }

    // The address is a secret.
    public override string ToString() => $"{nameof(FormPlace)} {Channel}";
}
