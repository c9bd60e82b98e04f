using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Core.Indexing;
using Bot.Core.Search;

namespace Bot.Core.Versions;

/// <summary>What a question needs of a version: the articles and all that is derived from them, so that it opens at once. Where it is missing or damaged it is made anew from the articles that are kept.</summary>
internal sealed class IndexFile
{
    private const string Summarised = "summary";

    private readonly Sections _sections;

    private IndexFile(Sections sections)
    {
        _sections = sections;
        Summary = CorpusSummary.Read(sections[Summarised].ToArray());
        Articles = ArticleTable.ReadFrom(sections);
        Index = new PassageIndex(new PassageSegment(sections, Articles));
        Figures = new FigureIndex(FigureSegment.ReadFrom(sections), Index);
    }

    public CorpusSummary Summary { get; }

    public ArticleTable Articles { get; }

    public PassageIndex Index { get; }

    public FigureIndex Figures { get; }

    /// <param name="maker">What the content depends on beside the articles.</param>
    public static void Write(string path, string maker, CorpusSnapshot snapshot)
    {
        var sections = new Sections();
        sections.Add(Summarised, snapshot.Summary.Write());
        (snapshot.Index.Whole ?? throw new InvalidOperationException("Only an index of one segment is kept.")).WriteTo(sections);
        snapshot.Figures.Segments[0].WriteTo(sections);
        QualitySection.WriteTo(sections, snapshot.Reading.Quality ?? throw new InvalidOperationException("Only what was read from files is kept."));
        ArticleTable.WriteTo(sections, snapshot.Articles);
        SectionFile.Write(path, $"{path}.{Guid.NewGuid():N}{CorpusStore.Temporary}", maker, sections);
    }

    /// <summary>Null when there is no such file, when a checksum does not hold, or when another format or maker wrote it.</summary>
    public static IndexFile? TryRead(string path, string maker) =>
        SectionFile.TryOpen(path, maker, [.. ArticleTable.Unchecked, .. QualitySection.Names]) is { } sections ? new IndexFile(sections) : null;

    /// <summary>Needed for a reload alone; null where it is damaged, so that it is measured anew.</summary>
    public TextQuality? ReadQuality() => QualitySection.TryReadFrom(_sections);

    /// <summary>Needed when an article is added to others; null likewise.</summary>
    public KnownWords? ReadKnownWords() => QualitySection.TryReadKnownWords(_sections);
}
