using Microsoft.SemanticKernel;

namespace Bot.Models;

/// <summary>Counts and times the functions of the kernel, those that stream until the end of the stream.</summary>
internal sealed class ModelCallFilter(ModelTelemetry telemetry, TimeProvider time) : IFunctionInvocationFilter
{
    public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
    {
        var (name, started) = (context.Function.Name, time.GetTimestamp());
        var streams = false;
        try
        {
            await next(context);
            if (context.Result.ValueType?.IsAssignableTo(typeof(IAsyncEnumerable<StreamingChatMessageContent>)) == true
                && context.Result.GetValue<IAsyncEnumerable<StreamingChatMessageContent>>() is { } stream)
            {
                streams = true;
                context.Result = new FunctionResult(context.Result, Timed(stream, name, started));
            }
        }
        finally
        {
            if (!streams)
                telemetry.Called(name, time.GetElapsedTime(started));
        }
    }

    private async IAsyncEnumerable<StreamingChatMessageContent> Timed(IAsyncEnumerable<StreamingChatMessageContent> stream, string name, long started)
    {
        try
        {
            await foreach (var piece in stream)
                yield return piece;
        }
        finally
        {
            telemetry.Called(name, time.GetElapsedTime(started));
        }
    }
}
