using System.Text.Json.Nodes;
using Bot.Core.Articles;
using Bot.Models;

namespace Bot.Tests.Models;

public sealed class ModelSettingsTests
{
    [Fact]
    public void Three_lines_are_enough()
    {
        var read = Read("""{"Chat":{"Endpoint":"https://models.example/v1","Model":"small","Key":" sk-1\n"}}""");

        Assert.True(read.HasChat);
        Assert.False(read.HasEmbeddings);
        Assert.Equal("sk-1", read.Chat.Key);
        Assert.Equal(new Uri("https://models.example/v1"), read.Chat.Endpoint);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Chat":{"Model":" ","Key":""}}""")]
    public void Without_a_model_nothing_is_on(string models)
    {
        Assert.False(Read(models).HasAny);
    }

    [Theory]
    [InlineData("""{"Chat":{"Provider":"Ollama","Model":"llama"}}""", "http://127.0.0.1:11434/v1")]
    [InlineData("""{"Chat":{"Provider":"Ollama","Model":"llama","Endpoint":"http://ollama:11434"}}""", "http://ollama:11434/v1")]
    [InlineData("""{"Chat":{"Model":"gpt","Key":"k"}}""", "https://api.openai.com/v1")]
    [InlineData("""{"Chat":{"Model":"m","Endpoint":"http://models.example/v1"}}""", "http://models.example/v1")]
    [InlineData("""{"Chat":{"Model":"m","Key":"k","Endpoint":"http://127.0.0.1:8080/v1"}}""", "http://127.0.0.1:8080/v1")]
    [InlineData("""{"Chat":{"Model":"m","Key":"k","Endpoint":"http://192.168.1.7:8080/v1"}}""", "http://192.168.1.7:8080/v1")]
    [InlineData("""{"Chat":{"Model":"m","Key":"k","Endpoint":"http://[fd00::7]:8080/v1"}}""", "http://[fd00::7]:8080/v1")]
    [InlineData("""{"Chat":{"Model":"m","Key":"k","Endpoint":"http://vllm:8000/v1"}}""", "http://vllm:8000/v1")]
    [InlineData("""{"Chat":{"Provider":"AzureOpenAI","Model":"d","Key":"k","Endpoint":"https://name.openai.azure.com"}}""", "https://name.openai.azure.com/")]
    public void The_endpoint_is_known(string models, string endpoint)
    {
        Assert.Equal(new Uri(endpoint), Read(models).Chat.Endpoint);
    }

    [Theory]
    [InlineData("""{"Chat":{"Model":"m"}}""", "Models:Chat: Key is missing: set Models__Chat__Key")]
    [InlineData("""{"Chat":{"Key":"secret-1"}}""", "Models:Chat: Model is missing: set Models__Chat__Model")]
    [InlineData("""{"Chat":{"Endpoint":"http://127.0.0.1:8080/v1"}}""", "Model is missing")]
    [InlineData("""{"Chat":{"Model":"m","Key":"secret-1","Endpoint":"http://models.example/v1"}}""", "must begin with https://, since the key is sent there")]
    [InlineData("""{"Chat":{"Model":"m","Key":"secret-1","Endpoint":"http://8.8.8.8/v1"}}""", "must begin with https://, since the key is sent there")]
    [InlineData("""{"Chat":{"Model":"m","Endpoint":"127.0.0.1:8080"}}""", "Endpoint must begin with https:// or http://")]
    [InlineData("""{"Chat":{"Model":"m","Endpoint":"ftp://models.example"}}""", "Endpoint must begin with https:// or http://")]
    [InlineData("""{"Chat":{"Model":"m","Endpoint":"https://me:secret-1@models.example/v1"}}""", "the key belongs into Models__Chat__Key")]
    [InlineData("""{"Chat":{"Model":"m","Endpoint":"https://models.example/v1?key=secret-1"}}""", "the key belongs into Models__Chat__Key")]
    [InlineData("""{"Chat":{"Model":"m","Key":"secret-1 x","Endpoint":"https://models.example/v1"}}""", "characters that no key has")]
    [InlineData("""{"Chat":{"Provider":"AzureOpenAI","Model":"d","Key":"secret-1"}}""", "Endpoint is missing: set Models__Chat__Endpoint")]
    [InlineData("""{"Chat":{"Provider":"AzureOpenAI","Model":"d","Endpoint":"https://name.openai.azure.com"}}""", "Key is missing: set Models__Chat__Key")]
    [InlineData("""{"Chat":{"Provider":"Onnx","Model":"m"}}""", "choose OpenAI, AzureOpenAI or Ollama")]
    [InlineData("""{"Chat":{"Provider":"Claude","Model":"m"}}""", "Provider")]
    [InlineData("""{"Chat":{"TimeoutSeconds":0}}""", "TimeoutSeconds")]
    [InlineData("""{"Chat":{"Passages":"many"}}""", "Passages")]
    [InlineData("""{"Embeddings":{"Model":"m"}}""", "Models:Embeddings: Key is missing: set Models__Embeddings__Key")]
    [InlineData("""{"Embeddings":{"Folder":"models/e5"}}""", "set Models__Embeddings__Provider to Onnx")]
    [InlineData("""{"Chat":{"Provider":"Ollama"}}""", "Model is missing")]
    [InlineData("""{"Chat":{"Model":"m","Key":"secret-1","CostPerDay":5}}""", "need the prices of the model")]
    [InlineData("""{"Chat":{"Model":"m","Key":"secret-1","UserCostPerDay":0.5}}""", "need the prices of the model")]
    [InlineData("""{"Embeddings":{"Provider":"Onnx"}}""", "Folder is missing: set Models__Embeddings__Folder")]
    [InlineData("""{"Embeddings":{"Batch":0}}""", "Batch")]
    [InlineData("""{"Reranking":{"Passages":1}}""", "Passages")]
    public void A_wrong_setting_is_told_with_the_remedy_and_without_the_key(string models, string told)
    {
        var message = Assert.Throws<CorpusException>(() => Read(models)).Message;

        Assert.Contains(told, message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-1", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_start_at_the_settings_file()
    {
        var read = Read("""{"Embeddings":{"Provider":"Onnx","Folder":"models/e5"},"Reranking":{"Folder":"/models/rerank"}}""");

        Assert.Equal(Path.Combine(Path.GetTempPath(), "models/e5"), read.Embeddings.Folder);
        Assert.Equal(Path.GetFullPath("/models/rerank"), read.Reranking.Folder);
        Assert.True(read.HasEmbeddings);
        Assert.True(read.HasReranking);
    }

    private static ModelSettings Read(string models) => ModelSettings.Read(ModelRig.Settings(new JsonObject { ["Models"] = JsonNode.Parse(models) }));
}
