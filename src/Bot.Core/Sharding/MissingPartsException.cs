namespace Bot.Core.Sharding;

/// <summary>Ends the reading of a question for which something must be asked of shards first, see <see cref="Search.IPassagesElsewhere"/>.</summary>
/// <param name="article">One of which only some passages are here; null where what is missing was noted.</param>
internal sealed class MissingPartsException(int? article = null) : Exception
{
    public int? Article => article;
}
