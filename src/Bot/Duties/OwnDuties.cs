namespace Bot.Duties;

/// <summary>There is no other process.</summary>
internal sealed class OwnDuties : IDuties
{
    public Task DoAsync(string duty, Func<DutyNotes, CancellationToken, Task> work, CancellationToken stopping, Action? elsewhere = null) => work(DutyNotes.None, stopping);
}
