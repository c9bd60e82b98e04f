using System.Text.Json.Serialization;

namespace Bot.Core.Versions;

[JsonSerializable(typeof(string[]))]
internal sealed partial class StoreJson : JsonSerializerContext;
