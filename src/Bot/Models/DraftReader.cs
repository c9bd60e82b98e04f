using System.Text;
using System.Text.Json;
using Bot.Core.Composition;

namespace Bot.Models;

/// <summary>Takes sentences out of the JSON of a model while it still comes: <c>{"sentences":[{"text":"…","citations":[1]}]}</c>.</summary>
internal sealed class DraftReader
{
    internal const int MostSentences = 8;
    internal const int LongestSentence = 600;

    private const int MostCitations = 20;
    private const int MostBytes = 64 * 1024;
    private const int Object = 1;
    private const int List = 2;
    private const int Sentence = 3;

    /// <summary>A piece may end inside of a letter.</summary>
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private readonly List<byte> _unread = [];
    private readonly List<int> _citations = [];
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = 8 });
    private int _bytes;
    private int _sentences;
    private bool _hasBegun;
    private bool _hasSentences;
    private bool _isInSentences;
    private bool _isInCitations;
    private string? _property;
    private string? _text;

    /// <summary>The whole object was there, or as many sentences as are read.</summary>
    internal bool IsComplete { get; private set; }

    /// <summary>It is no such object, or too large.</summary>
    internal bool IsBroken { get; private set; }

    /// <summary>Nothing that follows would be read.</summary>
    internal bool HasEnough => IsBroken || _sentences == MostSentences || _bytes > MostBytes;

    /// <summary>Sentences that are too long, or cite too much.</summary>
    internal int TooLong { get; private set; }

    /// <summary>The sentences that became complete with this piece.</summary>
    internal IReadOnlyList<DraftSentence> Add(string piece)
    {
        var bytes = new byte[_encoder.GetByteCount(piece, flush: false)];
        _bytes += _encoder.GetBytes(piece, bytes, flush: false);
        if (IsComplete || IsBroken)
            return [];
        IsBroken = _bytes > MostBytes;
        _unread.AddRange(bytes);
        if (IsBroken || !Begin())
            return [];

        List<DraftSentence> drafts = [];
        try
        {
            Read(drafts);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Text of a string that is no Unicode is an InvalidOperationException.
            IsBroken = !IsComplete;
        }

        return drafts;
    }

    /// <summary>White space and the fence of a code block may stand before the object.</summary>
    private bool Begin()
    {
        if (_hasBegun)
            return true;
        var start = _unread.IndexOf((byte)'{');
        var before = Encoding.UTF8.GetString([.. start < 0 ? _unread : _unread[..start]]).TrimStart('\uFEFF').Trim();
        const string Fence = "```json";
        IsBroken = start < 0 ? !Fence.StartsWith(before, StringComparison.OrdinalIgnoreCase) : before is not ("" or "```") && !before.Equals(Fence, StringComparison.OrdinalIgnoreCase);
        if (IsBroken || start < 0)
            return false;
        _unread.RemoveRange(0, start);
        return _hasBegun = true;
    }

    private void Read(List<DraftSentence> drafts)
    {
        var reader = new Utf8JsonReader(_unread.ToArray(), isFinalBlock: false, _state);
        try
        {
            while (!IsComplete && !IsBroken && reader.Read())
                Take(ref reader, drafts);
        }
        finally
        {
            _state = reader.CurrentState;
            _unread.RemoveRange(0, (int)reader.BytesConsumed);
        }
    }

    // Depths are those of Utf8JsonReader: that of a bracket is the one outside of it.
    private void Take(ref Utf8JsonReader reader, List<DraftSentence> drafts)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _property = reader.GetString();
                return;
            case JsonTokenType.StartArray when reader.CurrentDepth == Object && _property == "sentences":
                _isInSentences = _hasSentences = true;
                return;
            case JsonTokenType.EndArray when reader.CurrentDepth == Object:
                _isInSentences = false;
                return;
            case JsonTokenType.StartObject when reader.CurrentDepth == List && _isInSentences:
                (_text, _property) = (null, null);
                _citations.Clear();
                return;
            case JsonTokenType.StartArray when reader.CurrentDepth == Sentence && _isInSentences:
                _isInCitations = _property == "citations";
                return;
            case JsonTokenType.EndArray when reader.CurrentDepth == Sentence:
                _isInCitations = false;
                return;
            case JsonTokenType.String when reader.CurrentDepth == Sentence && _isInSentences && _property == "text":
                _text = reader.GetString();
                return;
            case JsonTokenType.Number when _isInCitations:
                _citations.Add(reader.TryGetInt32(out var number) ? number : 0);
                return;
            case JsonTokenType.EndObject when reader.CurrentDepth == List && _isInSentences:
                End(drafts);
                return;
            case JsonTokenType.EndObject when reader.CurrentDepth == 0:
                (IsComplete, IsBroken) = (_hasSentences, !_hasSentences);
                return;
            default:
                return;
        }
    }

    private void End(List<DraftSentence> drafts)
    {
        if (_text is { Length: > LongestSentence } || _citations.Count > MostCitations)
            TooLong++;
        else
            drafts.Add(new DraftSentence(_text ?? "", [.. _citations.Distinct()]));
        IsComplete = ++_sentences == MostSentences;
    }
}
