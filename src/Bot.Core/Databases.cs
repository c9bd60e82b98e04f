using Bot.Core.Articles;

namespace Bot.Core;

/// <summary>Where the databases of all stores are.</summary>
public abstract class Databases
{
    /// <summary>Opens the database of a store; makes it, or adds what it lacks.</summary>
    /// <param name="part">Where there are several of the store, which one: a relative path.</param>
    /// <exception cref="CorpusException">It cannot be opened, or a newer program made it.</exception>
    public abstract Database Open(DatabaseSchema schema, string part = "");
}

/// <summary>One SQLite file for each, in the data folder.</summary>
public sealed class LocalDatabases(string folder) : Databases
{
    public override Database Open(DatabaseSchema schema, string part = "") => LocalDatabase.Open(Path.Combine(folder, part, $"{schema.Name}.db"), schema.Local, schema.Holds);
}
