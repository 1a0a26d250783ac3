using CityTwin.City;
using CityTwin.Fleet;

namespace CityTwin.Ingest.FrontDoor.Publishing;

/// <summary>Messages of one connection that came together and go to the log together.</summary>
internal sealed class MessageGroup
{
    public List<TakenMessage> Messages { get; } = [];

    public List<AcceptedReading> Readings { get; } = [];

    /// <summary>What is said of units.</summary>
    public List<(TwinId Unit, UnitMessage Message)> Units { get; } = [];

    /// <summary>How many readings went to the log.</summary>
    public int Entered { get; private set; }

    /// <summary>Completes when they are synced, or taken by their units.</summary>
    public Task Durable { get; private set; } = Task.CompletedTask;

    /// <summary>The readings have their place in the log, or have none because it failed.</summary>
    public void Enter(Task durable)
    {
        (Durable, Entered) = (durable, Readings.Count);
        Readings.Clear();
        Units.Clear();
    }

    /// <summary>Forgets messages whose readings are not to go to the log.</summary>
    public void Drop()
    {
        Reset();
    }

    /// <summary>Empties it for the next messages.</summary>
    public void Reset()
    {
        Messages.Clear();
        Enter(Task.CompletedTask);
    }
}
