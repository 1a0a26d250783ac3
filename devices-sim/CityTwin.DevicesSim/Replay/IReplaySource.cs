namespace CityTwin.DevicesSim.Replay;

/// <summary>Reads one form of recorded measurements. A row that cannot be read is reported, and the others go on.</summary>
internal interface IReplaySource
{
    /// <summary>What it is called on the command line.</summary>
    string Name { get; }

    /// <summary>Whether its stations stand on a river's bank.</summary>
    bool IsOnRivers { get; }

    /// <exception cref="Files.InputException">The folder has nothing of this form.</exception>
    ReplayInput Read(string folder);
}
