using Bot.Core.Articles;

namespace Bot.Chat;

/// <summary>A file that somebody sends could not be fetched from the platform; the message is a sentence or two for that person.</summary>
internal sealed class UploadException(string message) : CorpusException(message);
