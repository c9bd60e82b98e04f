using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>
/// Words that stand for each other, one group a line, separated by commas: "UK, United Kingdom, Britain". A line that begins with # is a comment.
/// The groups that come with the program are joined by those of synonyms.txt in the corpus folder.
/// </summary>
internal sealed class Synonyms
{
    public const string FileName = "synonyms.txt";

    public static readonly Synonyms None = new([]);

    private static readonly Lazy<Synonyms> BuiltIn = new(() => new Synonyms(Parse(string.Join('\n', Resource.Lines(FileName)), "built-in " + FileName)));

    private readonly IReadOnlyList<IReadOnlyList<string>> _groups;

    private Synonyms(IReadOnlyList<IReadOnlyList<string>> groups) => _groups = groups;

    /// <exception cref="CorpusException">The file cannot be read, or a line has fewer than two words.</exception>
    public static Synonyms Read(string corpusFolder)
    {
        var path = Path.Combine(corpusFolder, FileName);
        try
        {
            return File.Exists(path) ? new Synonyms([.. BuiltIn.Value._groups, .. Parse(File.ReadAllText(path), FileName)]) : BuiltIn.Value;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"{FileName} cannot be opened ({e.Message}); give the bot the right to read it.", e);
        }
    }

    /// <summary>For the terms of each entry, with spaces between them, those of the others of its groups.</summary>
    public IReadOnlyDictionary<string, List<string[]>> Others => field ??= Analyze();

    private Dictionary<string, List<string[]>> Analyze()
    {
        using var analyzer = new TextAnalyzer(Language.Of("en"));
        var tokens = new List<Token>();
        var synonyms = new Dictionary<string, List<string[]>>(StringComparer.Ordinal);
        foreach (var entries in _groups)
        {
            var group = entries.Select(TermsOf).Where(entry => entry.Length > 0).ToArray();
            foreach (var entry in group)
            {
                var key = string.Join(' ', entry);
                if (!synonyms.TryGetValue(key, out var others))
                    synonyms.Add(key, others = []);
                others.AddRange(group.Where(other => other != entry));
            }
        }

        return synonyms;

        string[] TermsOf(string entry)
        {
            tokens.Clear();
            analyzer.Analyze(entry, new TextSpan(0, entry.Length), tokens);
            return [.. tokens.Where(token => !token.IsStopWord).Select(token => token.Term)];
        }
    }

    private static List<IReadOnlyList<string>> Parse(string text, string name)
    {
        var groups = new List<IReadOnlyList<string>>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            var group = line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (group.Length < 2)
                throw new CorpusException($"{name} line {i + 1}: a group needs two words or more, separated by commas.");
            groups.Add(group);
        }

        return groups;
    }
}
