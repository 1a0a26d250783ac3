namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>What time does to a trip: said again, forfeited, begun.</summary>
internal sealed class TripClock(Step step)
{
    private Talk Talk => step.Talk;

    private Heard Heard => step.Heard;

    public void Tick()
    {
        if (Talk.Trip is { } trip)
        {
            if (Heard.Link != UnitLink.Online && ForfeitMs(trip) <= step.NowMs)
            {
                step.Trips.Fail("link-lost", $"Nothing was heard for {step.Options.ForfeitAfterMs / 1000} s.", mayHaveIt: false);
            }
            else if (trip.HeldSinceMs is { } held && step.NowMs - held >= step.Options.HeldForfeitMs)
            {
                step.Trips.Fail("held", $"The robot has not moved on for {step.Options.HeldForfeitMs / 1000} s: {trip.PauseTold ?? "it stands"}.");
            }
            else if (trip.CriticalSinceMs is { } critical && step.NowMs - critical >= step.Options.CriticalWaitMs)
            {
                step.Trips.Fail("critical", "The robot has stood with a critical error for too long.");
            }
            else
            {
                Repeat(trip);
            }
        }

        step.Trips.GoOn();
    }

    public IEnumerable<long> DueMs()
    {
        if (Talk.Trip is not { } trip)
        {
            yield break;
        }

        if (Heard.Link != UnitLink.Online)
        {
            yield return ForfeitMs(trip);
        }

        if (!trip.IsConfirmed && Heard.Link != UnitLink.Offline && Talk.Freeing is null)
        {
            yield return trip.SentAtMs + step.Options.AnswerWaitMs;
        }

        if (trip.HeldSinceMs is { } held)
        {
            yield return held + step.Options.HeldForfeitMs;
        }

        if (trip.CriticalSinceMs is { } critical)
        {
            yield return critical + step.Options.CriticalWaitMs;
        }
    }

    private void Repeat(Trip trip)
    {
        if (trip.IsConfirmed || Talk.Freeing is not null || Heard.Link == UnitLink.Offline
            || step.NowMs - trip.SentAtMs < step.Options.AnswerWaitMs)
        {
            return;
        }

        if (trip.Fence < Talk.Fence)
        {
            step.Trips.Fail("fence", "The lease it was given under is not in force any more.");
        }
        else if (trip.Sends < step.Options.MaxSends)
        {
            step.Orders.Repeat(trip);
        }
        else
        {
            step.Trips.Fail("no-answer", $"The robot has not shown order {trip.OrderId}, update {trip.UpdateId}, which was sent {trip.Sends} times.");
        }
    }

    private long ForfeitMs(Trip trip) => Math.Max(Heard.AtMs, trip.SentAtMs) + step.Options.ForfeitAfterMs;
}
