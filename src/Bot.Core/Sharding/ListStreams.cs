namespace Bot.Core.Sharding;

/// <summary>Lists behind how many they have.</summary>
internal static class ListStreams
{
    public static void WriteList<T>(this BinaryWriter writer, IReadOnlyList<T> list, Action<T> write)
    {
        writer.Write7BitEncodedInt(list.Count);
        foreach (var item in list)
            write(item);
    }

    /// <exception cref="InvalidDataException">The rest cannot hold so many.</exception>
    public static T[] ReadList<T>(this BinaryReader reader, Func<T> read)
    {
        var count = reader.Read7BitEncodedInt();
        if (count < 0 || count > reader.BaseStream.Length - reader.BaseStream.Position)
            throw new InvalidDataException("A length is wrong.");
        var list = count == 0 ? [] : new T[count];
        for (var i = 0; i < list.Length; i++)
            list[i] = read();
        return list;
    }
}
