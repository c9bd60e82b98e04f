using Bot.Chat;

namespace Bot.Discord;

/// <summary>Tells somebody in direct messages what can be told no more where it was asked.</summary>
internal sealed partial class DiscordDirect(DiscordApi api, ILogger<DiscordDirect> logger)
{
    internal async Task SendAsync(Interaction interaction, Card card, CancellationToken cancellationToken)
    {
        try
        {
            var channel = await api.DirectChannelAsync(DiscordPlaces.PersonOf(interaction).Id, cancellationToken);
            // Who manages a server does so in it alone: in direct messages its buttons would refuse that person.
            var message = CardMessage.Of(card with { Buttons = [] });
            await api.PostAsync(channel.Id, message with { Nonce = interaction.Id, EnforceNonce = true }, cancellationToken);
        }
        catch (DiscordException exception)
        {
            LogNotTold(exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What came of a moderator's command could not be told in direct messages; /corpus status and /corpus history tell it: {Reason}")]
    private partial void LogNotTold(string reason);
}
