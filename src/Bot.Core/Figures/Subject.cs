using System.Collections.Frozen;
using System.Text;

namespace Bot.Core.Figures;

/// <summary>What a quantity measures, in the words of its sentence: the part of it that the quantity stands in, without numbers and times.</summary>
internal sealed class Subject(SentenceWords words, IReadOnlyList<Quantity> quantities, IReadOnlyList<TimeMention> times)
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

    /// <summary>Empty where the sentence does not tell.</summary>
    public string Of(Quantity quantity)
    {
        var behind = quantity.Unit.Kind == UnitKind.Count && quantity.NounFirst < quantity.End ? quantity.NounFirst : quantity.End;
        var (first, end) = (PartStart(quantity.Start), PartEnd(behind, quantity));
        if (Telling(behind, end) >= EnoughBehind && (words.Is(behind, "of") || quantity.NounFirst < quantity.End))
            return Text(quantity, words.Is(behind, "of") ? behind + 1 : behind, end, quantity.Start);
        while (Telling(first, quantity.Start) + Telling(behind, end) < Enough && first > 0 && !IsWall(first - 1))
            first = PartStart(first - 1);
        if (Telling(first, quantity.Start) + Telling(behind, end) < Enough && end < words.Count && !IsWall(end))
            end = PartEnd(end + 1, quantity);
        return Text(quantity, first, end, behind);
    }

    private int PartStart(int at)
    {
        while (at > 0 && !IsSoft(at - 1) && !IsWall(at - 1))
            at--;
        return at;
    }

    private int PartEnd(int at, Quantity quantity)
    {
        while (at < words.Count && !IsWall(at) && !(IsSoft(at) && at >= quantity.End))
            at++;
        return at;
    }

    private static bool IsQuote(string sign) => sign is "\"" or "“" or "”" or "«" or "»";

    private bool IsWall(int at) => words[at].Text is ";" or ":" or "•" or "." or "?" or "!";

    private bool IsSoft(int at) => words[at].Text is "," or "(" or ")" or "while" or "but" or "whereas" or "because" or "although" || (words[at].Text is "–" or "—" or "-" && words[at].SpaceBefore) || IsQuote(words[at].Text) || quantities.Any(other => at >= other.Start && at < other.End && at < Math.Max(other.NounFirst, other.First + 1));

    /// <summary>Words in [first, end) that say something of the thing itself.</summary>
    private int Telling(int first, int end)
    {
        var telling = 0;
        for (var i = first; i < end; i++)
        {
            if (words[i].Form == WordForm.Letters && !IsDropped(i) && !Grammar.IsFunction(words[i].Text) && !Empty.Contains(words[i].Text))
                telling++;
        }

        return telling;
    }

    /// <summary>Numbers, with what limits them, and times; what a number counts stays.</summary>
    private bool IsDropped(int at)
    {
        foreach (var quantity in quantities)
        {
            if (at >= quantity.Start && at < (quantity.NounFirst < quantity.End ? quantity.NounFirst : quantity.End))
                return true;
        }

        foreach (var time in times)
        {
            if (at >= time.First && at < time.End)
                return true;
            if (at == time.First - 1 && words.IsAny(at, "in", "on", "since", "during", "by", "of", "from", "until", "between", "the"))
                return true;
        }

        return false;
    }

    private string Text(Quantity quantity, int first, int end, int split)
    {
        var kept = Enumerable.Range(first, end - first).Where(i => !IsDropped(i) && !IsQuote(words[i].Text)).ToList();
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
        while (first < end && (words[first].Form == WordForm.Sign || (Edges.Contains(words[first].Text) && !(isFirst && words.IsAny(first, "its", "their", "his", "her", "the")))))
            first++;
        while (end > first && (words[end - 1].Form == WordForm.Sign || Edges.Contains(words[end - 1].Text)))
            end--;
        for (var i = first; i < end; i++)
        {
            if (text.Length > 0 && (i == first || words[i].SpaceBefore))
                text.Append(' ');
            text.Append(words.Written(i));
        }
    }
}
