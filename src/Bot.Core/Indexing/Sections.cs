using System.Runtime.InteropServices;

namespace Bot.Core.Indexing;

/// <summary>Named stretches of bytes: in memory as they were built, or those of a file that is mapped.</summary>
internal sealed class Sections
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _sections = new(StringComparer.Ordinal);

    /// <summary>In the order in which they were added.</summary>
    public IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> All => _sections.Select(section => (section.Key, section.Value));

    /// <exception cref="InvalidDataException">There is no such section: another program wrote the file.</exception>
    public ReadOnlyMemory<byte> this[string name] =>
        _sections.TryGetValue(name, out var bytes) ? bytes : throw new InvalidDataException($"The index has no section {name}.");

    public Sections Copy()
    {
        var copy = new Sections();
        foreach (var (name, bytes) in _sections)
            copy.Add(name, bytes);
        return copy;
    }

    public void Add(string name, ReadOnlyMemory<byte> bytes) => _sections.Add(name, bytes);

    public void Add<T>(string name, ReadOnlySpan<T> values)
        where T : unmanaged => _sections.Add(name, MemoryMarshal.AsBytes(values).ToArray());

    public FlatArray<T> Read<T>(string name)
        where T : unmanaged => new(this[name]);
}
