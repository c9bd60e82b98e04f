using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Bot.Core.Articles;

/// <summary>
/// corpus.yaml: what a curator says of files that do not say it themselves. What moderators said later (<see cref="EditsFile"/>) wins, field by field.
/// </summary>
internal sealed class CorpusFile
{
    // A curated folder of 100,000 articles needs some 20 MB.
    private const long MaxBytes = 100 * 1024 * 1024;

    private static readonly string[] FileNames = ["corpus.yaml", "corpus.yml"];

    private readonly Dictionary<string, ArticleFields> _entries = new(StringComparer.Ordinal);

    private readonly List<string> _warnings = [];

    private CorpusFile()
    {
    }

    public static CorpusFile Nothing { get; } = new();

    public IReadOnlyList<string> Warnings => _warnings;

    public static bool IsNamed(string file) => FileNames.Contains(file, StringComparer.Ordinal) || file == EditsFile.Name;

    public ArticleFields? Find(string file) => _entries.GetValueOrDefault(file);

    /// <param name="files">Those that there are; null where nobody wants to know of entries without a file.</param>
    public static CorpusFile Read(string folder, IEnumerable<string>? files)
    {
        var name = FileNames.FirstOrDefault(name => File.Exists(Path.Combine(folder, name)));
        var read = name is null ? new CorpusFile() : Parse(name, Text(folder, name), files?.ToHashSet(StringComparer.Ordinal));
        if (File.Exists(Path.Combine(folder, EditsFile.Name)))
            read.PutOver(Parse(EditsFile.Name, Text(folder, EditsFile.Name), files: null));
        return read;
    }

    /// <param name="files">Those that there are; null where an entry may wait for its file to come back.</param>
    internal static CorpusFile Parse(string name, string text, IReadOnlySet<string>? files)
    {
        var read = new CorpusFile();
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _) || IsNothing(parser))
                return read;
            if (!parser.TryConsume<MappingStart>(out var start))
            {
                throw Error(
                    name,
                    parser.Current?.Start.Line ?? 1,
                    "a list of files with their fields was expected; write \"file.txt:\" and below it, indented, \"title: ...\"");
            }
            while (!parser.TryConsume<MappingEnd>(out _))
                read.Add(name, parser, files);
        }
        catch (YamlException e)
        {
            throw Error(name, e.Start.Line, $"this is not YAML ({e.Message.TrimEnd('.')}); mend the line");
        }
        return read;
    }

    private void Add(string name, Parser parser, IReadOnlySet<string>? files)
    {
        if (!parser.TryConsume<Scalar>(out var key))
            throw Error(name, parser.Current?.Start.Line ?? 1, "a file name was expected; write \"file.txt:\"");
        var file = FileOf(key.Value);
        if (IsNothing(parser))
        {
            parser.Consume<Scalar>();
            return;
        }
        if (!parser.Accept<MappingStart>(out _))
            throw Error(name, key.Start.Line, $"{file} has no fields; write them on the next lines, indented, such as \"title: ...\"");
        var fields = YamlFields.Read(parser);
        foreach (var unknown in fields.Where(field => !FieldReader.Knows(field.Key)))
        {
            var nearest = FieldReader.Nearest(unknown.Key);
            _warnings.Add($"{name} line {unknown.Line}: unknown field \"{unknown.Key}\" is passed over; did you mean \"{nearest}\"?");
        }
        if (files?.Contains(file) == false)
            _warnings.Add($"{name} line {key.Start.Line}: there is no file {file} in the corpus folder; mend the name or remove the entry.");
        if (!_entries.TryAdd(file, FieldReader.Read(fields, (field, problem) => throw Error(name, field.Line, $"{field.Key} {problem}"))))
            throw Error(name, key.Start.Line, $"{file} is listed twice; join the two entries");
    }

    /// <summary>The file that an entry is of.</summary>
    internal static string FileOf(string key)
    {
        var file = key.Replace('\\', '/');
        return file.StartsWith("./", StringComparison.Ordinal) ? file[2..] : file;
    }

    private void PutOver(CorpusFile edits)
    {
        _warnings.AddRange(edits._warnings);
        foreach (var (file, fields) in edits._entries)
            _entries[file] = _entries.TryGetValue(file, out var given) ? fields.Over(given) : fields;
    }

    private static bool IsNothing(Parser parser) => parser.Accept<Scalar>(out var scalar) && scalar.Value is "" or "~" or "null";

    private static CorpusException Error(string name, long line, string problem) => new($"{name} line {line}: {problem}.");

    internal static string Text(string folder, string name)
    {
        try
        {
            var path = Path.Combine(folder, name);
            if (new FileInfo(path).Length > MaxBytes)
                throw new CorpusException($"{name} is larger than {MaxBytes} bytes; make it smaller.");
            return TextDecoder.Decode(File.ReadAllBytes(path))
                ?? throw new CorpusException($"{name} line 1: this is binary, not text; save it as UTF-8.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"{name} cannot be opened ({e.Message}); give the bot the right to read it.", e);
        }
    }
}
