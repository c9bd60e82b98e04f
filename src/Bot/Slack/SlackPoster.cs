using Bot.Chat;

namespace Bot.Slack;

internal sealed class SlackPoster(SlackApi api) : IChannelPoster
{
    public string Platform => SlackPlaces.Platform;

    public async Task PostAsync(string channel, Card card, CancellationToken cancellationToken)
    {
        try
        {
            var drawing = CardBlocks.Of(card);
            var posted = await api.PostAsync(new SlackMessage(drawing.Text) { Channel = channel, Blocks = drawing.Blocks }, cancellationToken);
            if (drawing.Files.Count > 0)
                await api.UploadAsync(drawing.Files, channel, posted, comment: null, cancellationToken);
        }
        catch (SlackException exception)
        {
            throw new ChannelPostException(exception.IsClosedChannel ? $"{exception.Message}. Invite the bot to it, if it is not archived, or name another channel" : exception.Message, exception);
        }
    }
}
