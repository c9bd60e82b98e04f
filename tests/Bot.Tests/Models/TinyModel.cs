using System.Runtime.InteropServices;

namespace Bot.Tests.Models;

/// <summary>A folder with an ONNX model of a few numbers (onnx.proto, operators of version 17) and its vocabulary.</summary>
internal sealed class TinyModel : IDisposable
{
    private const int Floats = 1, Integers = 7;

    internal static readonly string[] Words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "harbour", "boats", "bread", "tunnel"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-model-");

    internal string Folder => _folder.FullName;

    /// <summary>Gives the vector of each token, from a table with one row a token.</summary>
    internal static TinyModel OfTokens(params float[][] table) => new TinyModel().WithWords().WithModel(
        ["input_ids", "attention_mask"], "last_hidden_state", 3, [FloatTensor("table", [table.Length, table[0].Length], table)], Node("Gather", ["table", "input_ids"], "last_hidden_state"));

    /// <summary>The same, to which it adds a vector for the first and another for the second of two texts.</summary>
    internal static TinyModel OfTokensAndTypes(float[][] types, params float[][] table) => new TinyModel().WithWords().WithModel(
        ["input_ids", "attention_mask", "token_type_ids"],
        "last_hidden_state",
        3,
        [FloatTensor("table", [table.Length, table[0].Length], table), FloatTensor("types", [types.Length, types[0].Length], types)],
        Node("Gather", ["table", "input_ids"], "of_tokens"),
        Node("Gather", ["types", "token_type_ids"], "of_types"),
        Node("Add", ["of_tokens", "of_types"], "last_hidden_state"));

    /// <summary>Gives one vector for a text, the mean over all that it is given, and the tokens too.</summary>
    internal static TinyModel OfTexts(params float[][] table) => new TinyModel().WithWords().WithModel(
        ["input_ids"],
        "sentence_embedding",
        2,
        [FloatTensor("table", [table.Length, table[0].Length], table)],
        Node("Gather", ["table", "input_ids"], "of_tokens"),
        Node("ReduceMean", ["of_tokens"], "sentence_embedding", Integer("keepdims", 0), IntegerList("axes", 1)));

    /// <summary>Gives the sum of what each token of the second text counts.</summary>
    internal static TinyModel CrossEncoder(params float[] table) => new TinyModel().WithWords().WithModel(
        ["input_ids", "attention_mask", "token_type_ids"],
        "logits",
        2,
        [FloatTensor("table", [table.Length, 1], [table]), IntegerTensor("last", 2), IntegerTensor("tokens", 1)],
        Node("Gather", ["table", "input_ids"], "counts"),
        Node("Cast", ["token_type_ids"], "seconds", Integer("to", Floats)),
        Node("Unsqueeze", ["seconds", "last"], "factors"),
        Node("Mul", ["counts", "factors"], "counted"),
        Node("ReduceSum", ["counted", "tokens"], "logits", Integer("keepdims", 0)));

    internal TinyModel With(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? Folder);
        File.WriteAllText(path, text);
        return this;
    }

    internal TinyModel With(string file, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(Folder, file), bytes);
        return this;
    }

    internal TinyModel Without(string file)
    {
        File.Delete(Path.Combine(Folder, file));
        return this;
    }

    internal TinyModel WithWords() => With("vocab.txt", string.Join('\n', Words));

    /// <summary>A model whose only step makes the output of the inputs.</summary>
    internal TinyModel WithModel(string[] inputs, string output, int dimensions, Protobuf[] numbers, params Protobuf[] nodes)
    {
        var graph = new Protobuf()
            .Each(nodes, (graph, node) => graph.Message(1, node))
            .Text(2, "tiny")
            .Each(numbers, (graph, tensor) => graph.Message(5, tensor))
            .Each(inputs, (graph, name) => graph.Message(11, Value(name, Integers, 2)))
            .Message(12, Value(output, Floats, dimensions));
        return With("model.onnx", new Protobuf().Number(1, 8).Message(8, new Protobuf().Text(1, "").Number(2, 17)).Message(7, graph).Bytes);
    }

    internal static Protobuf Node(string operation, string[] inputs, string output, params Protobuf[] attributes) => new Protobuf()
        .Each(inputs, (node, input) => node.Text(1, input))
        .Text(2, output)
        .Text(4, operation)
        .Each(attributes, (node, attribute) => node.Message(5, attribute));

    public void Dispose() => _folder.Delete(recursive: true);

    private static Protobuf Integer(string name, long value) => new Protobuf().Text(1, name).Number(3, value).Number(20, 2);

    private static Protobuf IntegerList(string name, long value) => new Protobuf().Text(1, name).Number(8, value).Number(20, 7);

    private static Protobuf FloatTensor(string name, int[] dimensions, float[][] rows) => new Protobuf()
        .Each(dimensions, (tensor, dimension) => tensor.Number(1, dimension))
        .Number(2, Floats)
        .Text(8, name)
        .Data(9, MemoryMarshal.AsBytes(rows.SelectMany(row => row).ToArray().AsSpan()));

    private static Protobuf IntegerTensor(string name, long value) => new Protobuf().Number(1, 1).Number(2, Integers).Text(8, name).Data(9, BitConverter.GetBytes(value));

    private static Protobuf Value(string name, int type, int dimensions) => new Protobuf().Text(1, name).Message(
        2, new Protobuf().Message(1, new Protobuf().Number(1, type).Message(2, new Protobuf().Each(Enumerable.Range(0, dimensions), (shape, i) => shape.Message(1, new Protobuf().Text(2, $"d{i}"))))));
}
