using System.CommandLine;
using Bot.Cluster;
using Bot.Core;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Microsoft.Extensions.Options;

namespace Bot.Commands;

/// <summary>Which corpus a command works on: command line, then environment, then appsettings.json.</summary>
internal sealed class CorpusArguments(string userFolder)
{
    internal Option<string?> Folder { get; } = new("--corpus")
    {
        Description = "Folder of articles (setting Corpus:Folder)",
        HelpName = "FOLDER",
        Recursive = true,
    };

    internal Option<string?> Data { get; } = new("--data")
    {
        Description = "Folder for the index and its versions (setting Corpus:Data)",
        HelpName = "FOLDER",
        Recursive = true,
    };

    internal Option<bool> NoModels { get; } = new("--no-models")
    {
        Description = "Answer with quotes alone, whatever models are set (docs/models.md)",
        Recursive = true,
    };

    internal SettingsFile Settings() => SettingsFile.Read(userFolder);

    internal CorpusOptions Read(ParseResult parsed, SettingsFile settings)
    {
        var options = new CorpusOptions();
        settings.Bind(CorpusOptions.Section, section => section.Bind(options));
        options.Folder = Place(parsed.GetValue(Folder), options.Folder, settings.Home);
        options.Data = Place(parsed.GetValue(Data), options.Data, settings.Home);
        SettingsFile.Check(CorpusOptions.Section, new CorpusOptionsValidator().Validate(name: null, options));
        return options;
    }

    /// <summary>Where what must survive is kept.</summary>
    /// <exception cref="CorpusException">It is out of reach, or a setting is wrong.</exception>
    internal static Databases DatabasesOf(CorpusOptions options, SettingsFile settings) =>
        ClusterHosting.Read(settings) is { Enabled: true } cluster ? ClusterHosting.Open(cluster) : new LocalDatabases(options.Data);

    internal static AnswerOptions ReadAnswers(SettingsFile settings)
    {
        var options = new AnswerOptions();
        settings.Bind(AnswerOptions.Section, section => section.Bind(options));
        SettingsFile.Check(AnswerOptions.Section, new AnswerOptionsValidator().Validate(name: null, options));
        return options;
    }

    private string Place(string? typed, string setting, string home) =>
        Path.GetFullPath(typed ?? setting, typed is null ? home : userFolder);
}

// Generated, because validation by reflection costs the start of `ask` time.
[OptionsValidator]
internal sealed partial class CorpusOptionsValidator : IValidateOptions<CorpusOptions>;

[OptionsValidator]
internal sealed partial class AnswerOptionsValidator : IValidateOptions<AnswerOptions>;
