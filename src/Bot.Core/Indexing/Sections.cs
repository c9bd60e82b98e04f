using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Bot.Core.Indexing;

/// <summary>Named stretches of bytes: in memory as they were built, or those of a file that is mapped.</summary>
internal sealed class Sections
{
    private readonly Dictionary<string, Section> _sections = new(StringComparer.Ordinal);

    /// <summary>The file that they are of; empty where they are in memory.</summary>
    public string File { get; init; } = "";

    /// <summary>In the order in which they were added.</summary>
    public IEnumerable<(string Name, IEnumerable<ReadOnlyMemory<byte>> Parts)> All => _sections.Select(section => (section.Key, section.Value.Parts ?? [section.Value.Bytes]));

    /// <exception cref="InvalidDataException">There is no such section: another program wrote the file.</exception>
    public ReadOnlyMemory<byte> this[string name] =>
        _sections.TryGetValue(name, out var section) ? section.Bytes : throw new InvalidDataException($"The index has no section {name}.");

    public bool Has(string name) => _sections.ContainsKey(name);

    /// <summary>For a section that was not checked when the file was opened: whether its checksum holds.</summary>
    public bool IsWhole(string name) => _sections[name].Checksum is not { } checksum || XxHash3.HashToUInt64(this[name].Span) == checksum;

    /// <summary>The bytes are copied.</summary>
    public void Add(string name, ReadOnlyMemory<byte> bytes) => AddFixed(name, new FixedMemory(bytes.Span).Memory);

    /// <summary>The same bytes as those of another section.</summary>
    public void AddFixed(string name, ReadOnlyMemory<byte> bytes) => _sections.Add(name, new Section(bytes, Parts: null, Checksum: null));

    public void Add<T>(string name, ReadOnlySpan<T> values)
        where T : unmanaged => AddFixed(name, FlatArray<T>.Of(values).Bytes);

    /// <summary>The lists one behind the other.</summary>
    public void AddInOrder<T>(string name, IReadOnlyList<List<T>> lists)
        where T : unmanaged
    {
        var memory = new FixedMemory(checked(lists.Sum(list => list.Count) * Unsafe.SizeOf<T>()));
        var rest = memory.GetSpan();
        foreach (var list in lists)
        {
            var bytes = MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(list));
            bytes.CopyTo(rest);
            rest = rest[bytes.Length..];
        }

        AddFixed(name, memory.Memory);
    }

    /// <param name="checksum">XXH3 that the file says it has.</param>
    public void AddMapped(string name, ReadOnlyMemory<byte> bytes, ulong checksum) => _sections.Add(name, new Section(bytes, Parts: null, checksum));

    /// <summary>A section that is too large to be put together in memory, and can only be written.</summary>
    /// <param name="parts">One behind the other; each is written before the next is asked for.</param>
    public void AddParts(string name, IEnumerable<ReadOnlyMemory<byte>> parts) => _sections.Add(name, new Section(default, parts, Checksum: null));

    public FlatArray<T> Read<T>(string name)
        where T : unmanaged => new(this[name]);

    private sealed record Section(ReadOnlyMemory<byte> Bytes, IEnumerable<ReadOnlyMemory<byte>>? Parts, ulong? Checksum);
}
