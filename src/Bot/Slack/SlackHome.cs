using Bot.Chat;

namespace Bot.Slack;

/// <summary>The page of the app, drawn anew whenever somebody opens it: https://docs.slack.dev/surfaces/app-home.</summary>
internal sealed partial class SlackHome(ChatHome home, SlackApi api, SlackBot bot, ILogger<SlackHome> logger)
{
    internal async Task ShowAsync(SlackEvent opened, CancellationToken cancellationToken)
    {
        if (opened is not { Tab: "home", User: { } user })
            return;
        try
        {
            await api.PublishHomeAsync(user, HomeView.Of(home.Cards(SlackPlaces.Platform, bot.Help)), cancellationToken);
        }
        catch (SlackException exception)
        {
            LogNotShown(exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Error, "The page of the app could not be shown: {Reason}")]
    private partial void LogNotShown(string reason);
}
