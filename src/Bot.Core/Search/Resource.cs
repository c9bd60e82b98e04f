namespace Bot.Core.Search;

/// <summary>The word lists and weights that are built into the program.</summary>
internal static class Resource
{
    public static Stream Open(string name) => typeof(Resource).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The program was built without {name}.");

    public static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(Open(name));
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
