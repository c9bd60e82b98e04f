using System.Text;
using Bot.Core.Articles;
using static Bot.Core.Articles.Binary;

namespace Bot.Core.Versions;

/// <summary>What the reading of a version had to tell beside the articles.</summary>
internal sealed record Told(IReadOnlyList<RejectedFile> Rejected, IReadOnlyList<string> Warnings)
{
    public static Told By(FolderFiles files) => new(files.Rejected, files.AllWarnings);

    /// <summary>The same when some files were read anew.</summary>
    public Told With(IReadOnlyList<ReadFile> read, IReadOnlyList<string> gone)
    {
        string[] starts = [.. read.Select(file => file.Listed.File).Concat(gone).Select(file => $"{file}: ")];
        var warnings = Warnings.Where(warning => !starts.Any(start => warning.StartsWith(start, StringComparison.Ordinal)));
        return this with { Warnings = [.. warnings, .. read.Select(file => file.Reading).OfType<FileReading.Read>().SelectMany(reading => reading.Warnings)] };
    }

    public byte[] Write()
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            WriteStrings(writer, [.. Rejected.Select(rejected => rejected.File)]);
            WriteStrings(writer, [.. Rejected.Select(rejected => rejected.Reason)]);
            WriteStrings(writer, Warnings);
        }

        return content.ToArray();
    }

    // Operands are evaluated in their order.
    public static Told Read(byte[] content)
    {
        using var reader = new BinaryReader(new MemoryStream(content), Encoding.UTF8);
        return new Told([.. ReadStrings(reader).Zip(ReadStrings(reader), (file, reason) => new RejectedFile(file, reason))], ReadStrings(reader));
    }
}
