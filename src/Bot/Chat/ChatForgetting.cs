using System.Data.Common;

namespace Bot.Chat;

/// <summary>Deletes conversations that are older than they are kept, at the start and once a day.</summary>
internal sealed partial class ChatForgetting(ChatTurns turns, ChatOptions options, TimeProvider time, ILogger<ChatForgetting> logger) : BackgroundService
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Day, time);
        do
        {
            try
            {
                turns.Forget(TimeSpan.FromDays(options.KeepDays));
            }
            catch (DbException exception)
            {
                LogNotForgotten(exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "Old conversations could not be deleted ({Reason}); it is tried again tomorrow. Is the disk of the data folder full, or the shared database out of reach?")]
    private partial void LogNotForgotten(string reason);
}
