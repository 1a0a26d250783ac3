namespace CityTwin.DevicesSim.Units;

/// <summary>
/// A unit as its line sees it: it is told what was heard and how late it is, and says what it has to say. It is pure and
/// never called by two at a time.
/// </summary>
internal interface ISimulatedUnit
{
    /// <summary>Client id and user name.</summary>
    string DeviceId { get; }

    /// <summary>What it subscribes to before it says anything.</summary>
    IReadOnlyList<string> Filters { get; }

    /// <summary>How soon it wants to be stepped again.</summary>
    TimeSpan Pace { get; }

    /// <summary>Whether it is out of reach although its broker is there.</summary>
    bool IsSilent { get; }

    /// <summary>What the broker is to say for it when the line breaks.</summary>
    UnitMessage? LastWill(UnitMoment now);

    /// <summary>What it says when its line has come up.</summary>
    IReadOnlyList<UnitMessage> Connected(UnitMoment now);

    IReadOnlyList<UnitMessage> Hear(string topic, ReadOnlyMemory<byte> payload, UnitMoment now);

    /// <summary>Time has gone on.</summary>
    IReadOnlyList<UnitMessage> Step(UnitMoment now);

    /// <summary>What it says before it goes of its own will.</summary>
    IReadOnlyList<UnitMessage> Goodbye(UnitMoment now);
}
