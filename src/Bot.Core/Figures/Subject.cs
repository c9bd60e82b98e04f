using System.Collections.Frozen;
using System.Text;

namespace Bot.Core.Figures;

/// <summary>What a quantity measures, in the words of its sentence: the part of it that the quantity stands in, without numbers and times.</summary>
internal sealed class Subject
{
    private const int MaxWords = 14;

    /// <summary>Fewer telling words than this do not say what is measured; then the part before is taken too.</summary>
    private const int Enough = 3;

    /// <summary>Behind what is counted so many telling words say it all, without the words before.</summary>
    private const int EnoughBehind = 3;

    private static readonly FrozenSet<string> Empty = ("compared up down more less fewer higher lower rise rose risen rising fall fell fallen falling respectively total average time level figure just only about year years month months week day days "
        + "earlier later ago last next this recent already far it he she they").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Edges = ("and or but so yet that which who with including when as of by to the a an in at for from has have had was were is are be been on than after against while compared its their his her "
        + "it he she they about around over some there also").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly SentenceWords _words;

    /// <summary>For each word whether it belongs to a number with what limits it, or to a time; and whether a part of the sentence ends with it.</summary>
    private readonly bool[] _dropped, _soft;

    /// <summary>For each place how many words before it say something of the thing itself.</summary>
    private readonly int[] _telling;

    public Subject(SentenceWords words, IReadOnlyList<Quantity> quantities, IReadOnlyList<TimeMention> times)
    {
        (_words, _dropped, _soft, _telling) = (words, new bool[words.Count], new bool[words.Count], new int[words.Count + 1]);
        foreach (var quantity in quantities)
        {
            // What a number counts stays.
            Array.Fill(_dropped, value: true, quantity.Start, (quantity.NounFirst < quantity.End ? quantity.NounFirst : quantity.End) - quantity.Start);
            Array.Fill(_soft, value: true, quantity.Start, Math.Min(quantity.End, Math.Max(quantity.NounFirst, quantity.First + 1)) - quantity.Start);
        }

        foreach (var time in times)
        {
            var first = words.IsAny(time.First - 1, "in", "on", "since", "during", "by", "of", "from", "until", "between", "the") ? time.First - 1 : time.First;
            Array.Fill(_dropped, value: true, first, time.End - first);
        }

        for (var i = 0; i < words.Count; i++)
        {
            _soft[i] |= words[i].Text is "," or "(" or ")" or "while" or "but" or "whereas" or "because" or "although" || (words[i].Text is "–" or "—" or "-" && words[i].SpaceBefore) || IsQuote(words[i].Text);
            var tells = words[i].Form == WordForm.Letters && !_dropped[i] && !Grammar.IsFunction(words[i].Text) && !Empty.Contains(words[i].Text);
            _telling[i + 1] = _telling[i] + (tells ? 1 : 0);
        }
    }

    /// <summary>Empty where the sentence does not tell.</summary>
    public string Of(Quantity quantity)
    {
        var behind = quantity.Unit.Kind == UnitKind.Count && quantity.NounFirst < quantity.End ? quantity.NounFirst : quantity.End;
        var (first, end) = (PartStart(quantity.Start), PartEnd(behind, quantity));
        if (Telling(behind, end) >= EnoughBehind && (_words.Is(behind, "of") || quantity.NounFirst < quantity.End))
            return Text(quantity, _words.Is(behind, "of") ? behind + 1 : behind, end, quantity.Start);
        while (Telling(first, quantity.Start) + Telling(behind, end) < Enough && first > 0 && !IsWall(first - 1))
            first = PartStart(first - 1);
        if (Telling(first, quantity.Start) + Telling(behind, end) < Enough && end < _words.Count && !IsWall(end))
            end = PartEnd(end + 1, quantity);
        return Text(quantity, first, end, behind);
    }

    private int PartStart(int at)
    {
        while (at > 0 && !_soft[at - 1] && !IsWall(at - 1))
            at--;
        return at;
    }

    private int PartEnd(int at, Quantity quantity)
    {
        while (at < _words.Count && !IsWall(at) && !(_soft[at] && at >= quantity.End))
            at++;
        return at;
    }

    private static bool IsQuote(string sign) => sign is "\"" or "“" or "”" or "«" or "»";

    private bool IsWall(int at) => _words[at].Text is ";" or ":" or "•" or "." or "?" or "!";

    /// <summary>Words in [first, end) that say something of the thing itself.</summary>
    private int Telling(int first, int end) => first < end ? _telling[end] - _telling[first] : 0;

    private string Text(Quantity quantity, int first, int end, int split)
    {
        var kept = Enumerable.Range(first, end - first).Where(i => !_dropped[i] && !IsQuote(_words[i].Text)).ToList();
        // The words nearest to the number stay.
        while (kept.Count > MaxWords)
            kept.RemoveAt(quantity.First - kept[0] > kept[^1] - split ? 0 : kept.Count - 1);
        var text = new StringBuilder();
        for (var i = 0; i < kept.Count;)
        {
            var next = i + 1;
            while (next < kept.Count && kept[next] == kept[next - 1] + 1)
                next++;
            Append(text, kept[i], kept[next - 1] + 1, isFirst: i == 0);
            i = next;
        }

        return text.ToString();
    }
    /// <summary>Adds a run of words, without what hung on the numbers and times around it.</summary>
    private void Append(StringBuilder text, int first, int end, bool isFirst)
    {
        // "said that 3,400 homes were damaged": who said so is told elsewhere.
        while (isFirst && first < end && (Attributions.IsSaying(_words[first].Text) || _words.Is(first, "that")))
            first++;
        while (first < end && (_words[first].Form == WordForm.Sign || (Edges.Contains(_words[first].Text) && !(isFirst && _words.IsAny(first, "its", "their", "his", "her", "the")))))
            first++;
        while (end > first && (_words[end - 1].Form == WordForm.Sign || Edges.Contains(_words[end - 1].Text)))
            end--;
        for (var i = first; i < end; i++)
        {
            if (text.Length > 0 && (i == first || _words[i].SpaceBefore))
                text.Append(' ');
            text.Append(_words.Written(i));
        }
    }
}
