namespace Bot.Chat;

/// <summary>Posts into a channel what nobody there asked for: a line of the audit, the weekly digest. Each chat registers its own.</summary>
internal interface IChannelPoster
{
    /// <summary>"discord", "slack".</summary>
    string Platform { get; }

    /// <param name="channel">The id that the platform gives it.</param>
    /// <exception cref="ChannelPostException">It cannot be posted; the message says why and what to do.</exception>
    Task PostAsync(string channel, Card card, CancellationToken cancellationToken);
}

internal sealed class ChannelPostException(string message, Exception inner) : Exception(message, inner);
