namespace Bot.Commands;

/// <summary>What <c>doctor</c> found out, in a sentence with the remedy where there is one.</summary>
internal sealed record Finding(FindingKind Kind, string Text);

internal enum FindingKind
{
    Good,

    /// <summary>Not switched on.</summary>
    Off,

    /// <summary>Works, but not all of it.</summary>
    Warning,

    Failure,

    /// <summary>To use, not to mend: an address.</summary>
    Note,
}
