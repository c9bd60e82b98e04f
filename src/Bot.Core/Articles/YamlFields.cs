using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Bot.Core.Articles;

/// <param name="Line">1 is the first line.</param>
/// <param name="Values">One for a scalar, several for a list; null when the value is neither.</param>
internal sealed record YamlField(string Key, long Line, IReadOnlyList<string>? Values);

/// <summary>Reads mappings event by event, which keeps line numbers and cannot overflow the stack on hostile nesting.</summary>
internal static class YamlFields
{
    private const int MaxDepth = 50;

    /// <summary>The fields of the mapping the parser stands at, which is passed.</summary>
    public static IReadOnlyList<YamlField> Read(IParser parser)
    {
        var fields = new List<YamlField>();
        parser.Consume<MappingStart>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key))
                throw new YamlException(parser.Current?.Start ?? Mark.Empty, parser.Current?.End ?? Mark.Empty, "a field must have a plain name");
            fields.Add(new YamlField(key.Value, key.Start.Line, Values(parser)));
        }
        return fields;
    }

    private static void Skip(IParser parser)
    {
        var depth = 0;
        do
        {
            var passed = parser.Consume<ParsingEvent>();
            depth += passed.NestingIncrease;
            // The parser's work grows with the square of the depth.
            if (depth > MaxDepth)
                throw new YamlException(passed.Start, passed.End, "the value is nested too deeply");
        }
        while (depth > 0);
    }

    private static List<string>? Values(IParser parser)
    {
        if (parser.TryConsume<Scalar>(out var scalar))
            return [scalar.Value];
        if (!parser.TryConsume<SequenceStart>(out _))
        {
            Skip(parser);
            return null;
        }
        List<string>? values = [];
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            if (parser.TryConsume<Scalar>(out var item))
            {
                values?.Add(item.Value);
                continue;
            }
            Skip(parser);
            values = null;
        }
        return values;
    }
}
