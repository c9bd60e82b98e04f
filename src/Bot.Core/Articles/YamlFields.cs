using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Bot.Core.Articles;

/// <param name="Line">1 is the first line.</param>
/// <param name="Values">One for a scalar, several for a list; null when the value is neither.</param>
internal sealed record YamlField(string Key, long Line, IReadOnlyList<string>? Values);

/// <summary>Reads mappings event by event, which keeps line numbers and cannot overflow the stack on hostile nesting.</summary>
internal static class YamlFields
{
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

    private static List<string>? Values(IParser parser)
    {
        if (parser.TryConsume<Scalar>(out var scalar))
            return [scalar.Value];
        if (!parser.TryConsume<SequenceStart>(out _))
        {
            parser.SkipThisAndNestedEvents();
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
            parser.SkipThisAndNestedEvents();
            values = null;
        }
        return values;
    }
}
