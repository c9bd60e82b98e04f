using System.Collections.Concurrent;

namespace Bot.Duties;

/// <summary>What who has a duty leaves to who has it next, in texts by their names.</summary>
internal sealed class DutyNotes(IReadOnlyDictionary<string, string> left)
{
    private readonly ConcurrentDictionary<string, Func<string?>> _told = new(StringComparer.Ordinal);

    /// <summary>Nobody was before, and nobody comes after.</summary>
    internal static DutyNotes None => new(new Dictionary<string, string>()) { IsPassedOn = false };

    /// <summary>Somebody may go on from where this ends.</summary>
    internal bool IsPassedOn { get; private init; } = true;

    /// <summary>What the one before left; null where that is nothing.</summary>
    internal string? Left(string name) => left.GetValueOrDefault(name);

    /// <param name="text">Asked each second and at the end, by another thread; null where there is nothing to tell.</param>
    internal void Tell(string name, Func<string?> text) => _told[name] = text;

    internal IReadOnlyDictionary<string, string?> Told() => _told.ToDictionary(note => note.Key, note => note.Value(), StringComparer.Ordinal);
}
