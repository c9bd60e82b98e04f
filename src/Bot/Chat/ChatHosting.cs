using Bot.Answers;
using Bot.Commands;
using Bot.Core;
using Bot.Core.Articles;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Bot.Chat;

/// <summary>Puts together what every chat needs.</summary>
internal static class ChatHosting
{
    internal static ChatOptions Read(SettingsFile settings)
    {
        var options = new ChatOptions();
        settings.Bind(ChatOptions.Section, section => section.Bind(options));
        settings.AddListed(ChatOptions.Section, nameof(ChatOptions.Moderators), options.Moderators);
        settings.AddListed(ChatOptions.Section, nameof(ChatOptions.ModeratorRoles), options.ModeratorRoles);
        settings.AddListed(ChatOptions.Section, nameof(ChatOptions.Folders), options.Folders);
        settings.AddListed(ChatOptions.Section, nameof(ChatOptions.Tags), options.Tags);
        settings.AddListed(ChatOptions.Section, nameof(ChatOptions.ModeratorChannels), options.ModeratorChannels);
        SettingsFile.Check(ChatOptions.Section, new ChatOptionsValidator().Validate(name: null, options));
        if (options.ModeratorChannels.FirstOrDefault(channel => ModeratorChannel.Parse(channel) is null) is { } wrong)
            throw new CorpusException($"appsettings.json or environment, section {ChatOptions.Section}: ModeratorChannels are channels such as discord:1234567890123456789 or slack:C0123ABCD, with the ids of the platform; “{PlainText.OneLine(wrong)}” is none.");
        if (options.DigestDay is not null && options.ModeratorChannels.Count == 0)
            throw new CorpusException($"appsettings.json or environment, section {ChatOptions.Section}: DigestDay is set, but no channel to post the digest in; name it in ModeratorChannels, such as discord:1234567890123456789, or remove DigestDay.");
        return options;
    }

    /// <param name="reader">The address of the article reader for others; null where it has none.</param>
    internal static void Add(IServiceCollection services, ChatOptions options, Databases databases, Uri? reader)
    {
        services.AddSingleton(options);
        services.AddSingleton(_ => ChatDatabase.Open(databases));
        services.AddSingleton(new SourceLinks(reader));
        services.AddSingleton<ChatTurns>();
        services.AddSingleton<ChatRatings>();
        services.AddSingleton<ChannelSettings>();
        services.AddSingleton<ChatLimits>();
        services.AddSingleton<ChatModerators>();
        services.AddSingleton<AnswerCards>();
        services.AddSingleton<FigureCards>();
        services.AddSingleton<SourceCards>();
        services.AddSingleton<ChatQuestions>();
        services.AddSingleton<CheckCards>();
        services.AddSingleton<ChatChecks>();
        services.AddSingleton<ChatFigures>();
        services.AddSingleton<ChatSources>();
        services.AddSingleton<ChatSettingsCommand>();
        services.AddSingleton<CardSequels>();
        services.AddSingleton<CorpusCards>();
        services.AddSingleton<ChatCorpus>();
        services.AddSingleton<ChatDigest>();
        services.AddSingleton<FeedbackExport>();
        services.AddSingleton<OpenedQuestions>();
        services.AddSingleton<ChatFeedback>();
        services.AddSingleton<ChatForgetMe>();
        services.AddSingleton<ChatHints>();
        services.AddSingleton<ChatSharing>();
        services.AddSingleton<ChatListener>();
        services.AddSingleton<PressedTurns>();
        services.AddSingleton<ChatSuggestions>();
        services.AddSingleton<ChatHome>();
        services.AddSingleton<ChatDesk>();
        services.TryAddSingleton<IEventJournal, OwnJournal>();
        services.AddSingleton<WorkInHand>();
        services.AddSingleton<CorpusChanges>();
        services.AddHostedService<ChatForgetting>();
        services.AddHostedService<AuditPosts>();
        services.AddHostedService<DigestPost>();
    }
}

[OptionsValidator]
internal sealed partial class ChatOptionsValidator : IValidateOptions<ChatOptions>;
