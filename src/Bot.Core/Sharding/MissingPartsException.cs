namespace Bot.Core.Sharding;

/// <summary>Ends the reading of a question for which something must be asked of shards first, see <see cref="Search.IPassagesElsewhere"/>.</summary>
internal sealed class MissingPartsException : Exception;
