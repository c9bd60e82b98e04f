using Bot.Chat;
using Bot.Tests.SlackStandIn;

namespace Bot.Tests.Scenarios;

/// <summary>What the bot posts in a channel, handed to those who wait for it there: each message once, to the first who waits for one like it.</summary>
internal sealed class SlackPosts
{
    private readonly Lock _gate = new();
    private readonly List<SlackPost> _unread = [];
    private readonly List<(Func<SlackPost, bool> IsIt, TaskCompletionSource<SlackMessage> Source)> _waiting = [];

    internal SlackPosts(SlackChannel channel, CancellationToken cancellationToken) => _ = ReadAsync(channel, cancellationToken);

    internal async Task<SlackMessage> NextAsync(Func<SlackPost, bool> isIt, CancellationToken cancellationToken)
    {
        var source = new TaskCompletionSource<SlackMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_unread.Find(post => isIt(post)) is { } post)
            {
                _unread.Remove(post);
                return post.Message;
            }

            _waiting.Add((isIt, source));
        }

        await using (cancellationToken.Register(() => source.TrySetCanceled(cancellationToken)))
            return await source.Task;
    }

    private async Task ReadAsync(SlackChannel channel, CancellationToken cancellationToken)
    {
        while (true)
        {
            var message = await channel.NextMessageAsync(cancellationToken);
            var post = SlackPost.Of(message);
            lock (_gate)
            {
                _waiting.RemoveAll(waiting => waiting.Source.Task.IsCompleted);
                var first = _waiting.Find(waiting => waiting.IsIt(post) && waiting.Source.TrySetResult(message));
                if (first.Source is null)
                    _unread.Add(post);
            }
        }
    }
}

/// <summary>A message with what is often asked of it.</summary>
/// <param name="Title">Null where it has none.</param>
internal sealed record SlackPost(SlackMessage Message, string? Thread, string? Title, bool HasFiles)
{
    internal SlackPerson? Viewer => Message.Viewer;

    internal static SlackPost Of(SlackMessage message) => new(
        message,
        message.ThreadTs,
        message.Blocks.FirstOrDefault(block => block["type"]?.ToString() == "header")?["text"]?["text"]?.ToString(),
        message.Files.Count > 0);

    /// <summary>It may be the answer to a question, which stands above it, cut when it is long.</summary>
    internal bool Answers(string question) => Title is null || question.StartsWith(Title.Replace(CutText.Mark, "", StringComparison.Ordinal), StringComparison.Ordinal);
}
