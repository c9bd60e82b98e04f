namespace Bot.Core;

/// <summary>The right to change the corpus, in this process and among all that share the data folder, until it is given back.</summary>
internal sealed class ChangeRight(Lock changing, IDisposable? everywhere) : IDisposable
{
    public void Dispose()
    {
        everywhere?.Dispose();
        changing.Exit();
    }
}
