namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>What time brings, and when it next brings something.</summary>
internal sealed class Clock(Step step)
{
    private const long SoonestMs = 100;

    private Talk Talk => step.Talk;

    private Heard Heard => step.Heard;

    private Vda5050Options Options => step.Options;

    public void Tick()
    {
        if (IsSpeaking && step.NowMs - Heard.AtMs >= Options.SilenceMs)
        {
            Heard.Link = UnitLink.Silent;
            step.Say(new UnitLinkChanged(
                step.NowMs, UnitLink.Silent, $"Nothing was heard for {Options.SilenceMs / 1000} s; a state is due every 30 s."));
        }

        step.Asks.Tick();
        step.Zones.Tick();
        new TripClock(step).Tick();
    }

    public long? Next()
    {
        List<long> due = [];
        if (IsSpeaking)
        {
            due.Add(Heard.AtMs + Options.SilenceMs);
        }

        due.AddRange(Talk.Asks.Select(step.Asks.DueMs));
        if (Talk.Zones is { } zones)
        {
            due.Add(zones.SentAtMs + Options.AnswerWaitMs);
        }

        due.AddRange(new TripClock(step).DueMs());
        return due.Count == 0 ? null : Math.Max(due.Min(), step.NowMs + SoonestMs);
    }

    private bool IsSpeaking => Heard is { Link: UnitLink.Online, Hibernates: false };
}
