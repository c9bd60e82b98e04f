using System.CommandLine;
using Bot.Commands;
using Bot.Core.Articles;

namespace Bot.Tests.Commands;

public sealed class SettingsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-settings-");

    [Fact]
    public void A_folder_of_the_settings_starts_at_the_settings_file()
    {
        Write("""{ "Corpus": { "Folder": "articles" } }""");

        Assert.Equal(Path.Combine(_folder.FullName, "articles"), Folder([]));
    }

    [Fact]
    public void A_folder_of_the_command_line_wins_and_starts_where_the_user_stands()
    {
        Write("""{ "Corpus": { "Folder": "articles" } }""");

        Assert.Equal(Path.Combine(_folder.FullName, "mine"), Folder(["--corpus", "mine"]));
    }

    [Fact]
    public void Without_a_settings_file_here_the_one_above_the_program_counts() =>
        Assert.Equal(Path.Combine(CommandLineRun.Repository, "seeds"), Folder([]));

    [Theory]
    [InlineData("""{ "Corpus": { "PassageWords": 7 } }""", "PassageWords")]
    [InlineData("""{ "Corpus": { "PassageWords": "many" } }""", "PassageWords")]
    [InlineData("""{ "Corpus": """, "appsettings.json")]
    public void A_wrong_setting_is_named(string json, string name)
    {
        Write(json);

        var exception = Assert.Throws<CorpusException>(() => Folder([]));
        Assert.Contains(name, exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string json) => File.WriteAllText(Path.Combine(_folder.FullName, "appsettings.json"), json);

    private string Folder(string[] arguments)
    {
        var corpus = new CorpusArguments(_folder.FullName);
        var root = new RootCommand { corpus.Folder, corpus.Data };
        return corpus.Read(root.Parse(arguments), corpus.Settings()).Folder;
    }
}
