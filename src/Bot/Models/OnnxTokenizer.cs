using System.Text.Json;
using Bot.Core.Articles;
using Microsoft.ML.Tokenizers;

namespace Bot.Models;

/// <param name="Types">0 for the tokens of the first text, 1 for those of the second.</param>
internal sealed record TokenizedText(IReadOnlyList<int> Ids, IReadOnlyList<int> Types);

/// <summary>Texts to the numbers that a model of the BERT or XLM-RoBERTa kind reads.</summary>
internal sealed class OnnxTokenizer
{
    private const string WordPieces = "vocab.txt";
    private const string SentencePieces = "sentencepiece.bpe.model";

    private readonly Func<string, int, IEnumerable<int>> _encode;
    private readonly int[] _begin, _between, _end;
    private readonly int _secondType;

    private OnnxTokenizer(Func<string, int, IEnumerable<int>> encode, int begin, int end, int padding, bool isBert)
    {
        (_encode, _begin, _end, Padding) = (encode, [begin], [end], padding);
        // RoBERTa marks the place between two texts twice, and tells them apart by nothing else.
        (_between, _secondType) = isBert ? (new[] { end }, 1) : (new[] { end, end }, 0);
    }

    internal int Padding { get; }

    /// <summary>The file that the vocabulary lies in.</summary>
    /// <exception cref="CorpusException">There is none.</exception>
    internal static string FileOf(string folder) =>
        new[] { WordPieces, SentencePieces }.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new CorpusException($"{folder} has no vocabulary: put the {WordPieces} or {SentencePieces} of the model beside its model.onnx; a tokenizer.json alone is not read.");

    /// <exception cref="CorpusException">There is no vocabulary, or it cannot be read.</exception>
    internal static OnnxTokenizer Open(string folder)
    {
        var file = FileOf(folder);
        try
        {
            return Path.GetFileName(file) == WordPieces ? OpenWordPieces(file, folder) : OpenSentencePieces(file);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or ArgumentException or InvalidOperationException or JsonException or UnauthorizedAccessException)
        {
            throw new CorpusException($"{file} cannot be read as a vocabulary ({exception.Message.TrimEnd('.')}): copy it from the model again.", exception);
        }
    }

    /// <summary>One text; what is longer is cut.</summary>
    internal TokenizedText Encode(string text, int longest)
    {
        int[] ids = [.. _begin, .. _encode(text, longest - _begin.Length - _end.Length), .. _end];
        return new TokenizedText(ids, new int[ids.Length]);
    }

    /// <summary>Two texts beside each other. The first takes half of the room at most.</summary>
    internal TokenizedText Encode(string first, string second, int longest)
    {
        int[] before = [.. _begin, .. _encode(first, longest / 2), .. _between];
        int[] after = [.. _encode(second, longest - before.Length - _end.Length), .. _end];
        return new TokenizedText([.. before, .. after], [.. before.Select(_ => 0), .. after.Select(_ => _secondType)]);
    }

    private static OnnxTokenizer OpenWordPieces(string file, string folder)
    {
        var isLower = ReadsSmallLetters(folder);
        var tokenizer = BertTokenizer.Create(file, new BertOptions { LowerCaseBeforeTokenization = isLower, RemoveNonSpacingMarks = isLower });
        return new OnnxTokenizer(
            (text, count) => tokenizer.EncodeToIds(text, Math.Max(1, count), addSpecialTokens: false, out _, out _),
            tokenizer.ClassificationTokenId,
            tokenizer.SeparatorTokenId,
            tokenizer.PaddingTokenId,
            isBert: true);
    }

    private static OnnxTokenizer OpenSentencePieces(string file)
    {
        using var stream = File.OpenRead(file);
        var tokenizer = SentencePieceTokenizer.Create(stream, addBeginningOfSentence: false, addEndOfSentence: false);
        // These models count <s>, <pad>, </s> and <unk> first, and all other pieces one higher than the file does.
        const int Begin = 0, Pad = 1, End = 2, Unknown = 3;
        return new OnnxTokenizer(
            (text, count) => tokenizer.EncodeToIds(text, addBeginningOfSentence: false, addEndOfSentence: false, Math.Max(1, count), out _, out _).Select(id => id == tokenizer.UnknownId ? Unknown : id + 1),
            Begin,
            End,
            Pad,
            isBert: false);
    }

    /// <summary>As most models do; tokenizer_config.json says when one does not.</summary>
    private static bool ReadsSmallLetters(string folder)
    {
        var file = Path.Combine(folder, "tokenizer_config.json");
        if (!File.Exists(file))
            return true;
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return !json.RootElement.TryGetProperty("do_lower_case", out var setting) || setting.ValueKind is not JsonValueKind.False;
    }
}
