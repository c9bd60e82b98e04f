using System.Text.RegularExpressions;
using Bot.Chat;
using Bot.Slack;
using YamlDotNet.RepresentationModel;

namespace Bot.Tests.Slack;

/// <summary>The app as docs/slack-manifest.yaml makes it, beside what the bot does with it and Slack allows: https://docs.slack.dev/reference/app-manifest.</summary>
public sealed partial class ManifestTests
{
    private static readonly YamlMappingNode Manifest = Read();

    [Fact]
    public void It_asks_for_the_scopes_that_doctor_looks_for_and_no_others()
    {
        var scopes = Items(Manifest, "oauth_config", "scopes", "bot").Select(scope => scope.ToString());

        Assert.Equal(SlackCheck.Missing([]).Select(needed => needed.Split(' ')[0]), scopes);
    }

    [Fact]
    public void Its_commands_are_those_of_the_bot_and_their_hints_name_fields_that_are_read()
    {
        var commands = Items(Manifest, "features", "slash_commands").ToList();

        Assert.Equal(
            [TypedCommand.Ask, TypedCommand.Figures, TypedCommand.Sources, TypedCommand.Corpus, TypedCommand.Help, TypedCommand.Settings, TypedCommand.Digest, TypedCommand.Feedback, TypedCommand.ForgetMe],
            commands.Select(command => CommandText.NameOf(Text(command, "command"))));
        foreach (var command in commands)
        {
            foreach (Match field in Field().Matches(Text(command, "usage_hint")))
            {
                var name = field.Groups["name"].Value;
                Assert.NotEqual(CommandText.Read(CommandText.NameOf(Text(command, "command")), "x").Keys, CommandText.Read(CommandText.NameOf(Text(command, "command")), $"x {name}:2016").Keys);
            }
        }
    }

    [Fact]
    public void The_hint_of_the_corpus_names_all_that_can_be_done_to_it() =>
        Assert.Equal(
            TypedCorpus.Actions.Select(action => action.Name),
            Text(Items(Manifest, "features", "slash_commands").Single(command => Text(command, "command") == "/corpus"), "usage_hint").Split(" | "));

    [Fact]
    public void Nothing_in_it_is_longer_than_Slack_takes()
    {
        var about = Find(Manifest, "display_information");
        var commands = Items(Manifest, "features", "slash_commands").ToList();
        var shortcuts = Items(Manifest, "features", "shortcuts").ToList();

        Assert.True(Text(about, "name").Length <= 35 && Text(about, "description").Length <= 140);
        Assert.Matches("^#[0-9a-f]{6}$", Text(about, "background_color"));
        Assert.All(commands, command => Assert.True(Text(command, "command").Length <= 32 && Text(command, "description").Length <= 2_000 && Text(command, "usage_hint").Length <= 1_000));
        Assert.All(shortcuts, shortcut => Assert.True(Text(shortcut, "name").Length <= 24 && Text(shortcut, "description").Length <= 150));
        Assert.Equal(ChatChecks.Name, Text(shortcuts[0], "name"));
    }

    private static YamlMappingNode Read()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(Path.Combine(Checkout.Folder, "docs", "slack-manifest.yaml"))));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static YamlNode Find(YamlNode node, params IEnumerable<string> path) => path.Aggregate(node, (at, name) => at[name]);

    private static IEnumerable<YamlNode> Items(YamlNode node, params IEnumerable<string> path) => (YamlSequenceNode)Find(node, path);

    private static string Text(YamlNode node, string name) => ((YamlMappingNode)node).Children.TryGetValue(name, out var text) ? text.ToString() : "";

    // "[publisher:"; what is no field of the command is left in the question.
    [GeneratedRegex(@"\[(?<name>[a-z]+):", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Field();
}
