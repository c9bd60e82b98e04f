namespace Bot.Tests;

/// <summary>Tests that keep all processors busy, and would make others wait for longer than they do.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
