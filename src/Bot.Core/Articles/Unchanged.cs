namespace Bot.Core.Articles;

/// <summary>Which articles of a reading are as they were in the one before, and at which place they were there.</summary>
internal sealed class Unchanged(int?[] places)
{
    public int? this[int article] => places[article];

    public static Unchanged None(int articles) => new(new int?[articles]);
}
