namespace Bot.Core.Tests.Search;

/// <summary>A folder of dirty articles, copies of each other and garbled ones among them, in which some change.</summary>
internal sealed class ChangingFolder : IDisposable
{
    private static readonly string[] Sets = ["seeds", "tests/Bot.Evaluation/scraped/articles", "tests/Bot.Evaluation/newspaper/articles", "tests/Bot.Evaluation/stories/articles"];

    private readonly Random _random;
    private readonly TemporaryFolder _folder = new();
    private readonly List<TemporaryFolder> _data = [new()];
    private readonly string[] _sources = [.. Sets.SelectMany(set => Directory.GetFiles(Repository.PathOf(set), "*.txt")).Order(StringComparer.Ordinal)];

    public ChangingFolder(int seed)
    {
        _random = new Random(seed);
        foreach (var source in _sources.Where(_ => _random.Next(4) != 0))
            Copy(source, source);
    }

    public Corpus Open() => Open(_data[0]);

    public Corpus OpenElsewhere()
    {
        _data.Add(new TemporaryFolder());
        return Open(_data[^1]);
    }

    /// <returns>Its file.</returns>
    public string Add(string file, string text)
    {
        File.WriteAllText(Path.Combine(_folder.Path, file), text);
        return file;
    }

    /// <returns>Its file.</returns>
    public string Remove(string file)
    {
        File.Delete(Path.Combine(_folder.Path, file));
        return file;
    }

    /// <param name="among">Only so many articles ever change.</param>
    /// <returns>The files.</returns>
    public List<string> Change(int most, int among = int.MaxValue)
    {
        var (count, files) = (_random.Next(1, most + 1), new List<string>());
        foreach (var source in _sources.Take(among).OrderBy(_ => _random.Next()).Take(count))
        {
            files.Add(Path.GetFileName(Target(source)));
            if (_random.Next(3) == 0)
                File.Delete(Target(source));
            else
                Copy(_sources[_random.Next(_sources.Length)], source);
        }

        return files;
    }

    public void Dispose()
    {
        _folder.Dispose();
        foreach (var data in _data)
            data.Dispose();
    }

    private Corpus Open(TemporaryFolder data) => Corpus.Open(new CorpusOptions { Folder = _folder.Path, Data = data.Path, SegmentsFrom = 1 }, null, CancellationToken.None);

    private string Target(string source) => Path.Combine(_folder.Path, $"{Array.IndexOf(_sources, source):000}.txt");

    private void Copy(string source, string as_)
    {
        File.Copy(source, Target(as_), overwrite: true);
        File.SetLastWriteTimeUtc(Target(as_), DateTime.UtcNow.AddMinutes(-10));
    }
}
