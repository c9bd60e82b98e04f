using Npgsql;

namespace Bot.Cluster;

/// <summary>Hears what <see cref="Core.DatabaseWriter.Announce"/> says on any machine.</summary>
internal sealed class SharedListener(SharedDatabases place, TimeProvider time)
{
    /// <summary>After so long without a word the connection is asked whether it is still there.</summary>
    private const int KeepAliveSeconds = 10;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Listens until it is cancelled; a connection that breaks is made again, however long that takes.</summary>
    /// <param name="heard">What was said. It is empty each time that listening begins, since what was said before was missed: look again. Where it meets a database out of reach, listening begins again.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal async Task ListenAsync(string channel, Action<string> heard, CancellationToken cancellationToken)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                await using var connection = place.Alone(KeepAliveSeconds);
                // Told when nothing is under way on the connection: what a handler throws would be lost.
                var said = new Queue<string>([""]);
                connection.Notification += (_, notice) => said.Enqueue(notice.Payload);
                await connection.OpenAsync(cancellationToken);
                await using (var command = new NpgsqlCommand($"LISTEN {place.Channel(channel)}", connection))
                    await command.ExecuteNonQueryAsync(cancellationToken);
                while (true)
                {
                    while (said.TryDequeue(out var text))
                        heard(text);
                    failures = 0;
                    await connection.WaitAsync(cancellationToken);
                }
            }
            catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException && !cancellationToken.IsCancellationRequested)
            {
                // At once where it worked a moment ago.
                if (failures > 0)
                    await Task.Delay(LongestPause < Pause(failures) ? LongestPause : Pause(failures), time, cancellationToken);
            }
        }
    }

    private static TimeSpan Pause(int failures) => TimeSpan.FromMilliseconds(100 * Math.Pow(2, Math.Min(failures, 10)));
}
