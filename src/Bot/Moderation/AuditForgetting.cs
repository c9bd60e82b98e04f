using System.Data.Common;

namespace Bot.Moderation;

/// <summary>Deletes entries of the audit that are older than they are kept, at the start and once a day.</summary>
internal sealed partial class AuditForgetting(AuditLog audit, ModerationOptions options, TimeProvider time, ILogger<AuditForgetting> logger) : BackgroundService
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Day, time);
        do
        {
            try
            {
                audit.Forget(time.GetUtcNow() - TimeSpan.FromDays(options.AuditDays));
            }
            catch (DbException exception)
            {
                LogNotForgotten(exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "Old entries of the audit could not be deleted ({Reason}); it is tried again tomorrow. Is the disk of the data folder full, or the shared database out of reach?")]
    private partial void LogNotForgotten(string reason);
}
