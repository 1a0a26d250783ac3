using System.Globalization;
using CityTwin.Vda5050;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>Instant actions: sent, sent again until the robot shows them, and followed to their end.</summary>
internal sealed class AskDesk(Step step)
{
    public const int MaxAsks = 16;

    /// <exception cref="UnitRefusedException">Too many are in hand.</exception>
    public Ask Send(string type, AskPurpose purpose, string commandId = "", string? key = null, string? value = null)
    {
        if (step.Talk.Asks.Count >= MaxAsks && step.Talk.Asks.RemoveAll(ask => ask.Purpose == AskPurpose.Question) == 0)
        {
            if (purpose is AskPurpose.Command or AskPurpose.Zone)
            {
                throw new UnitRefusedException(UnitRefusal.Unavailable, $"It has {MaxAsks} instant actions in hand: expected some to end first.");
            }

            step.Talk.Asks.RemoveAt(0);
        }

        step.Talk.AskSerial++;
        var ask = new Ask
        {
            ActionId = string.Create(CultureInfo.InvariantCulture, $"ask-{step.NowMs:x}-{step.Talk.AskSerial}"),
            Type = type, Purpose = purpose, CommandId = commandId, Key = key, Value = value, FirstSentAtMs = step.NowMs,
        };
        step.Talk.Asks.Add(ask);
        Transmit(ask);
        return ask;
    }

    public void Hear(VdaState state)
    {
        foreach (var ask in step.Talk.Asks.ToArray())
        {
            var found = state.InstantActionStates.Concat(state.ActionStates).FirstOrDefault(action => action.ActionId == ask.ActionId);
            var error = state.Errors.FirstOrDefault(error => error.Refers("actionId") == ask.ActionId);
            if (found?.Status == VdaActionStatus.Finished || HasEffect(ask, state))
            {
                Done(ask);
            }
            else if (found?.Status == VdaActionStatus.Failed || error is { Kind: VdaErrorKind.InvalidInstantAction or VdaErrorKind.NoOrderToCancel })
            {
                var reason = error is null ? found?.Result ?? "The robot says that it failed." : RejectionWords.Of(error);
                Failed(ask, error?.Type ?? "FAILED", reason);
            }
            else if (found is not null)
            {
                ask.IsSeen = true;
            }
        }
    }

    /// <summary>Questions are answered by what they ask for.</summary>
    public void Answered(string type)
    {
        foreach (var ask in step.Talk.Asks.Where(ask => ask.Type == type).ToArray())
        {
            Done(ask);
        }
    }

    public void Tick()
    {
        foreach (var ask in step.Talk.Asks.ToArray().Where(ask => DueMs(ask) <= step.NowMs))
        {
            if (!ask.IsSeen && ask.Sends < step.Options.MaxSends)
            {
                Transmit(ask);
            }
            else
            {
                Failed(ask, ask.IsSeen ? "no-end" : "no-answer", ask.IsSeen
                    ? $"The robot has had {ask.Type} in hand for {step.Options.ActionLastsMs / 1000} s."
                    : $"The robot has not shown {ask.Type}, which was sent {ask.Sends} times.");
            }
        }
    }

    public long DueMs(Ask ask) => ask.IsSeen ? ask.FirstSentAtMs + step.Options.ActionLastsMs : ask.SentAtMs + step.Options.AnswerWaitMs;

    public void Drop(string actionId) => step.Talk.Asks.RemoveAll(ask => ask.ActionId == actionId);

    private static bool HasEffect(Ask ask, VdaState state) => ask.Type switch
    {
        VdaActionTypes.StartPause => state.Paused == true,
        VdaActionTypes.StopPause => state.Paused == false && ask.IsSeen,
        VdaActionTypes.StartCharging => state.Power.Charging,
        _ => false,
    };

    private void Done(Ask ask)
    {
        step.Talk.Asks.Remove(ask);
        switch (ask.Purpose)
        {
            case AskPurpose.Cancel:
                step.Trips.Freed(ask.ActionId);
                return;
            case AskPurpose.Pause:
                step.Talk.PausedByUs = true;
                break;
            case AskPurpose.Resume:
                step.Talk.PausedByUs = false;
                break;
        }

        step.Answered(ask.CommandId);
    }

    private void Failed(Ask ask, string code, string reason)
    {
        step.Talk.Asks.Remove(ask);
        switch (ask.Purpose)
        {
            case AskPurpose.Cancel:
                step.Trips.NotFreed(ask.ActionId, code, reason);
                break;
            case AskPurpose.Zone:
                step.Zones.Failed(code, reason);
                break;
            case AskPurpose.Retry when ask.Type == VdaActionTypes.Retry:
                Send(VdaActionTypes.SkipRetry, AskPurpose.Retry, key: ask.Key, value: ask.Value);
                break;
            default:
                step.Failed(ask.CommandId, code, reason);
                break;
        }
    }

    private void Transmit(Ask ask)
    {
        (ask.SentAtMs, ask.Sends) = (step.NowMs, ask.Sends + 1);
        var action = new VdaAction
        {
            ActionType = ask.Type, ActionId = ask.ActionId,
            Parameters = ask.Key is { } key ? [VdaActionParameter.Text(key, ask.Value ?? string.Empty)] : [],
        };
        step.Send(VdaTopicKind.InstantActions, VdaWriter.Write(new VdaInstantActions(step.Header(VdaTopicKind.InstantActions), [action])));
    }
}
