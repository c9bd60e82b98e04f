using System.Data.Common;

namespace Bot.Models;

/// <summary>The way of every call: budget, model, what was used, what went wrong. Throws nothing but the cancellation of who asked.</summary>
internal sealed class ModelCalls(ModelChat chat, ModelLedger ledger, ModelTelemetry telemetry, ModelFailureLog failures, TimeProvider time)
{
    /// <param name="take">Takes a piece of the answer; false when no more is wanted.</param>
    internal async Task<ModelOutcome> RunAsync(string asker, ModelPrompt prompt, TimeSpan timeout, Func<string, bool> take, CancellationToken cancellationToken)
    {
        var call = new ModelCall();
        Reservation.Made? made = null;
        using var deadline = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var reserved = ledger.Reserve(asker, new ModelUse(prompt.LargestInput, prompt.MaxOutputTokens));
            if (reserved is Reservation.Refused refused)
                return new ModelOutcome.OverBudget(refused.Note);
            made = (Reservation.Made)reserved;
            await foreach (var piece in chat.StreamAsync(prompt, call, either.Token))
            {
                if (!take(piece))
                    break;
            }

            return call.IsCutOff ? Fail(ModelFailureKind.CutOff) : new ModelOutcome.Done();
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception exception)
        {
            return Fail(deadline.IsCancellationRequested ? ModelFailureKind.TimedOut : ModelFailure.Of(exception, call.HasBegun), exception);
        }
        finally
        {
            if (made is not null)
                Settle(made, call.Used(prompt, either.IsCancellationRequested));
        }
    }

    /// <summary>What came was of use.</summary>
    internal void Succeed() => telemetry.Succeeded();

    internal ModelOutcome.Failed Fail(ModelFailureKind kind, Exception? exception = null)
    {
        telemetry.Failed(kind);
        failures.Tell(kind, exception);
        return new ModelOutcome.Failed(kind);
    }

    private void Settle(Reservation.Made made, ModelUse used)
    {
        telemetry.Used(used);
        try
        {
            ledger.Settle(made, used);
        }
        catch (DbException exception)
        {
            Fail(ModelFailureKind.Ledger, exception);
        }
    }
}

internal abstract record ModelOutcome
{
    private ModelOutcome()
    {
    }

    /// <summary>The answer ended, or enough of it was there.</summary>
    internal sealed record Done : ModelOutcome;

    /// <param name="Note">For who asked.</param>
    internal sealed record OverBudget(string Note) : ModelOutcome;

    internal sealed record Failed(ModelFailureKind Kind) : ModelOutcome;
}
