using Bot.Core.Articles;
using Bot.Models;

namespace Bot.Tests.Models;

public sealed class OnnxEmbedderTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    // A row a token, as in TinyModel.Words: padding, unknown, beginning, end, mask, harbour, boats, bread, tunnel.
    private static readonly float[][] Table = [[100, -100], [0, -3], [3, 0], [0, 0], [50, 50], [0, 9], [6, 3], [-6, 0], [0, -9]];

    [Fact]
    public async Task A_vector_is_the_mean_of_the_tokens_at_length_one()
    {
        using var model = TinyModel.OfTokens(Table);

        // Beginning (3, 0), harbour (0, 9), boats (6, 3), end (0, 0): the mean is (9/4, 12/4), at length one (0.6, 0.8).
        Assert.Equal([[0.6f, 0.8f]], await EmbedAsync(model, "Harbour boats"));
    }

    [Fact]
    public async Task What_fills_a_row_up_is_not_read()
    {
        using var model = TinyModel.OfTokens(Table);

        var alone = await EmbedAsync(model, "harbour boats");
        var together = await EmbedAsync(model, "harbour boats", "bread tunnel bread tunnel bread boats boats", "");

        Assert.Equal(alone[0], together[0]);
        // Beginning and end alone: (3, 0) / 2.
        Assert.Equal([1, 0], together[2]);
    }

    [Fact]
    public async Task A_word_that_the_vocabulary_does_not_have_is_unknown()
    {
        using var model = TinyModel.OfTokens(Table);

        // Beginning (3, 0), unknown (0, -3), end: (3, -3) at length one.
        Assert.Equal([0.70711, -0.70711], (await EmbedAsync(model, "ferries"))[0].Select(number => Math.Round(number, 5)));
    }

    [Fact]
    public async Task A_model_that_asks_for_the_types_of_tokens_gets_them()
    {
        using var model = TinyModel.OfTokensAndTypes([[0, 4], [77, 77]], Table);

        // Each of beginning, harbour, end has (0, 4) added: (3, 9 + 12) = (3, 21).
        Assert.Equal([0.14142, 0.98995], (await EmbedAsync(model, "harbour"))[0].Select(number => Math.Round(number, 5)));
    }

    [Fact]
    public async Task A_vector_of_the_whole_text_is_taken_as_it_is()
    {
        using var model = TinyModel.OfTexts(Table);

        Assert.Equal([[0.6f, 0.8f]], await EmbedAsync(model, "harbour boats"));
    }

    [Fact]
    public async Task A_model_that_says_so_is_read_by_its_first_token()
    {
        using var model = TinyModel.OfTokens(Table).With("1_Pooling/config.json", """{ "pooling_mode_cls_token": true, "pooling_mode_mean_tokens": false }""");

        Assert.Equal([[1, 0]], await EmbedAsync(model, "harbour boats"));
    }

    [Fact]
    public async Task A_longer_text_than_the_model_reads_is_cut()
    {
        using var model = TinyModel.OfTokens(Table).With("config.json", """{ "max_position_embeddings": 8 }""");

        // Six words of eight tokens are read: beginning (3, 0), four times boats (24, 12), twice bread (-12, 0), end.
        // Their sum (15, 12) at length one.
        Assert.Equal([0.78087, 0.62470], (await EmbedAsync(model, "boats boats boats boats bread bread tunnel tunnel tunnel"))[0].Select(number => Math.Round(number, 5)));
    }

    [Fact]
    public async Task Many_long_texts_are_run_in_parts_and_come_in_order()
    {
        using var model = TinyModel.OfTokens(Table);
        string[] texts = [.. Enumerable.Range(0, 40).Select(i => string.Join(' ', Enumerable.Repeat(i % 2 == 0 ? "harbour" : "boats", 400 + i)))];

        var vectors = await EmbedAsync(model, texts);

        Assert.Equal(40, vectors.Count);
        Assert.All(vectors, (vector, i) => Assert.Equal(i % 2 == 0 ? 0 : 2, Math.Round(vector[0] / vector[1])));
    }

    [Fact]
    public async Task A_model_that_tells_capitals_apart_is_given_them()
    {
        using var model = TinyModel.OfTokens(Table).With("tokenizer_config.json", """{ "do_lower_case": false }""");

        Assert.NotEqual((await EmbedAsync(model, "harbour"))[0], (await EmbedAsync(model, "Harbour"))[0]);
    }

    [Fact]
    public async Task Sentence_pieces_are_counted_as_such_models_count_them()
    {
        // In the file <unk> 0, <s> 1, </s> 2, then harbour 3 and boats 4; the model counts <s> 0, <pad> 1, </s> 2, <unk> 3, harbour 4, boats 5.
        using var model = TinyModel.OfTokens([3, 0], [100, 100], [0, 0], [0, -3], [0, 9], [6, 3]).Without("vocab.txt").With("sentencepiece.bpe.model", SentencePieces());

        Assert.Equal([[0.6f, 0.8f]], await EmbedAsync(model, "harbour boats"));
    }

    [Fact]
    public void A_model_is_known_by_its_content()
    {
        using var model = TinyModel.OfTokens(Table);
        using var copy = TinyModel.OfTokens(Table);
        using var other = TinyModel.OfTokens([.. Table.Take(8), [0, -8]]);

        Assert.Equal(OriginOf(model), OriginOf(copy));
        Assert.NotEqual(OriginOf(model), OriginOf(other));
    }

    [Fact]
    public async Task A_corpus_is_embedded_on_this_machine()
    {
        using var model = TinyModel.OfTokens(Table);
        using var embedder = OnnxEmbedder.Open(model.Folder);
        using var rig = new VectorRig("Harbour boats.", "Bread.");
        using var keeper = rig.Keeper(embedder);

        Assert.Null(await keeper.FillAsync(null, Token));

        Assert.Equal(0, rig.Corpus.Current.Vectors?.Missing);
        Assert.Equal(2, rig.Corpus.Current.Vectors?.Dimensions);
    }

    public static TheoryData<string, string> Broken => new()
    {
        { "no model", "has no model.onnx: export the model to ONNX" },
        { "no vocabulary", "has no vocabulary: put the vocab.txt or sentencepiece.bpe.model" },
        { "no ONNX", "model.onnx cannot be loaded" },
        { "no words", "cannot be read as a vocabulary" },
        { "other inputs", "takes position_ids, which the bot does not know" },
        { "no ids", "takes no input_ids" },
        { "no vectors", "gives neither last_hidden_state nor sentence_embedding" },
        { "no JSON", "config.json is no JSON" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_is_missing_is_told_in_a_sentence(string what, string told)
    {
        using var model = TinyModel.OfTokens(Table);
        _ = what switch
        {
            "no model" => model.Without("model.onnx"),
            "no vocabulary" => model.Without("vocab.txt").With("tokenizer.json", "{}"),
            "no ONNX" => model.With("model.onnx", "version https://git-lfs.github.com/spec/v1"),
            "no words" => model.With("vocab.txt", "harbour\nboats"),
            "other inputs" => model.WithModel(["input_ids", "position_ids"], "last_hidden_state", 2, [], TinyModel.Node("Add", ["input_ids", "position_ids"], "sum"), ToFloats("sum", "last_hidden_state")),
            "no ids" => model.WithModel(["pixels"], "last_hidden_state", 2, [], ToFloats("pixels", "last_hidden_state")),
            "no vectors" => model.WithModel(["input_ids"], "masks", 2, [], ToFloats("input_ids", "masks")),
            "no JSON" => model.With("config.json", "max_position_embeddings: 8"),
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };

        var exception = Assert.Throws<CorpusException>(() => OnnxEmbedder.Open(model.Folder));

        Assert.Contains(told, exception.Message, StringComparison.Ordinal);
        Assert.Contains(model.Folder, exception.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told_in_a_sentence() =>
        Assert.Equal("There is no folder /nowhere/at/all: name the one with the model.onnx of the model.", Assert.Throws<CorpusException>(() => OnnxEmbedder.Open("/nowhere/at/all")).Message);

    private static Protobuf ToFloats(string input, string output) => TinyModel.Node("Cast", [input], output, new Protobuf().Text(1, "to").Number(3, 1).Number(20, 2));

    private static string OriginOf(TinyModel model)
    {
        using var embedder = OnnxEmbedder.Open(model.Folder);
        return embedder.Origin;
    }

    private static async Task<List<float[]>> EmbedAsync(TinyModel model, params string[] texts)
    {
        using var embedder = OnnxEmbedder.Open(model.Folder);
        return [.. (await embedder.GenerateAsync(texts, cancellationToken: Token)).Select(embedding => embedding.Vector.ToArray())];
    }

    /// <summary>As sentencepiece_model.proto: pieces with their log probabilities, of the unigram kind, with a blank before the first word.</summary>
    private static byte[] SentencePieces()
    {
        const int Normal = 1, Unknown = 2, Control = 3;
        (string Piece, float Score, int Type)[] pieces = [("<unk>", 0, Unknown), ("<s>", 0, Control), ("</s>", 0, Control), ("▁harbour", -1, Normal), ("▁boats", -1, Normal)];
        return new Protobuf()
            .Each(pieces, (model, piece) => model.Message(1, new Protobuf().Text(1, piece.Piece).Single(2, piece.Score).Number(3, piece.Type)))
            .Message(2, new Protobuf().Number(3, 1).Number(40, 0).Number(41, 1).Number(42, 2).Number(43, -1))
            .Message(3, new Protobuf().Text(1, "identity").Number(3, 1).Number(4, 1).Number(5, 1))
            .Bytes;
    }
}
