using System.Net;
using Bot.Commands;
using Bot.Core.Articles;
using Bot.Fetching;
using Microsoft.Extensions.Options;

namespace Bot.Models;

/// <summary>What the settings say of models, checked. Reading them loads nothing of any model.</summary>
internal sealed record ModelSettings(ChatModelOptions Chat, EmbeddingModelOptions Embeddings, RerankingModelOptions Reranking)
{
    private static readonly Uri OpenAI = new("https://api.openai.com/v1");
    private static readonly Uri Ollama = new("http://127.0.0.1:11434/v1");
    private static readonly AddressRules Public = new([]);

    internal bool HasChat => Chat.Model is not null;

    internal bool HasEmbeddings => Embeddings.Provider is ModelProvider.Onnx ? Embeddings.Folder is not null : Embeddings.Model is not null;

    internal bool HasReranking => Reranking.Folder is not null;

    internal bool HasAny => HasChat || HasEmbeddings || HasReranking;

    /// <exception cref="CorpusException">A setting is wrong.</exception>
    internal static ModelSettings Read(SettingsFile settings)
    {
        var read = new ModelSettings(new ChatModelOptions(), new EmbeddingModelOptions(), new RerankingModelOptions());
        settings.Bind(ChatModelOptions.Section, section => section.Bind(read.Chat));
        settings.Bind(EmbeddingModelOptions.Section, section => section.Bind(read.Embeddings));
        settings.Bind(RerankingModelOptions.Section, section => section.Bind(read.Reranking));
        SettingsFile.Check(ChatModelOptions.Section, new ChatModelOptionsValidator().Validate(name: null, read.Chat));
        SettingsFile.Check(EmbeddingModelOptions.Section, new EmbeddingModelOptionsValidator().Validate(name: null, read.Embeddings));
        SettingsFile.Check(RerankingModelOptions.Section, new RerankingModelOptionsValidator().Validate(name: null, read.Reranking));
        Settle(read.Chat);
        Settle(read.Embeddings, settings.Home);
        read.Reranking.Folder = Folder(read.Reranking.Folder, settings.Home);
        return read;
    }

    private static void Settle(ChatModelOptions chat)
    {
        (chat.Model, chat.Key) = (Copied(chat.Model), Copied(chat.Key));
        if (chat.Provider is ModelProvider.Onnx)
            throw Wrong(ChatModelOptions.Section, "Provider Onnx is for embeddings and reranking; choose OpenAI, AzureOpenAI or Ollama.");
        chat.Endpoint = Endpoint(ChatModelOptions.Section, chat.Provider, chat.Endpoint, chat.Model, chat.Key);
        if (chat.UserCostPerDay + chat.CostPerDay > 0 && chat.PricePerMillionInput + chat.PricePerMillionOutput == 0)
            throw Wrong(ChatModelOptions.Section, "UserCostPerDay and CostPerDay need the prices of the model: set PricePerMillionInput and PricePerMillionOutput, or limit tokens by UserTokensPerDay and TokensPerDay.");
    }

    private static void Settle(EmbeddingModelOptions embeddings, string home)
    {
        (embeddings.Model, embeddings.Key, embeddings.Folder) = (Copied(embeddings.Model), Copied(embeddings.Key), Folder(embeddings.Folder, home));
        if (embeddings.Provider is ModelProvider.Onnx)
        {
            if (embeddings.Folder is null)
                throw Wrong(EmbeddingModelOptions.Section, "Folder is missing: set Models__Embeddings__Folder to the folder with the model.onnx and its vocabulary, or remove Provider.");
            return;
        }

        if (embeddings.Folder is not null)
            throw Wrong(EmbeddingModelOptions.Section, "Folder is for models on this machine: set Models__Embeddings__Provider to Onnx, or remove Folder.");
        embeddings.Endpoint = Endpoint(EmbeddingModelOptions.Section, embeddings.Provider, embeddings.Endpoint, embeddings.Model, embeddings.Key);
    }

    /// <summary>Where the model is asked; null where there is none.</summary>
    private static Uri? Endpoint(string section, ModelProvider provider, Uri? endpoint, string? model, string? key)
    {
        var environment = section.Replace(":", "__", StringComparison.Ordinal);
        if (model is null)
        {
            return provider is ModelProvider.OpenAI && endpoint is null && key is null
                ? null
                : throw Wrong(section, $"Model is missing: set {environment}__Model to the name of the model at the endpoint, or remove Provider, Endpoint and Key.");
        }

        var used = (provider, endpoint) switch
        {
            (ModelProvider.Ollama, null) => Ollama,
            (ModelProvider.OpenAI, null) => OpenAI,
            (ModelProvider.Ollama, { IsAbsoluteUri: true, AbsolutePath: "/" }) => new Uri(endpoint, "/v1"),
            _ => endpoint,
        };
        if (Problem(provider, used, key, environment) is { } problem)
            throw Wrong(section, problem);
        return used;
    }

    private static string? Problem(ModelProvider provider, Uri? endpoint, string? key, string environment) => endpoint switch
    {
        null => $"Endpoint is missing: set {environment}__Endpoint to the address of your resource, such as https://name.openai.azure.com.",
        { IsAbsoluteUri: false } or not { Scheme: "http" or "https" } => "Endpoint must begin with https:// or http://, such as http://127.0.0.1:11434/v1.",
        _ when endpoint.UserInfo.Length + endpoint.Query.Length + endpoint.Fragment.Length > 0 => $"Endpoint must be an address alone, without a name, a password or a query; the key belongs into {environment}__Key.",
        _ when key is null && (provider is ModelProvider.AzureOpenAI || endpoint == OpenAI) => $"Key is missing: set {environment}__Key in the environment or in the user secrets.",
        _ when key?.All(letter => letter is > ' ' and <= '~') == false => "Key has characters that no key has: copy it again.",
        _ when key is not null && endpoint.Scheme == "http" && !IsNear(endpoint) => "Endpoint must begin with https://, since the key is sent there and the address is public.",
        _ => null,
    };

    /// <summary>On this machine, or in a network of one's own.</summary>
    private static bool IsNear(Uri endpoint)
    {
        if (endpoint.IsLoopback)
            return true;
        if (IPAddress.TryParse(endpoint.DnsSafeHost, out var address))
            return Public.Forbids(address) is not null;
        // A name without a dot, such as that of a container, is found in the own network alone, as are these endings (RFC 6762; ICANN reserved .internal).
        return !endpoint.Host.Contains('.', StringComparison.Ordinal) || endpoint.Host.EndsWith(".local", StringComparison.OrdinalIgnoreCase) || endpoint.Host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase);
    }

    private static string? Folder(string? folder, string home) => Copied(folder) is { } given ? Path.GetFullPath(given, home) : null;

    /// <summary>What is copied brings blanks along; empty is not set.</summary>
    private static string? Copied(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static CorpusException Wrong(string section, string problem) => new($"appsettings.json or environment, section {section}: {problem}");
}

[OptionsValidator]
internal sealed partial class ChatModelOptionsValidator : IValidateOptions<ChatModelOptions>;

[OptionsValidator]
internal sealed partial class EmbeddingModelOptionsValidator : IValidateOptions<EmbeddingModelOptions>;

[OptionsValidator]
internal sealed partial class RerankingModelOptionsValidator : IValidateOptions<RerankingModelOptions>;
