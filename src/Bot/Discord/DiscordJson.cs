using System.Text.Json.Serialization;

namespace Bot.Discord;

/// <summary>Discord's names: snake_case, and what is null is not sent.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DiscordMessage))]
[JsonSerializable(typeof(InteractionResponse))]
[JsonSerializable(typeof(IReadOnlyList<CommandDefinition>))]
[JsonSerializable(typeof(NewDirectChannel))]
[JsonSerializable(typeof(NewThread))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(ReceivedMessage))]
[JsonSerializable(typeof(DiscordChannel))]
[JsonSerializable(typeof(DiscordUser))]
[JsonSerializable(typeof(GatewayBot))]
[JsonSerializable(typeof(DiscordApplication))]
[JsonSerializable(typeof(IReadOnlyList<DiscordGuild>))]
[JsonSerializable(typeof(Ready))]
[JsonSerializable(typeof(ReceivedGuild))]
[JsonSerializable(typeof(DiscordInbox.Beginning))]
[JsonSerializable(typeof(TakenMessage))]
[JsonSerializable(typeof(PostedId))]
[JsonSerializable(typeof(RefusedRequest))]
[JsonSerializable(typeof(TooManyRequests))]
[JsonSerializable(typeof(GatewayEvent))]
[JsonSerializable(typeof(Hello))]
[JsonSerializable(typeof(GatewayCommand<IdentifyCommand>))]
[JsonSerializable(typeof(GatewayCommand<ResumeCommand>))]
[JsonSerializable(typeof(GatewayCommand<long?>))]
internal sealed partial class DiscordJson : JsonSerializerContext;
