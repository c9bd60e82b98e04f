using System.Net;

namespace Bot.Discord;

/// <summary>Discord refused a request: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json.</summary>
/// <param name="code">Discord's own code; 0 when it gave none.</param>
internal sealed class DiscordException(HttpStatusCode status, int code, string message) : Exception(message)
{
    internal const int UnknownChannel = 10003;
    internal const int UnknownMessage = 10008;
    internal const int UnknownWebhook = 10015;
    internal const int UnknownInteraction = 10062;
    internal const int AlreadyAcknowledged = 40060;
    internal const int ThreadExists = 160004;
    internal const int MissingAccess = 50001;
    internal const int MissingPermissions = 50013;
    internal const int InvalidWebhookToken = 50027;

    internal HttpStatusCode Status => status;

    internal int Code => code;

    /// <summary>The channel is closed to the bot.</summary>
    internal bool IsClosedChannel => Code is UnknownChannel or MissingAccess or MissingPermissions;
}
