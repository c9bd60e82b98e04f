namespace Bot.Tests.DiscordStandIn;

[Flags]
internal enum Permissions : long
{
    None = 0,
    Administrator = 1L << 3,
    ManageGuild = 1L << 5,
    ViewChannel = 1L << 10,
    SendMessages = 1L << 11,
    EmbedLinks = 1L << 14,
    AttachFiles = 1L << 15,
    ReadMessageHistory = 1L << 16,
    UseApplicationCommands = 1L << 31,
    CreatePublicThreads = 1L << 35,
    SendMessagesInThreads = 1L << 38,

    /// <summary>What an invitation of a question bot asks for.</summary>
    Usual = ViewChannel | SendMessages | EmbedLinks | AttachFiles | ReadMessageHistory | UseApplicationCommands
        | CreatePublicThreads | SendMessagesInThreads,
}
