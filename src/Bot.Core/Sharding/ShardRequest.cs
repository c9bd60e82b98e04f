using System.Text;
using Bot.Core.Articles;
using Bot.Core.Figures;
using static Bot.Core.Articles.Binary;

namespace Bot.Core.Sharding;

/// <summary>Terms that are searched, as words: each shard has numbers of its own.</summary>
/// <param name="Terms">As <see cref="Search.SearchTerm"/> has them.</param>
/// <param name="Scale">Of the fixed point, that of all shards together.</param>
internal sealed record SearchedWords(IReadOnlyList<IReadOnlyList<(string Word, float Weight)>> Terms, float Scale)
{
    public void Write(BinaryWriter writer)
    {
        writer.Write(Scale);
        writer.WriteList(Terms, words => writer.WriteList(words, word =>
        {
            writer.Write(word.Word);
            writer.Write(word.Weight);
        }));
    }

    public static SearchedWords Read(BinaryReader reader)
    {
        var scale = reader.ReadSingle();
        return new(reader.ReadList(() => reader.ReadList(() => (reader.ReadString(), reader.ReadSingle()))), scale);
    }
}

/// <summary>The best so many passages for all words, and those for each part of them.</summary>
internal sealed record ShardSearch(SearchedWords All, IReadOnlyList<SearchedWords> Parts, int Count, int CountOfPart)
{
    public void Write(BinaryWriter writer)
    {
        All.Write(writer);
        writer.WriteList(Parts, part => part.Write(writer));
        writer.Write7BitEncodedInt(Count);
        writer.Write7BitEncodedInt(CountOfPart);
    }

    // Operands are evaluated in their order.
    public static ShardSearch Read(BinaryReader reader) => new(SearchedWords.Read(reader), reader.ReadList(() => SearchedWords.Read(reader)), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
}

/// <param name="Article">Its place in the shard.</param>
/// <param name="Place">Of the passage in the article.</param>
internal readonly record struct PassagePlace(int Article, int Place)
{
    public void Write(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(Article);
        writer.Write7BitEncodedInt(Place);
    }

    // Operands are evaluated in their order.
    public static PassagePlace Read(BinaryReader reader) => new(reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
}

/// <summary>What some passages score.</summary>
internal sealed record ShardScores(SearchedWords Words, IReadOnlyList<PassagePlace> Passages);

/// <summary>Whether an article brings words together, see <see cref="Search.ArticlesTogether"/>.</summary>
internal sealed record ShardMeeting(IReadOnlyList<IReadOnlyList<string>> Subjects, IReadOnlyList<IReadOnlyList<string>> Others)
{
    public void Write(BinaryWriter writer)
    {
        writer.WriteList(Subjects, words => writer.WriteList(words, writer.Write));
        writer.WriteList(Others, words => writer.WriteList(words, writer.Write));
    }

    // Operands are evaluated in their order.
    public static ShardMeeting Read(BinaryReader reader) => new(reader.ReadList(() => reader.ReadList(reader.ReadString)), reader.ReadList(() => reader.ReadList(reader.ReadString)));
}

/// <summary>Which articles have a figure as the query asks for it, and all words, see <see cref="IFiguresElsewhere.Candidates"/>.</summary>
internal sealed record ShardFigures(FigureQuery Query, IReadOnlyList<IReadOnlyList<string>> Words)
{
    public void Write(BinaryWriter writer)
    {
        foreach (var year in new[] { Query.FromYear, Query.ToYear, Query.PublishedFromYear, Query.PublishedToYear })
            writer.Write(year ?? int.MinValue);
        WriteOptional(writer, Query.Unit);
        WriteOptional(writer, Query.Article);
        writer.WriteList(Words, words => writer.WriteList(words, writer.Write));
    }

    // The order of an object initializer, and of operands, is the order of evaluation.
    public static ShardFigures Read(BinaryReader reader)
    {
        return new(
            new FigureQuery { FromYear = ReadYear(), ToYear = ReadYear(), PublishedFromYear = ReadYear(), PublishedToYear = ReadYear(), Unit = ReadOptional(reader), Article = ReadOptional(reader) },
            reader.ReadList(() => reader.ReadList(reader.ReadString)));

        int? ReadYear() => reader.ReadInt32() is not int.MinValue and var year ? year : null;
    }
}

/// <summary>All that one round of a question asks of one shard.</summary>
/// <param name="Version">Of the corpus.</param>
internal sealed record ShardRequest(string Version)
{
    /// <summary>All that is asked is asked of the articles that it admits, but for slices and words of articles, which are named.</summary>
    public ArticleFilter Filter { get; init; } = ArticleFilter.Everything;

    /// <summary>Of all passages of the corpus that the filter admits, in words; 0 where nothing is searched.</summary>
    public float AverageLength { get; init; }

    /// <summary>Which articles the filter admits.</summary>
    public bool AsksAdmitted { get; init; }

    /// <summary>Terms that are counted in the articles that the filter admits.</summary>
    public IReadOnlyList<string> Counted { get; init; } = [];

    /// <summary>Terms whose capitals are counted in the first passages that have them.</summary>
    public IReadOnlyList<string> Capitals { get; init; } = [];

    public IReadOnlyList<ShardMeeting> Meetings { get; init; } = [];

    public IReadOnlyList<ShardSearch> Searches { get; init; } = [];

    public IReadOnlyList<ShardScores> Scores { get; init; } = [];

    /// <summary>What the nearest passages are searched by; empty where none are.</summary>
    public ReadOnlyMemory<float> Vector { get; init; }

    /// <summary>How many passages are searched by it; 0 where only <see cref="NearestScored"/> are asked for.</summary>
    public int Nearest { get; init; }

    /// <summary>Passages whose cosine with <see cref="Vector"/> is asked for.</summary>
    public IReadOnlyList<PassagePlace> NearestScored { get; init; } = [];

    /// <summary>Places of articles that are to be sent.</summary>
    public IReadOnlyList<int> Slices { get; init; } = [];

    /// <summary>Passages that are to be sent, those of an article together.</summary>
    public IReadOnlyList<PassagePlace> Parts { get; init; } = [];

    /// <summary>Places of articles, rising, in which <see cref="FoundTerms"/> are looked for.</summary>
    public IReadOnlyList<int> FoundIn { get; init; } = [];

    public IReadOnlyList<string> FoundTerms { get; init; } = [];

    public IReadOnlyList<ShardFigures> Figures { get; init; } = [];

    /// <summary>Of figures that are counted, one in so many is looked at for its words; 0 where none are counted.</summary>
    public int TallyStep { get; init; }

    /// <summary>Of each article that the filter admits, the place of its first figure among those of the corpus that are counted.</summary>
    public IReadOnlyList<int> TallyPlaces { get; init; } = [];

    public bool IsEmpty => !AsksAdmitted && Counted.Count + Capitals.Count + Meetings.Count + Searches.Count + Scores.Count + Slices.Count + Parts.Count + FoundIn.Count + Figures.Count + TallyStep + Nearest + NearestScored.Count == 0;

    public byte[] Write()
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Version);
            WriteFilter(writer, Filter);
            writer.Write(AverageLength);
            writer.Write(AsksAdmitted);
            writer.WriteList(Counted, writer.Write);
            writer.WriteList(Capitals, writer.Write);
            writer.WriteList(Meetings, meeting => meeting.Write(writer));
            writer.WriteList(Searches, search => search.Write(writer));
            writer.WriteList(Scores, scores =>
            {
                scores.Words.Write(writer);
                writer.WriteList(scores.Passages, passage => passage.Write(writer));
            });
            WriteArray(writer, Vector.ToArray());
            writer.Write7BitEncodedInt(Nearest);
            writer.WriteList(NearestScored, passage => passage.Write(writer));
            writer.WriteList(Slices, writer.Write7BitEncodedInt);
            writer.WriteList(Parts, passage => passage.Write(writer));
            writer.WriteList(FoundIn, writer.Write7BitEncodedInt);
            writer.WriteList(FoundTerms, writer.Write);
            writer.WriteList(Figures, figures => figures.Write(writer));
            writer.Write(TallyStep);
            writer.WriteList(TallyPlaces, writer.Write7BitEncodedInt);
        }

