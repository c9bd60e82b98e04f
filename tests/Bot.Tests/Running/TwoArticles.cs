namespace Bot.Tests.Running;

/// <summary>A folder of two small articles that tell the same kinds of things of a bridge and of a museum.</summary>
internal sealed class TwoArticles : IDisposable
{
    internal const string BridgeArchitect = "Maria Lindqvist";
    internal const string MuseumArchitect = "Jonas Berg";

    internal const string FerryFile = "ferry.md";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-articles-");

    private TwoArticles()
    {
    }

    internal string Folder => _folder.FullName;

    internal static async Task<TwoArticles> WriteAsync(CancellationToken cancellationToken)
    {
        var articles = new TwoArticles();
        await articles.AddAsync(
            "bridge.md",
            """
            ---
            title: The harbour bridge
            publisher: Harbour News
            published: 2019-04-02
            url: https://harbour.example/bridge
            tags: [works]
            ---
            The harbour bridge opened in 1998 after six years of work. The harbour bridge cost 40 million euros. Its architect was Maria Lindqvist, who had built two ferries before.

            Some 12,000 people crossed the bridge on the first day, the port authority said. Ferry trips fell by 30% in 1999.

            """,
            cancellationToken);
        await articles.AddAsync(
            "culture/museum.md",
            """
            ---
            title: The city museum
            publisher: Kest Daily
            published: 2021-05-14
            tags: [culture]
            ---
            The council met in May.

            The city museum opened in 2005 in the old granary beside the eastern gate of Kest. The city museum cost 12 million euros. Its architect was Jonas Berg, a pupil of the cathedral school.

            About 90,000 people visited the museum in 2006, the city council said.

            """,
            cancellationToken);
        return articles;
    }

    /// <summary>Writes one more; the bot has it after a restart.</summary>
    internal async Task AddAsync(string file, string text, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // the file is in a folder
        await File.WriteAllTextAsync(path, text, cancellationToken);
    }

    /// <summary>Writes a third one.</summary>
    internal Task AddFerryAsync(CancellationToken cancellationToken) => AddAsync(
        FerryFile,
        """
        ---
        title: The ferry
        publisher: Harbour News
        published: 2022-03-04
        ---
        The ferry runs every hour. A ticket of the ferry costs 7 euros. Some 3,000 people took it in 2021.

        """,
        cancellationToken);

    public void Dispose() => _folder.Delete(recursive: true);
}
