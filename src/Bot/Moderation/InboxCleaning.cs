namespace Bot.Moderation;

/// <summary>Deletes at the start what a bot that was killed left half written in the corpus folder.</summary>
internal sealed class InboxCleaning(ArticleInbox inbox) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.Run(inbox.CleanUp, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
