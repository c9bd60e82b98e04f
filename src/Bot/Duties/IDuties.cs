namespace Bot.Duties;

/// <summary>What one process does for all: to keep a connection of a chat, to watch the folder.</summary>
internal interface IDuties
{
    /// <summary>Does it whenever it is this process' turn, until it is stopped or the work ends by itself.</summary>
    /// <param name="duty">Its name among all processes: "discord/0", "slack".</param>
    /// <param name="work">Until it is cancelled; another process waits for it to end.</param>
    /// <param name="elsewhere">Called now and then while another process does it.</param>
    Task DoAsync(string duty, Func<DutyNotes, CancellationToken, Task> work, CancellationToken stopping, Action? elsewhere = null);
}
