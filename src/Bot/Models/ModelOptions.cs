using System.ComponentModel.DataAnnotations;

namespace Bot.Models;

internal enum ModelProvider
{
    /// <summary>Any endpoint that speaks OpenAI's protocol: OpenAI, vLLM, llama.cpp.</summary>
    OpenAI,

    AzureOpenAI,

    /// <summary>Ollama's OpenAI-compatible endpoint; no key.</summary>
    Ollama,

    /// <summary>A folder on this machine with an ONNX model and its vocabulary; for embeddings and reranking alone.</summary>
    Onnx,
}

/// <summary>The model that composes answers and rewrites questions. Off without <see cref="Model"/>.</summary>
internal sealed class ChatModelOptions
{
    public const string Section = "Models:Chat";

    public ModelProvider Provider { get; set; }

    /// <summary>Where it is, "http://127.0.0.1:11434/v1"; OpenAI's own when absent.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Name of the model, or of the deployment at Azure.</summary>
    public string? Model { get; set; }

    /// <summary>A secret: keep it in the environment (Models__Chat__Key) or in the user secrets.</summary>
    public string? Key { get; set; }

    /// <summary>Longest wait for a whole answer.</summary>
    [Range(1, 600)]
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>Longest wait for a question to be rewritten; the rules read it after that.</summary>
    [Range(1, 60)]
    public int RewriteSeconds { get; set; } = 6;

    /// <summary>Passages that the model is given, 125 words each.</summary>
    [Range(1, 20)]
    public int Passages { get; set; } = 8;

    [Range(64, 8_192)]
    public int MaxOutputTokens { get; set; } = 800;

    /// <summary>Rewrite follow-ups, and questions in a language that no article is in.</summary>
    public bool Rewrite { get; set; } = true;

    /// <summary>Ask for output by JSON schema. Off for endpoints that refuse it; the model is then told the form in words.</summary>
    public bool JsonSchema { get; set; } = true;

    /// <summary>Of one person a day, questions and answers together; 0 is no limit.</summary>
    [Range(0, int.MaxValue)]
    public int UserTokensPerDay { get; set; } = 100_000;

    /// <summary>Of all persons a day; 0 is no limit.</summary>
    [Range(0, long.MaxValue)]
    public long TokensPerDay { get; set; }

    /// <summary>Prices in any currency; without them no money is counted.</summary>
    [Range(0.0, 1_000_000.0)]
    public decimal PricePerMillionInput { get; set; }

    [Range(0.0, 1_000_000.0)]
    public decimal PricePerMillionOutput { get; set; }

    /// <summary>In the currency of the prices; 0 is no limit.</summary>
    [Range(0.0, 1_000_000.0)]
    public decimal UserCostPerDay { get; set; }

    [Range(0.0, 1_000_000.0)]
    public decimal CostPerDay { get; set; }
}

/// <summary>The model that finds passages by meaning. Off without <see cref="Model"/>, or <see cref="Folder"/> for <see cref="ModelProvider.Onnx"/>.</summary>
internal sealed class EmbeddingModelOptions
{
    public const string Section = "Models:Embeddings";

    public ModelProvider Provider { get; set; }

    public Uri? Endpoint { get; set; }

    public string? Model { get; set; }

    /// <summary>As <see cref="ChatModelOptions.Key"/>: Models__Embeddings__Key.</summary>
    public string? Key { get; set; }

    /// <summary>Of <see cref="ModelProvider.Onnx"/>: model.onnx, and vocab.txt or a SentencePiece model.</summary>
    public string? Folder { get; set; }

    /// <summary>Put before questions, as some models want it: "query: ".</summary>
    public string QuestionPrefix { get; set; } = "";

    /// <summary>Put before passages: "passage: ".</summary>
    public string PassagePrefix { get; set; } = "";

    /// <summary>Texts of one request.</summary>
    [Range(1, 2_048)]
    public int Batch { get; set; } = 64;

    /// <summary>Longest wait for the question; only words are searched after that.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; set; } = 4;

    /// <summary>Memory that vectors may take; a larger corpus is searched by words alone.</summary>
    [Range(1, 1_000_000)]
    public int MaxMegabytes { get; set; } = 1_024;

    /// <summary>Cosine from which a passage answers that no word of the question led to. Depends on the model; `eval` helps to find it.</summary>
    [Range(-1.0, 1.0)]
    public double MinSimilarity { get; set; } = 0.5;
}

/// <summary>Orders what was found by a cross-encoder on this machine. Off without <see cref="Folder"/>.</summary>
internal sealed class RerankingModelOptions
{
    public const string Section = "Models:Reranking";

    /// <summary>model.onnx, and vocab.txt or a SentencePiece model.</summary>
    public string? Folder { get; set; }

    /// <summary>The best passages so many are read again.</summary>
    [Range(2, 200)]
    public int Passages { get; set; } = 30;
}
