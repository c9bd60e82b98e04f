using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Bot.Core.Articles;

/// <summary>How texts, lists and arrays stand in the files of a version: numbers little-endian, arrays as they lie in memory behind their length.</summary>
internal static class Binary
{
    // As UTF-16: a lone surrogate in an article would not survive UTF-8.
    public static void WriteText(BinaryWriter writer, string text)
    {
        writer.Write(text.Length);
        writer.Write(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    public static string ReadText(BinaryReader reader) =>
        string.Create(reader.ReadInt32(), reader, static (text, reader) => reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(text)));

    public static void WriteOptional(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
            writer.Write(text);
    }

    public static string? ReadOptional(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    public static void WriteStrings(BinaryWriter writer, IReadOnlyCollection<string> strings)
    {
        writer.Write(strings.Count);
        foreach (var text in strings)
            writer.Write(text);
    }

    public static string[] ReadStrings(BinaryReader reader)
    {
        var strings = Length(reader, 1) is > 0 and var count ? new string[count] : [];
        for (var i = 0; i < strings.Length; i++)
            strings[i] = reader.ReadString();
        return strings;
    }

    /// <summary>A number of items that the rest of the file can hold.</summary>
    public static int Length(BinaryReader reader, int itemBytes)
    {
        var length = reader.ReadInt32();
        return length >= 0 && length <= (reader.BaseStream.Length - reader.BaseStream.Position) / itemBytes ? length : throw new InvalidDataException("A length is wrong.");
    }

    public static void WriteArray<T>(BinaryWriter writer, T[] array)
        where T : unmanaged
    {
        writer.Write(array.Length);
        writer.Write(MemoryMarshal.AsBytes(array.AsSpan()));
    }

    public static T[] ReadArray<T>(BinaryReader reader)
        where T : unmanaged
    {
        var array = Length(reader, Unsafe.SizeOf<T>()) is > 0 and var count ? new T[count] : [];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(array.AsSpan()));
        return array;
    }
}
