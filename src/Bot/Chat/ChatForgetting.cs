namespace Bot.Chat;

/// <summary>Deletes conversations that are older than they are kept, at the start and once a day.</summary>
internal sealed class ChatForgetting(ChatTurns turns, ChatOptions options, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Day, time);
        do
        {
            turns.Forget(TimeSpan.FromDays(options.KeepDays));
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
