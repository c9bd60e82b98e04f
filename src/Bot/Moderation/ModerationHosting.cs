using Bot.Commands;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Bot.Moderation;

/// <summary>Puts together what looks after the corpus.</summary>
internal static class ModerationHosting
{
    internal static ModerationOptions Read(SettingsFile settings)
    {
        var options = new ModerationOptions();
        settings.Bind(ModerationOptions.Section, section => section.Bind(options));
        SettingsFile.Check(ModerationOptions.Section, new ModerationOptionsValidator().Validate(name: null, options));
        return options;
    }

    internal static void Add(IServiceCollection services, ModerationOptions options, string dataFolder)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => AuditLog.Open(dataFolder, provider.GetRequiredService<ILogger<AuditLog>>()));
        services.AddHostedService<AuditForgetting>();
    }
}

[OptionsValidator]
internal sealed partial class ModerationOptionsValidator : IValidateOptions<ModerationOptions>;
