using Bot.Core.Articles;

namespace Bot.Web;

/// <summary>Goes once through spans that are in order and do not overlap, along stretches that are in order too.</summary>
internal sealed class SpanCursor(IReadOnlyList<TextSpan> spans)
{
    private int _next;

    /// <summary>Those that the stretch has a part of.</summary>
    internal IReadOnlyList<TextSpan> Of(TextSpan stretch)
    {
        while (_next < spans.Count && spans[_next].End <= stretch.Start)
            _next++;
        var end = _next;
        while (end < spans.Count && spans[end].Start < stretch.End)
            end++;
        return [.. spans.Skip(_next).Take(end - _next)];
    }

    /// <summary>Of a span that was given for the last stretch.</summary>
    internal int PlaceOf(TextSpan span)
    {
        var place = _next;
        while (spans[place] != span)
            place++;
        return place;
    }

    /// <summary>The pieces of the stretch, each in one span or in none.</summary>
    internal static IEnumerable<(TextSpan Piece, TextSpan? Span)> Cut(TextSpan stretch, IEnumerable<TextSpan> spans)
    {
        var start = stretch.Start;
        foreach (var span in spans.Where(span => span.Overlaps(stretch)))
        {
            if (span.Start > start)
                yield return (TextSpan.Between(start, span.Start), null);
            var end = Math.Min(span.End, stretch.End);
            yield return (TextSpan.Between(Math.Max(start, span.Start), end), span);
            start = end;
        }

        if (start < stretch.End)
            yield return (TextSpan.Between(start, stretch.End), null);
    }
}
