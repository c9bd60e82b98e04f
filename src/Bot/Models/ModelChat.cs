using System.ClientModel;
using System.Runtime.CompilerServices;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.AzureOpenAI;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI.Chat;

namespace Bot.Models;

/// <summary>Asks the model of a kernel, and learns what its endpoint does not take. No tools are ever offered to it.</summary>
internal sealed partial class ModelChat(Kernel kernel, ChatModelOptions options, ILogger<ModelChat> logger)
{
    private const string History = "history";
    private const string Settings = "settings";

    private volatile bool _takesSchema = options.JsonSchema;
    private volatile bool _takesTemperature = true;

    /// <summary>The answer in pieces, as they come.</summary>
    /// <param name="call">Is told what was used.</param>
    internal async IAsyncEnumerable<string> StreamAsync(ModelPrompt prompt, ModelCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var pieces = await BeginAsync(prompt, cancellationToken);
        while (pieces.HasPiece)
        {
            var piece = pieces.Current;
            call.Take(piece);
            if (piece.Content is { Length: > 0 } text)
                yield return text;
            await pieces.MoveAsync();
        }
    }

    private async Task<Pieces> BeginAsync(ModelPrompt prompt, CancellationToken cancellationToken)
    {
        while (true)
        {
            var pieces = new Pieces(Invoke(prompt).GetAsyncEnumerator(cancellationToken));
            try
            {
                await pieces.MoveAsync();
                return pieces;
            }
            catch (Exception exception) when (Learns(exception))
            {
                await pieces.DisposeAsync();
            }
            catch
            {
                await pieces.DisposeAsync();
                throw;
            }
        }
    }

    // Through a function of the kernel, so that its filters see every call.
    private IAsyncEnumerable<StreamingChatMessageContent> Invoke(ModelPrompt prompt)
    {
        var service = kernel.GetRequiredService<IChatCompletionService>();
        var function = KernelFunctionFactory.CreateFromMethod(
            (ChatHistory history, PromptExecutionSettings settings, CancellationToken cancellationToken) => service.GetStreamingChatMessageContentsAsync(history, settings, kernel: null, cancellationToken),
            prompt.Name);
        var history = new ChatHistory(_takesSchema ? prompt.System : prompt.SystemWithForm);
        history.AddUserMessage(prompt.Data);
        return kernel.InvokeStreamingAsync<StreamingChatMessageContent>(function, new KernelArguments { [History] = history, [Settings] = SettingsOf(prompt) });
    }

    private OpenAIPromptExecutionSettings SettingsOf(ModelPrompt prompt)
    {
        var settings = options.Provider is ModelProvider.AzureOpenAI ? new AzureOpenAIPromptExecutionSettings { SetNewMaxCompletionTokensEnabled = true } : new OpenAIPromptExecutionSettings();
        settings.MaxTokens = prompt.MaxOutputTokens;
        settings.Temperature = _takesTemperature ? 0 : null;
        settings.ResponseFormat = _takesSchema ? ChatResponseFormat.CreateJsonSchemaFormat(prompt.Name, BinaryData.FromString(prompt.Schema), jsonSchemaIsStrict: true) : null;
        return settings;
    }

    /// <summary>Whether it was refused for something that can be left out.</summary>
    private bool Learns(Exception exception)
    {
        var (status, body) = exception switch
        {
            HttpOperationException { StatusCode: { } code } refused => ((int)code, refused.ResponseContent ?? refused.Message),
            ClientResultException refused => (refused.Status, refused.GetRawResponse()?.Content.ToString() ?? refused.Message),
            _ => (0, ""),
        };
        if (status is not (400 or 422 or 501))
            return false;
        if (_takesSchema && (ParameterRefusal.IsOf(body, "response_format") || ParameterRefusal.IsOf(body, "json_schema")))
        {
            _takesSchema = false;
            LogWithoutSchema(options.Model);
            return true;
        }

        if (!_takesTemperature || !ParameterRefusal.IsOf(body, "temperature"))
            return false;
        _takesTemperature = false;
        LogWithoutTemperature(options.Model);
        return true;
    }

    [LoggerMessage(LogLevel.Warning, "The endpoint of {Model} takes no JSON schema, so the form of answers is told in words from now on; set Models:Chat:JsonSchema to false to do so from the start")]
    private partial void LogWithoutSchema(string? model);

    [LoggerMessage(LogLevel.Information, "The model {Model} takes no temperature, so it uses its own from now on")]
    private partial void LogWithoutTemperature(string? model);

    private sealed class Pieces(IAsyncEnumerator<StreamingChatMessageContent> stream) : IAsyncDisposable
    {
        internal bool HasPiece { get; private set; }

        internal StreamingChatMessageContent Current => stream.Current;

        internal async Task MoveAsync() => HasPiece = await stream.MoveNextAsync();

        public ValueTask DisposeAsync() => stream.DisposeAsync();
    }
}

/// <summary>What came of one call.</summary>
internal sealed class ModelCall
{
    private ModelUse? _told;
    private int _bytes;

    /// <summary>Something came.</summary>
    internal bool HasBegun { get; private set; }

    /// <summary>It ended for its length.</summary>
    internal bool IsCutOff { get; private set; }

    internal void Take(StreamingChatMessageContent piece)
    {
        HasBegun = true;
        _bytes += System.Text.Encoding.UTF8.GetByteCount(piece.Content ?? "");
        if (piece.Metadata?.GetValueOrDefault("Usage") is ChatTokenUsage usage)
            _told = new ModelUse(usage.InputTokenCount, usage.OutputTokenCount);
        if (piece.Metadata?.GetValueOrDefault("FinishReason") is nameof(ChatFinishReason.Length))
            IsCutOff = true;
    }

    /// <summary>What the endpoint says was used; where it does not, a guess. A call that was refused costs nothing.</summary>
    /// <param name="isGivenUp">It was not waited for any longer; the endpoint may have worked on it all the same.</param>
    internal ModelUse Used(ModelPrompt prompt, bool isGivenUp) => _told ?? (HasBegun || isGivenUp ? new ModelUse(Tokens.About(prompt.System) + Tokens.About(prompt.Data), (_bytes + 3) / 4) : default);
}
