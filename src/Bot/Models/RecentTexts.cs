using System.Diagnostics.CodeAnalysis;

namespace Bot.Models;

/// <summary>What was made of the texts that were asked for last.</summary>
internal sealed class RecentTexts<T>(int count)
{
    private readonly Dictionary<string, LinkedListNode<(string Text, T Made)>> _byText = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Text, T Made)> _latestFirst = [];
    private readonly Lock _lock = new();

    internal bool TryGet(string text, [MaybeNullWhen(false)] out T made)
    {
        lock (_lock)
        {
            made = default;
            if (!_byText.TryGetValue(text, out var node))
                return false;
            _latestFirst.Remove(node);
            _latestFirst.AddFirst(node);
            made = node.Value.Made;
            return true;
        }
    }

    internal void Add(string text, T made)
    {
        lock (_lock)
        {
            if (_byText.Remove(text, out var known))
                _latestFirst.Remove(known);
            _byText[text] = _latestFirst.AddFirst((text, made));
            if (_byText.Count <= count || _latestFirst.Last is not { } oldest)
                return;
            _latestFirst.RemoveLast();
            _byText.Remove(oldest.Value.Text);
        }
    }
}
