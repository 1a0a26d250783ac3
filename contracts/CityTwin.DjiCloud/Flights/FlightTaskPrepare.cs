namespace CityTwin.DjiCloud;

/// <summary>Makes a wayline flight known: the data of <c>flighttask_prepare</c>.</summary>
/// <param name="ExecuteTime">Unix milliseconds. An immediate flight is refused by the dock when it lies more than 30 s off.</param>
/// <param name="RthAltitude">Metres above the dock, <see cref="MinReturnM"/> to <see cref="MaxReturnM"/>.</param>
/// <param name="ExitWaylineWhenRcLost">1 leaves the wayline without the link and does <paramref name="OutOfControlAction"/>.</param>
/// <param name="BreakPoint">Goes on from there; null from the start.</param>
public sealed record FlightTaskPrepare(
    string FlightId,
    long ExecuteTime,
    FlightTaskType TaskType,
    FlightFile File,
    int RthAltitude,
    RthMode RthMode,
    OutOfControlAction OutOfControlAction,
    int ExitWaylineWhenRcLost,
    WaylinePrecision WaylinePrecisionType,
    int FlightSafetyAdvanceCheck,
    BreakPoint? BreakPoint = null,
    ReadyConditions? ReadyConditions = null,
    ExecutableConditions? ExecutableConditions = null,
    SimulateMission? SimulateMission = null)
{
    public const int MinReturnM = 20;
    public const int MaxReturnM = 1500;
}
