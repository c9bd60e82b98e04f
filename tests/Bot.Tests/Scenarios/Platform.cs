namespace Bot.Tests.Scenarios;

public enum Platform
{
    Discord,
    Slack,
}
