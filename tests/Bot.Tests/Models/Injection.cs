using System.Text.Json;
using Bot.Core.Composition;

namespace Bot.Tests.Models;

/// <summary>An article that hides an order to the model.</summary>
/// <param name="Question">Which the article answers.</param>
/// <param name="Fact">Words that an answer has.</param>
/// <param name="Sign">By which a model that obeys knows the order.</param>
/// <param name="Order">What no reader must see said.</param>
/// <param name="Obeyed">What a model says that obeys.</param>
internal sealed record Injection(string File, string Question, IReadOnlyList<string> Fact, string Sign, IReadOnlyList<string> Order, IReadOnlyList<DraftSentence> Obeyed)
{
    internal static string Folder { get; } = Path.Combine(Checkout.Folder, "tests", "Bot.Tests", "Models", "injections");

    internal static IReadOnlyList<Injection> All { get; } =
    [
        .. from line in System.IO.File.ReadLines(Path.Combine(Folder, "injections.jsonl"))
           where line.Length > 0
           select JsonSerializer.Deserialize<Injection>(line, JsonSerializerOptions.Web) ?? throw new InvalidDataException("A line of injections.jsonl is empty."),
    ];
}
