using System.Text.Json;
using Bot.Chat;

namespace Bot.Discord;

/// <summary>Registers the commands by one call that overwrites them all, and only when what Discord has differs.</summary>
internal sealed partial class CommandRegistration(DiscordApi api, DiscordOptions options, ChatModerators moderators, ILogger<CommandRegistration> logger)
{
    /// <returns>True when they were written.</returns>
    internal async Task<bool> RegisterAsync(string application, CancellationToken cancellationToken)
    {
        var commands = CommandDefinition.All(moderators.AreNamed);
        using var registered = await api.CommandsAsync(application, options.TestGuild, cancellationToken);
        using var wanted = JsonSerializer.SerializeToDocument(commands, DiscordJson.Default.IReadOnlyListCommandDefinition);
        if (IsSame(wanted.RootElement, registered.RootElement))
            return false;

        await api.OverwriteCommandsAsync(application, options.TestGuild, commands, cancellationToken);
        LogRegistered(commands.Count, options.TestGuild is null ? "every server" : $"server {options.TestGuild}");
        return true;
    }

    private static bool IsSame(JsonElement wanted, JsonElement registered)
    {
        var named = registered.EnumerateArray().Where(command => command.TryGetProperty("name", out _)).ToLookup(command => command.GetProperty("name").GetString());
        return registered.GetArrayLength() == wanted.GetArrayLength()
            && wanted.EnumerateArray().All(command => named[command.GetProperty("name").GetString()].Any(other => Has(other, command)));
    }

    /// <summary>Discord gives back more than it was given: ids, versions, defaults.</summary>
    private static bool Has(JsonElement registered, JsonElement wanted) => wanted.ValueKind switch
    {
        JsonValueKind.Object => registered.ValueKind == JsonValueKind.Object && IsOpen(registered) == IsOpen(wanted) && wanted.EnumerateObject().All(property => registered.TryGetProperty(property.Name, out var other)
            ? Has(other, property.Value)
            : property.Value is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 0),
        JsonValueKind.Array => registered.ValueKind == JsonValueKind.Array && registered.GetArrayLength() == wanted.GetArrayLength()
            && wanted.EnumerateArray().Zip(registered.EnumerateArray()).All(pair => Has(pair.Second, pair.First)),
        _ => JsonElement.DeepEquals(registered, wanted),
    };

    // What is not wanted any more is not among the properties that are compared.
    private static bool IsOpen(JsonElement command) => !command.TryGetProperty("default_member_permissions", out var permissions) || permissions.ValueKind == JsonValueKind.Null;

    [LoggerMessage(LogLevel.Information, "Registered {Count} commands with Discord for {Where}")]
    private partial void LogRegistered(int count, string where);
}
