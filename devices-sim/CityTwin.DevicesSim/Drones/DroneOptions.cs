namespace CityTwin.DevicesSim.Drones;

/// <summary>How simulated docks and aircraft behave; rates are the documents' unless said otherwise.</summary>
internal sealed record DroneOptions
{
    /// <summary>Between two reports of a dock's properties; the documents say 0.5 Hz.</summary>
    public TimeSpan DockReports { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Between two of an aircraft in the air; the documents say 0.5 Hz, and a map looks better at 1 Hz.</summary>
    public TimeSpan AircraftReports { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Between two of an aircraft that stands in its dock.</summary>
    public TimeSpan StandbyReports { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest step of flight; a coarser one flies less exactly.</summary>
    public TimeSpan FlightStep { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>After a pause longer than this the rest of it is not flown: the machine was asleep.</summary>
    public TimeSpan MostCaughtUp { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan ProgressReports { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>From the order to fly until the cover is open.</summary>
    public TimeSpan OpensCover { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>From there until the aircraft is on, has its satellites and its parameters.</summary>
    public TimeSpan StartsAircraft { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>From touching down until the dock is closed and idle.</summary>
    public TimeSpan ClosesDock { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>Whether an aircraft is off while it stands in its dock, as real ones are; the cloud sees it go offline then.</summary>
    public bool AircraftSleeps { get; init; }

    /// <summary>How long a full charge takes from empty.</summary>
    public TimeSpan FullCharge { get; init; } = TimeSpan.FromMinutes(32);

    /// <summary>How long until people have carried an aircraft back that landed elsewhere.</summary>
    public TimeSpan Recovery { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>After this an aircraft that has not been heard of is given up.</summary>
    public TimeSpan GivenUpAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The wait for the answer to a request, and how often it is asked.</summary>
    public TimeSpan RequestWait { get; init; } = TimeSpan.FromSeconds(5);

    public int RequestAttempts { get; init; } = 3;

    public int AwaitedRequests { get; init; } = 50;

    /// <summary>The wait for the answer to an event, doubled each time up to the longest.</summary>
    public TimeSpan EventWait { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan LongestEventWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Events kept until they are answered; the oldest make room.</summary>
    public int AwaitedEvents { get; init; } = 200;

    /// <summary>Flight tasks that are prepared and not flown.</summary>
    public int PreparedTasks { get; init; } = 20;

    /// <summary>Pictures that are not yet in the cloud; further ones are not taken.</summary>
    public int WaitingPictures { get; init; } = 500;

    public int UploadAttempts { get; init; } = 6;

    /// <summary>The wait after the first failed upload, doubled each time.</summary>
    public TimeSpan UploadWait { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>An immediate task must be ordered this near to its time of execution, by the documents.</summary>
    public TimeSpan ImmediateWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A download or an upload may take so long.</summary>
    public TimeSpan TransferWithin { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Flight areas in a file, and corners of one.</summary>
    public int MaxAreas { get; init; } = 1_000;

    public int MaxAreaBytes { get; init; } = 8 * 1024 * 1024;
}
