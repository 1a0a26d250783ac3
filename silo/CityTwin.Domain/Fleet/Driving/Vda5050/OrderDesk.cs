using CityTwin.Vda5050;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>Orders and their updates: what a message holds, when it is sent again and when more is given.</summary>
internal sealed class OrderDesk(Step step)
{
    private Ability? Ability => step.Talk.Ability;

    /// <summary>Sends a trip as a new order, from where the robot is now.</summary>
    public void SendNew(Trip trip)
    {
        var heard = step.Heard;
        if (heard.X is not { } x || heard.Y is not { } y)
        {
            step.Trips.Refuse(trip, "no-position", "The robot does not know where it is.");
            return;
        }

        if (step.Talk.PausedByUs)
        {
            step.Asks.Send(VdaActionTypes.StopPause, AskPurpose.Resume);
        }

        var stamp = step.Stamp();
        (trip.OrderId, trip.UpdateId) = (OrderIds.Of(trip.Kind, trip.TaskId, trip.Fence, stamp), 0);
        trip.Way[0] = new WayBuilder(Ability, step.Options).Start(x, y, stamp);
        (trip.IsShown, trip.Reached, trip.BaseEnd, trip.HeldSinceMs, trip.CriticalSinceMs) = (false, 0, 0, null, null);
        trip.ErrorsAtStart = [.. heard.Errors];
        step.Talk.Trip = trip;
        Send(trip);
    }

    /// <summary>Goes on behind the base, with what is released by now.</summary>
    public void SendUpdate(Trip trip)
    {
        trip.UpdateId++;
        Send(trip);
    }

    /// <summary>Says the newest message again: the same but for its header.</summary>
    public void Repeat(Trip trip)
    {
        (trip.SentAtMs, trip.Sends) = (step.NowMs, trip.Sends + 1);
        step.Send(VdaTopicKind.Order, Payload(trip));
    }

    /// <summary>Gives more when the robot asks for it or has little left, or when the course has changed.</summary>
    public void Extend(Trip trip, bool isAskedFor)
    {
        if (!trip.IsConfirmed || trip.Fence < step.Talk.Fence || step.NowMs - trip.SentAtMs < (Ability?.MinOrderIntervalMs ?? 0))
        {
            return;
        }

        if (trip.Changed is { } course)
        {
            trip.Way.RemoveRange(trip.BaseEnd + 1, trip.Way.Count - trip.BaseEnd - 1);
            trip.Way.AddRange(course.Way);
            (trip.ReleasedEnd, trip.Revision, trip.CommandId, trip.Changed) = (course.ReleasedEnd, course.Revision, course.CommandId, null);
            SendUpdate(trip);
        }
        else if (trip.BaseEnd < trip.ReleasedEnd && (isAskedFor || trip.BaseEnd - trip.Reached <= step.Options.LowBaseNodes))
        {
            SendUpdate(trip);
        }
    }

    private void Send(Trip trip)
    {
        var usual = step.Options.BaseNodes + step.Options.HorizonNodes + 1;
        var most = Math.Max(2, Math.Min(Ability?.MaxNodes ?? usual, usual));
        trip.SentFrom = trip.BaseEnd;
        trip.BaseEnd = Math.Min(trip.ReleasedEnd, trip.SentFrom + Math.Min(step.Options.BaseNodes, most - 1));
        trip.SentEnd = Math.Min(trip.Way.Count - 1, Math.Min(trip.SentFrom + most - 1, trip.BaseEnd + step.Options.HorizonNodes));
        (trip.IsConfirmed, trip.Sends, trip.ErrorsBefore) = (false, 0, [.. step.Heard.Errors]);
        Fit(trip);
        Repeat(trip);
    }

    /// <summary>A robot may take only so many bytes: first the horizon goes, then base.</summary>
    private void Fit(Trip trip)
    {
        if (Ability?.MaxMessageBytes is not { } most)
        {
            return;
        }

        while (trip.SentEnd > trip.SentFrom + 1 && Payload(trip, isProbe: true).Length > most)
        {
            trip.BaseEnd = trip.SentEnd > trip.BaseEnd ? trip.BaseEnd : trip.SentFrom + Math.Max(1, (trip.BaseEnd - trip.SentFrom) / 2);
            trip.SentEnd = trip.BaseEnd;
        }
    }

    private byte[] Payload(Trip trip, bool isProbe = false)
    {
        var counts = step.Talk.Counts;
        var payload = VdaWriter.Write(OrderMaker.Make(trip, step.Header(VdaTopicKind.Order), trip.SentFrom, trip.BaseEnd, trip.SentEnd));
        if (isProbe)
        {
            step.Talk.Counts = counts;
        }

        return payload;
    }
}
