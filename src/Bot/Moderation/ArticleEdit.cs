namespace Bot.Moderation;

/// <summary>The field of an article that a moderator sets.</summary>
internal enum ArticleField
{
    Title,
    Publisher,
    Date,
    Tags,
}
