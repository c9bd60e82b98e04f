using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Bot.Core.Articles;

/// <summary>
/// corpus.edits.yaml: what moderators say of articles, in the format of corpus.yaml and beside it, so that the curator's own file with its comments is
/// never rewritten.
/// </summary>
public static class EditsFile
{
    public const string Name = "corpus.edits.yaml";

    private const int MaxLine = 300;

    private const int MaxTags = 20;

    private const int MaxTag = 50;

    private const string Head = "# Written by the bot: what moderators said of articles. It wins over corpus.yaml, field by field. Notes put here are lost.\n";

    private static readonly Lock Writing = new();

    /// <summary>Sets a field of an article, or takes what was set away.</summary>
    /// <param name="file">Path below the corpus folder; it need not be there.</param>
    /// <param name="field">"title", "publisher", "date", "tags" or "url".</param>
    /// <param name="value">As typed; tags with commas between them; null takes it away.</param>
    /// <returns>What is wrong with the value, in one sentence; null when it was set.</returns>
    /// <exception cref="CorpusException">The file has an error, or cannot be written.</exception>
    public static string? Set(string folder, string file, string field, string? value) => Set(folder, file, field, value, out _);

    /// <param name="undo">Gives the article back what was said of it before, whatever was said of others meanwhile.</param>
    public static string? Set(string folder, string file, string field, string? value, out Action undo)
    {
        undo = () => { };
        if (FieldReader.Canonical(field) is not ("title" or "publisher" or "published" or "tags" or "url") || FieldReader.Canonical(field) is not { } name)
            return $"\"{field}\" cannot be set; set title, publisher, date, tags or url.";
        if (value is not null && Fault(name, value = value.Trim()) is { } fault)
            return fault;
        lock (Writing)
        {
            var entries = Load(folder);
            var before = EntryOf(entries, file) is { } key ? entries.Children[key] : null;
            // Changing fills the same node.
            var kept = before is YamlMappingNode fields ? new YamlMappingNode(fields.Children) : before;
            Change(entries, file, name, value);
            Save(folder, entries);
            undo = () => Restore(folder, file, kept);
        }
        return null;
    }

    private static void Restore(string folder, string file, YamlNode? fields)
    {
        lock (Writing)
        {
            var entries = Load(folder);
            if (EntryOf(entries, file) is { } key)
                entries.Children.Remove(key);
            if (fields is not null)
                entries.Add(Quoted(file), fields);
            Save(folder, entries);
        }
    }

    private static string? Fault(string name, string value)
    {
        if (value.Length == 0)
            return $"The {Told(name)} is empty; write one, or take it away.";
        if (value.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029') || value.Contains('\uFFFD', StringComparison.Ordinal) || HasHalfCharacter(value))
            return $"The {Told(name)} must be one line of plain text; leave line breaks and control characters out.";
        if (name == "tags")
        {
            var tags = FieldReader.Tags([value]);
            if (tags.Count is 0 or > MaxTags)
                return $"Write 1 to {MaxTags} tags with commas between them.";
            return tags.FirstOrDefault(tag => tag.Length > MaxTag) is { } tag ? $"The tag \"{tag[..MaxTag]}…\" has more than {MaxTag} characters; shorten it." : null;
        }
        if (name is "title" or "publisher" && value.Length > MaxLine)
            return $"The {name} has more than {MaxLine} characters; shorten it.";
        string? fault = null;
        FieldReader.Read([new YamlField(name, 1, [value])], (_, problem) => fault = $"The {Told(name)} {problem}.");
        return fault;
    }

    private static string Told(string name) => name switch { "published" => "date", "url" => "address", "tags" => "list of tags", _ => name };

    private static bool HasHalfCharacter(string value)
    {
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.Value == 0xFFFD)
                return true;
        }
        return false;
    }

    private static YamlMappingNode Load(string folder)
    {
        if (!File.Exists(Path.Combine(folder, Name)))
            return [];
        var text = CorpusFile.Text(folder, Name);
        // Tells a fault with its line, and knows that nothing in it is nested too deeply for what follows.
        CorpusFile.Parse(Name, text, files: null);
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents is [{ RootNode: YamlMappingNode entries }, ..] ? entries : [];
    }

    private static void Change(YamlMappingNode entries, string file, string name, string? value)
    {
        var key = EntryOf(entries, file) ?? Quoted(file);
        var fields = entries.Children.TryGetValue(key, out var there) && there is YamlMappingNode known ? known : [];
        foreach (var old in fields.Children.Keys.Where(old => old is YamlScalarNode { Value: { } written } && FieldReader.Canonical(written) == name).ToList())
            fields.Children.Remove(old);
        if (name == "published")
            fields.Children.Remove(new YamlScalarNode("basis"));
        if (value is not null)
            fields.Add(new YamlScalarNode(name), name == "tags" ? new YamlSequenceNode(FieldReader.Tags([value]).Select(Quoted)) : Quoted(value));
        if (fields.Children.Count > 0)
            entries.Children[key] = fields;
        else
            entries.Children.Remove(key);
    }

    /// <summary>A file may be written in more ways than one; the reader takes them for the same.</summary>
    private static YamlNode? EntryOf(YamlMappingNode entries, string file) =>
        entries.Children.Keys.FirstOrDefault(key => key is YamlScalarNode { Value: { } written } && CorpusFile.FileOf(written) == file);

    private static YamlScalarNode Quoted(string value) => new(value) { Style = ScalarStyle.DoubleQuoted };

    private static void Save(string folder, YamlMappingNode entries)
    {
        var path = Path.Combine(folder, Name);
        // Hidden, so that no reader of the folder takes it for an article.
        var aside = Path.Combine(folder, $".{Name}.{Guid.NewGuid():N}");
        try
        {
            using (var file = new FileStream(aside, FileMode.CreateNew, FileAccess.Write))
            {
                using (var writer = new StreamWriter(file, leaveOpen: true))
                {
                    writer.Write(Head);
                    var emitter = new Emitter(writer, EmitterSettings.Default.WithBestWidth(int.MaxValue));
                    new YamlStream(new YamlDocument(entries)).Save(emitter, assignAnchors: false);
                }
                file.Flush(flushToDisk: true);
            }
            File.Move(aside, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"{Name} cannot be written ({e.Message.TrimEnd('.')}); give the bot the right to write into {folder}, and room on the disk.", e);
        }
        finally
        {
            TryDelete(aside);
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What went wrong before is told; a hidden file that stays is passed over by every reader.
        }
    }
}
