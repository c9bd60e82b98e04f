using Bot.Core.Articles;
using Microsoft.Extensions.Options;

namespace Bot.Commands;

/// <summary>appsettings.json with the user secrets over it, and environment variables (<c>Corpus__Folder</c>) over both.</summary>
internal sealed record SettingsFile(string Home, IConfiguration Values)
{
    private const string Name = "appsettings.json";

    /// <summary>Reads the file of this folder, else the nearest one above the program. Its folder is where relative paths start.</summary>
    /// <exception cref="CorpusException">The file, or that of the user secrets, is not JSON.</exception>
    internal static SettingsFile Read(string folder)
    {
        var home = Above(folder, levels: 1) ?? Above(AppContext.BaseDirectory, levels: int.MaxValue) ?? folder;
        var builder = new ConfigurationBuilder()
            .AddJsonFile(source =>
            {
                source.Path = Path.Combine(home, Name);
                source.Optional = true;
                source.ResolveFileProvider();
            })
            .AddConfiguration(Secrets())
            .AddEnvironmentVariables();
        try
        {
            return new SettingsFile(home, builder.Build());
        }
        catch (InvalidDataException exception)
        {
            throw new CorpusException($"{Path.Combine(home, Name)} is not JSON: {exception.GetBaseException().Message}", exception);
        }
    }

    /// <summary>What <c>dotnet user-secrets set</c> keeps outside of every repository.</summary>
    private static IConfigurationRoot Secrets()
    {
        try
        {
            return new ConfigurationBuilder().AddUserSecrets(typeof(SettingsFile).Assembly, optional: true, reloadOnChange: false).Build();
        }
        catch (InvalidDataException exception)
        {
            throw new CorpusException($"The file of the user secrets is not JSON; set them anew with `dotnet user-secrets`: {exception.GetBaseException().Message}", exception);
        }
    }

    /// <exception cref="CorpusException">A value cannot be read, such as a word where a number belongs.</exception>
    internal void Bind(string section, Action<IConfigurationSection> bind)
    {
        try
        {
            bind(Values.GetSection(section));
        }
        catch (InvalidOperationException exception)
        {
            throw new CorpusException($"{Name} or environment, section {section}: {exception.Message}", exception);
        }
    }

    /// <summary>A list that is written as one value, "1, 2", as in the environment; binding takes lists of JSON alone.</summary>
    internal void AddListed(string section, string name, IList<string> list)
    {
        foreach (var value in (Values[$"{section}:{name}"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            list.Add(value);
    }

    /// <exception cref="CorpusException">A value is out of its range.</exception>
    internal static void Check(string section, ValidateOptionsResult validation)
    {
        if (validation.Failed)
            throw new CorpusException($"{Name} or environment, section {section}: {validation.FailureMessage}");
    }

    private static string? Above(string start, int levels)
    {
        for (var folder = new DirectoryInfo(start); folder is not null && levels > 0; folder = folder.Parent, levels--)
            if (File.Exists(Path.Combine(folder.FullName, Name)))
                return folder.FullName;
        return null;
    }
}
