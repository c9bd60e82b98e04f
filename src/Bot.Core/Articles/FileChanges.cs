namespace Bot.Core.Articles;

/// <summary>Which articles one reading of files has and another has not.</summary>
/// <param name="Deleted">Places of articles before that are gone or changed, rising.</param>
/// <param name="Added">Articles that are new or changed, in order.</param>
/// <param name="Before">Of each of them, the place of the article before that it is put before.</param>
internal sealed record FileChanges(IReadOnlyList<int> Deleted, IReadOnlyList<Article> Added, IReadOnlyList<int> Before)
{
    public int Count => Deleted.Count + Added.Count;

    /// <summary>What becomes of a corpus whose files rise when some are read anew.</summary>
    /// <param name="read">Rising.</param>
    /// <param name="gone">Files that are there no more, or never were.</param>
    public static FileChanges Of(CorpusSnapshot corpus, IReadOnlyList<FileReading.Read> read, IReadOnlyList<string> gone)
    {
        SortedSet<int> deleted = [.. gone.Select(corpus.PlaceOf).OfType<int>()];
        List<int> places = [];
        List<Article> added = [];
        foreach (var reading in read)
        {
            var place = corpus.PlaceFor(reading.Article.File);
            var was = place < corpus.Articles.Count && corpus.Articles[place] is var article && article.File == reading.Article.File ? article : null;
            if (was is not null && ArticleContent.KeyOf(was) == reading.Key)
                continue;
            if (was is not null)
                deleted.Add(place);
            places.Add(place);
            added.Add(reading.Article);
        }

        return new FileChanges([.. deleted], added, places);
    }

    /// <summary>Articles are the same where file and content are. Files of both rise.</summary>
    public static FileChanges Between(IEnumerable<FileReading.Read> before, IEnumerable<FileReading.Read> after)
    {
        List<int> deleted = [], places = [];
        List<Article> added = [];
        using var old = before.GetEnumerator();
        var (place, hasOld) = (0, old.MoveNext());
        foreach (var read in after)
        {
            while (hasOld && string.CompareOrdinal(old.Current.Article.File, read.Article.File) < 0)
                Delete();
            if (hasOld && old.Current.Article.File == read.Article.File)
            {
                if (ReferenceEquals(old.Current, read) || old.Current.Key == read.Key)
                {
                    (place, hasOld) = (place + 1, old.MoveNext());
                    continue;
                }

                places.Add(place);
                Delete();
            }
            else
            {
                places.Add(place);
            }

            added.Add(read.Article);
        }

        while (hasOld)
            Delete();
        return new FileChanges(deleted, added, places);

        void Delete()
        {
            deleted.Add(place++);
            hasOld = old.MoveNext();
        }
    }
}
