using System.Text.Json.Serialization;

namespace Bot.Discord;

/// <summary>What is sent beside messages (<see cref="DiscordMessage"/>): to the gateway an operation and its content.</summary>
internal sealed record GatewayCommand<T>(int Op, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] T D);

internal sealed record IdentifyCommand(string Token, int Intents, ClientProperties Properties, int[] Shard)
{
    // The token is never part of a text.
    public override string ToString() => nameof(IdentifyCommand);
}

internal sealed record ClientProperties(string Os, string Browser, string Device);

internal sealed record ResumeCommand(string Token, string SessionId, long Seq)
{
    public override string ToString() => nameof(ResumeCommand);
}

internal sealed record NewThread(string Name, int AutoArchiveDuration);

internal sealed record NewDirectChannel(string RecipientId);
