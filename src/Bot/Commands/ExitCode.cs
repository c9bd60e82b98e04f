namespace Bot.Commands;

internal static class ExitCode
{
    internal const int Success = 0;
    internal const int Error = 1;
    internal const int Usage = 2;
    internal const int NotFound = 3;

    /// <summary>128 + SIGINT, as shells report it.</summary>
    internal const int Stopped = 130;
}
