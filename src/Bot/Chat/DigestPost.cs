using System.Data.Common;

namespace Bot.Chat;

/// <summary>
/// Posts the digest of a week into the channels of moderators, each once; when the bot was away at the hour, within a day of it. Nothing is posted of a week in which nobody asked.
/// </summary>
internal sealed partial class DigestPost(ChatDigest digest, ChatDatabase database, ChatOptions options, IEnumerable<IChannelPoster> posters, TimeProvider time, ILogger<DigestPost> logger) : BackgroundService
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan Latest = TimeSpan.FromDays(1);

    /// <summary>Until a channel that was out of reach is tried again.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.DigestDay is not { } day)
            return;
        while (true)
        {
            var due = LastDue(day, options.DigestHour, time.GetUtcNow());
            var isDone = time.GetUtcNow() - due >= Latest || await PostAsync(due, stoppingToken);
            var next = due + Week - time.GetUtcNow();
            await Task.Delay(isDone || next < Again ? next : Again, time, stoppingToken);
        }
    }

    /// <summary>The last time that the digest was due, at most a week ago.</summary>
    internal static DateTimeOffset LastDue(DayOfWeek day, int hour, DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddHours(hour);
        var due = today.AddDays(-(((int)today.DayOfWeek - (int)day + 7) % 7));
        return due <= now ? due : due - Week;
    }

    /// <summary>False when a channel should be tried again.</summary>
    private async Task<bool> PostAsync(DateTimeOffset due, CancellationToken cancellationToken)
    {
        try
        {
            var week = digest.Of(due - Week, due);
            if (week.Asked + week.Helpful + week.NotHelpful == 0)
                return true;
            var isDone = true;
            foreach (var name in options.ModeratorChannels)
                isDone &= await PostAsync(name, due, DigestCards.Of(week), cancellationToken);
            return isDone;
        }
        catch (DbException exception)
        {
            LogNotMade(exception.Message);
            return false;
        }
    }

    private async Task<bool> PostAsync(string name, DateTimeOffset due, Card card, CancellationToken cancellationToken)
    {
        var channel = ModeratorChannel.Parse(name);
        if (posters.FirstOrDefault(poster => poster.Platform == channel?.Platform) is not { } poster)
        {
            LogNoChat(name);
            return true;
        }

        // Taken before it is posted: two programs, or one that ends in between, must not post twice.
        if (!Take(name, due))
            return true;
        try
        {
            await poster.PostAsync(channel!.Channel, card, cancellationToken); // its platform has a poster
            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            GiveBack(name, due);
            LogNotPosted(name, exception.Message);
            return false;
        }
    }

    private bool Take(string channel, DateTimeOffset due) => database.Write(
        "INSERT INTO digest_post (channel, due) VALUES (@channel, @due) ON CONFLICT (channel) DO UPDATE SET due = @due WHERE digest_post.due < @due",
        ("@channel", channel),
        ("@due", due.ToUnixTimeMilliseconds())) == 1;

    private void GiveBack(string channel, DateTimeOffset due) =>
        database.Write("DELETE FROM digest_post WHERE channel = @channel AND due = @due", ("@channel", channel), ("@due", due.ToUnixTimeMilliseconds()));

    [LoggerMessage(LogLevel.Warning, "The digest was not posted in {Channel} (Chat:ModeratorChannels): the bot is not connected to this chat")]
    private partial void LogNoChat(string channel);

    [LoggerMessage(LogLevel.Error, "The digest could not be posted in {Channel} (Chat:ModeratorChannels): {Reason} It is tried again for a day.")]
    private partial void LogNotPosted(string channel, string reason);

    [LoggerMessage(LogLevel.Error, "The digest could not be made ({Reason}); it is tried again. Is the disk of the data folder full, or the shared database out of reach?")]
    private partial void LogNotMade(string reason);
}
