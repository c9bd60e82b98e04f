using Bot.Chat;

namespace Bot.Discord;

internal sealed class DiscordPoster(DiscordApi api) : IChannelPoster
{
    /// <summary>Of a nonce.</summary>
    private const int MaxNonce = 25;

    public string Platform => DiscordPlaces.Platform;

    public async Task PostAsync(string channel, Card card, CancellationToken cancellationToken)
    {
        try
        {
            await api.PostAsync(channel, CardMessage.Of(card) with { Nonce = Guid.NewGuid().ToString("N")[..MaxNonce], EnforceNonce = true }, cancellationToken);
        }
        catch (DiscordException exception)
        {
            throw new ChannelPostException(
                exception.IsClosedChannel ? $"{exception.Message}. Give the bot View Channel, Send Messages, Embed Links and Attach Files there, or name another channel" : exception.Message, exception);
        }
    }
}
