using CityTwin.City;

namespace CityTwin.Fleet.Units;

/// <summary>A unit as it is stored; see <see cref="UnitState"/>. What is added later is absent in older blobs.</summary>
[GenerateSerializer, Alias("CityTwin.UnitRecord")]
internal sealed class UnitRecord
{
    [Id(0)] public UnitDefinition? Definition { get; set; }

    /// <summary>The device that speaks for it.</summary>
    [Id(1)] public string Gateway { get; set; } = "";

    /// <summary>Of a dock, its drone.</summary>
    [Id(2)] public TwinId? Houses { get; set; }

    [Id(3)] public UnitLink Link { get; set; }

    [Id(4)] public UnitControl Control { get; set; }

    [Id(5)] public UnitStatus Duty { get; set; }

    [Id(6)] public long HeardAtMs { get; set; }

    [Id(7)] public UnitMotion? Motion { get; set; }

    [Id(8)] public double? EnergyPercent { get; set; }

    [Id(9)] public bool IsCharging { get; set; }

    [Id(10)] public List<UnitTrouble> Troubles { get; set; } = [];

    [Id(11)] public Dictionary<string, double> Measures { get; set; } = [];

    [Id(12)] public UnitLease? Lease { get; set; }

    [Id(13)] public long LastFence { get; set; }

    [Id(14)] public UnitTask? Task { get; set; }

    [Id(15)] public long TaskBeganAtMs { get; set; }

    [Id(16)] public int Stop { get; set; }

    [Id(17)] public bool IsReturning { get; set; }

    [Id(18)] public string? StrayTask { get; set; }

    [Id(19)] public List<(string TaskId, MissionId Mission)> RecentTasks { get; set; } = [];

    [Id(20)] public List<PastMission> History { get; set; } = [];

    [Id(21)] public List<RadioLine> Radio { get; set; } = [];

    [Id(22)] public List<(MissionId Mission, TaskSignal Signal)> Untold { get; set; } = [];

    [Id(23)] public string? Driver { get; set; }

    [Id(24)] public List<TrackPoint> Track { get; set; } = [];

    [Id(25)] public bool IsQuiet { get; set; }

    /// <summary>The flights whose files lie in storage, oldest first.</summary>
    [Id(26)] public List<string> FlightFiles { get; set; } = [];

    public UnitState ToState() => new()
    {
        Definition = Definition!, Link = Link, IsQuiet = IsQuiet, Control = Control, Duty = Duty, HeardAtMs = HeardAtMs, Motion = Motion,
        EnergyPercent = EnergyPercent, IsCharging = IsCharging, Troubles = Troubles, Measures = Measures, Lease = Lease,
        LastFence = LastFence, Task = Task, TaskBeganAtMs = TaskBeganAtMs, Stop = Stop, IsReturning = IsReturning,
        StrayTask = StrayTask, RecentTasks = RecentTasks, History = History, Radio = Radio, Untold = Untold,
    };

    public static UnitRecord Of(UnitState unit, string gateway, TwinId? houses, string? driver, IEnumerable<TrackPoint> track,
        IEnumerable<string> flightFiles) => new()
    {
        Definition = unit.Definition, Gateway = gateway, Houses = houses, Link = unit.Link, IsQuiet = unit.IsQuiet, Control = unit.Control,
        Duty = unit.Duty, HeardAtMs = unit.HeardAtMs, Motion = unit.Motion, EnergyPercent = unit.EnergyPercent,
        IsCharging = unit.IsCharging, Troubles = [.. unit.Troubles], Measures = unit.Measures.ToDictionary(), Lease = unit.Lease,
        LastFence = unit.LastFence, Task = unit.Task, TaskBeganAtMs = unit.TaskBeganAtMs, Stop = unit.Stop,
        IsReturning = unit.IsReturning, StrayTask = unit.StrayTask, RecentTasks = [.. unit.RecentTasks],
        History = [.. unit.History], Radio = [.. unit.Radio], Untold = [.. unit.Untold], Driver = driver, Track = [.. track],
        FlightFiles = [.. flightFiles],
    };
}
