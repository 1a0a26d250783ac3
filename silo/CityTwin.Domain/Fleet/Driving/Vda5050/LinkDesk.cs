using CityTwin.Vda5050;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>Whether the robot is there.</summary>
internal sealed class LinkDesk(Step step)
{
    private Heard Heard => step.Heard;

    public void Hear(VdaConnection connection)
    {
        var mark = $"{connection.State} {connection.Header.HeaderId} {connection.Header.Timestamp.ToUnixTimeMilliseconds()}";
        switch (connection.State)
        {
            case VdaConnectionState.Online when Heard.Connection != mark:
                Heard.Connection = mark;
                Heard.States = new Newness();
                Heard.Pictures = new Newness();
                Spoke("It has connected.");
                Greet();
                break;
            case VdaConnectionState.Offline when Heard.Connection != mark:
                Heard.Connection = mark;
                Gone("It has signed off.");
                break;
            case VdaConnectionState.Hibernating when Heard.Connection != mark:
                Heard.Connection = mark;
                Gone("It hibernates.");
                Heard.Hibernates = true;
                break;
            case VdaConnectionState.ConnectionBroken:
                // The header of a last will is of when the robot connected: it says nothing of how new this is.
                Gone("Its connection broke.");
                break;
        }
    }

    /// <summary>It has said something that is new.</summary>
    public void Spoke(string why)
    {
        (Heard.AtMs, Heard.Hibernates) = (step.NowMs, false);
        if (Heard.Link != UnitLink.Online)
        {
            Heard.Link = UnitLink.Online;
            step.Say(new UnitLinkChanged(step.NowMs, UnitLink.Online, why));
        }
    }

    private void Gone(string why)
    {
        if (Heard.Link != UnitLink.Offline)
        {
            Heard.Link = UnitLink.Offline;
            step.Say(new UnitLinkChanged(step.NowMs, UnitLink.Offline, why));
        }
    }

    private void Greet()
    {
        if (step.Talk.Ability is null && !step.Talk.Asks.Exists(ask => ask.Type == VdaActionTypes.FactsheetRequest))
        {
            step.Asks.Send(VdaActionTypes.FactsheetRequest, AskPurpose.Question);
        }
    }
}
