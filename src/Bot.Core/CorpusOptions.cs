using System.ComponentModel.DataAnnotations;

namespace Bot.Core;

public sealed class CorpusOptions
{
    public const string Section = "Corpus";

    /// <summary>The folder of articles.</summary>
    [Required]
    public string Folder { get; set; } = "seeds";

    /// <summary>The folder where indexes and state are kept; made when absent.</summary>
    [Required]
    public string Data { get; set; } = "data";

    /// <summary>A larger file is rejected.</summary>
    [Range(1, int.MaxValue)]
    public long MaxFileBytes { get; set; } = 20 * 1024 * 1024;

    /// <summary>Files beyond this number are rejected.</summary>
    [Range(1, int.MaxValue)]
    public int MaxFiles { get; set; } = 1_000_000;

    /// <summary>Length aimed at for a passage, in words. A passage is made of whole sentences.</summary>
    [Range(20, 400)]
    public int PassageWords { get; set; } = 125;

    /// <summary>A reload that loses a larger share of the articles is not put in use before somebody says so.</summary>
    [Range(0.0, 1.0)]
    public double MaxLostShare { get; set; } = 0.2;

    /// <summary>A corpus of so many articles takes a change as a segment of its own, which is merged with the others later; a smaller one is indexed anew, which takes a tenth of a second.</summary>
    internal int SegmentsFrom { get; set; } = 200;

    /// <summary>How many versions are kept on disk, the one in use among them.</summary>
    [Range(1, 1_000)]
    public int KeepVersions { get; set; } = 10;
}
