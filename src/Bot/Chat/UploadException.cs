namespace Bot.Chat;

/// <summary>A file that somebody sends could not be fetched from the platform; the message is one sentence for that person.</summary>
internal sealed class UploadException(string message) : Exception(message);