        return content.ToArray();
    }

    // The order of an object initializer is the order of evaluation.
    public static ShardRequest Read(byte[] request)
    {
        using var reader = new BinaryReader(new MemoryStream(request), Encoding.UTF8);
        return new ShardRequest(reader.ReadString())
        {
            Filter = ReadFilter(reader),
            AverageLength = reader.ReadSingle(),
            AsksAdmitted = reader.ReadBoolean(),
            Counted = reader.ReadList(reader.ReadString),
            Capitals = reader.ReadList(reader.ReadString),
            Meetings = reader.ReadList(() => ShardMeeting.Read(reader)),
            Searches = reader.ReadList(() => ShardSearch.Read(reader)),
            Scores = reader.ReadList(() => new ShardScores(SearchedWords.Read(reader), reader.ReadList(() => PassagePlace.Read(reader)))),
            Vector = ReadArray<float>(reader),
            Nearest = reader.Read7BitEncodedInt(),
            NearestScored = reader.ReadList(() => PassagePlace.Read(reader)),
            Slices = reader.ReadList(reader.Read7BitEncodedInt),
            Parts = reader.ReadList(() => PassagePlace.Read(reader)),
            FoundIn = reader.ReadList(reader.Read7BitEncodedInt),
            FoundTerms = reader.ReadList(reader.ReadString),
            Figures = reader.ReadList(() => ShardFigures.Read(reader)),
            TallyStep = reader.ReadInt32(),
            TallyPlaces = reader.ReadList(reader.Read7BitEncodedInt),
        };
    }

    private static void WriteFilter(BinaryWriter writer, ArticleFilter filter)
    {
        WriteOptional(writer, filter.Publisher);
        writer.Write(filter.From?.DayNumber ?? -1);
        writer.Write(filter.To?.DayNumber ?? -1);
        writer.WriteList(filter.Folders, writer.Write);
        writer.WriteList(filter.Tags, writer.Write);
        writer.Write(filter.Within is not null);
        if (filter.Within is { } within)
            WriteFilter(writer, within);
    }

    private static ArticleFilter ReadFilter(BinaryReader reader)
    {
        return new ArticleFilter
        {
            Publisher = ReadOptional(reader),
            From = ReadDay(),
            To = ReadDay(),
            Folders = reader.ReadList(reader.ReadString),
            Tags = reader.ReadList(reader.ReadString),
            Within = reader.ReadBoolean() ? ReadFilter(reader) : null,
        };

        DateOnly? ReadDay() => reader.ReadInt32() is var day and >= 0 ? DateOnly.FromDayNumber(day) : null;
    }
}
