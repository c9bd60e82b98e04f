using Bot.Chat;

namespace Bot.Slack;

/// <summary>
/// A message in the direct messages of somebody that tells how far a work is. It stands there since what Slack calls ephemeral cannot be edited, and the address of a command
/// takes five answers.
/// </summary>
/// <param name="elsewhere">Says where it was asked for that the message stands elsewhere.</param>
internal sealed class SlackLive(SlackApi api, SlackReply reply, Func<SlackReply, CancellationToken, Task> elsewhere)
{
    private string? _channel;
    private string? _ts;

    /// <exception cref="SlackException">It cannot be shown.</exception>
    internal async Task ShowAsync(Card card, CancellationToken cancellationToken)
    {
        var drawing = CardBlocks.Of(card);
        if (_ts is not null)
        {
            await UpdateAsync(drawing, cancellationToken);
            return;
        }

        _channel ??= await api.DirectChannelAsync(reply.User, cancellationToken);
        _ts = await api.PostAsync(Message(drawing), cancellationToken);
        if (_channel != reply.Channel)
            await elsewhere(reply, cancellationToken);
    }

    /// <returns>The channel that it stands in; null when nothing was shown, or it cannot stand there.</returns>
    internal async Task<string?> TryEndAsync(SlackDrawing drawing, CancellationToken cancellationToken)
    {
        if (_ts is null)
            return null;
        try
        {
            await UpdateAsync(drawing, cancellationToken);
        }
        catch (SlackException)
        {
            // Somebody may have deleted the message, or it is too long to be edited.
            await PostAsync(drawing, cancellationToken);
        }

        return _channel;
    }

    private async Task PostAsync(SlackDrawing drawing, CancellationToken cancellationToken)
    {
        try
        {
            await api.PostAsync(Message(drawing), cancellationToken);
        }
        catch (SlackException)
        {
            // Where it was asked for, it may still be told.
            _channel = null;
        }
    }

    private Task UpdateAsync(SlackDrawing drawing, CancellationToken cancellationToken) => api.UpdateAsync(Message(drawing) with { Ts = _ts }, cancellationToken);

    private SlackMessage Message(SlackDrawing drawing) => new(drawing.Text) { Channel = _channel, Blocks = drawing.Blocks };
}
