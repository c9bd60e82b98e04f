namespace Bot.Core;

/// <summary>The right to change the corpus, in this process and among all that share the data folder, until it is given back.</summary>
/// <param name="ended">Called before anybody else may change it.</param>
internal sealed class ChangeRight(Lock changing, IDisposable? everywhere, Action ended) : IDisposable
{
    public void Dispose()
    {
        try
        {
            ended();
        }
        finally
        {
            everywhere?.Dispose();
            changing.Exit();
        }
    }
}
