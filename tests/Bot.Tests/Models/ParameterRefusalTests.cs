using Bot.Models;

namespace Bot.Tests.Models;

public sealed class ParameterRefusalTests
{
    [Theory]
    [InlineData("""{"error":{"message":"Unsupported value.","type":"invalid_request_error","param":"temperature","code":"unsupported_value"}}""", true)]
    [InlineData("""{"error":{"message":"Unsupported parameter: 'temperature' is not supported with this model.","param":null}}""", true)]
    [InlineData("""{"error":{"message":"Unknown parameter: temperature"}}""", true)]
    [InlineData("""{"detail":[{"loc":["body","temperature"],"msg":"extra fields not permitted"}]}""", true)]
    [InlineData("""{"error":"this model does not support temperature"}""", true)]
    [InlineData("temperature is not allowed", true)]
    [InlineData("""{"error":{"message":"This model's maximum context length is 4096 tokens; your messages speak of temperature and are invalid.","param":"messages"}}""", false)]
    [InlineData("""{"error":{"message":"The prompt is too long. It begins: What was the temperature in Halm? That is not supported."}}""", false)]
    [InlineData("""{"error":{"message":"Unknown parameter: 'temperature_scale'"}}""", false)]
    [InlineData("""{"detail":[{"loc":["body","messages"],"msg":"the temperature of the text is invalid"}]}""", false)]
    [InlineData("", false)]
    public void A_refusal_names_its_parameter(string body, bool isRefused) => Assert.Equal(isRefused, ParameterRefusal.IsOf(body, "temperature"));
}
