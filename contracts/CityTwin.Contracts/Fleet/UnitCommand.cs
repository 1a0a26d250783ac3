namespace CityTwin.Fleet;

/// <summary>What can be asked of a unit. Each carries the fencing token of the lease it is asked under.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.UnitCommand")]
public abstract record UnitCommand([property: Id(0)] string CommandId, [property: Id(1)] long Fence);

/// <summary>Begins a task; the same task with a higher revision changes the one that is under way.</summary>
/// <param name="FileUrl">Where a dock fetches the flight's file; null for units that need none.</param>
/// <param name="FileMd5">Of that file's bytes, lower-case hex: docks check it, and a flight that broke off goes on by the same file alone.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.StartTask")]
public sealed record StartTask(
    string CommandId, long Fence,
    [property: Id(0)] UnitTask Task, [property: Id(1)] string? FileUrl = null, [property: Id(2)] string? FileMd5 = null)
    : UnitCommand(CommandId, Fence);

[GenerateSerializer, Immutable, Alias("CityTwin.PauseTask")]
public sealed record PauseTask(string CommandId, long Fence) : UnitCommand(CommandId, Fence);

[GenerateSerializer, Immutable, Alias("CityTwin.ResumeTask")]
public sealed record ResumeTask(string CommandId, long Fence) : UnitCommand(CommandId, Fence);

/// <summary>Ends the task; the unit stays where it is, or goes home where its kind cannot stay.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.CancelTask")]
public sealed record CancelTask(string CommandId, long Fence) : UnitCommand(CommandId, Fence);

/// <summary>Ends the task and brings the unit home (召回).</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.ReturnHome")]
public sealed record ReturnHome(string CommandId, long Fence) : UnitCommand(CommandId, Fence);

/// <summary>Goes to a place at once, outside any task (接管).</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.GoTo")]
public sealed record GoTo(string CommandId, long Fence, [property: Id(0)] TaskStop Stop) : UnitCommand(CommandId, Fence);

/// <summary>Speaks a text on the spot.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.Speak")]
public sealed record Speak(string CommandId, long Fence, [property: Id(0)] string Text) : UnitCommand(CommandId, Fence);

/// <summary>Stands still at once; a person on the spot has to release it.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.StopNow")]
public sealed record StopNow(string CommandId, long Fence) : UnitCommand(CommandId, Fence);

/// <summary>Takes up energy at its home.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.Charge")]
public sealed record Charge(string CommandId, long Fence, [property: Id(0)] bool On) : UnitCommand(CommandId, Fence);

/// <summary>Says everything anew.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.AskState")]
public sealed record AskState(string CommandId, long Fence) : UnitCommand(CommandId, Fence);

/// <summary>Knows the city's no-fly areas, or zones, as of a revision.</summary>
/// <param name="FileUrl">Where they can be fetched.</param>
/// <param name="Sha256">Of the file, lower-case hex.</param>
/// <param name="SizeBytes">Of the file.</param>
/// <param name="GeoJson">The areas themselves, for units that are sent them.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.SyncAreas")]
public sealed record SyncAreas(
    string CommandId, long Fence,
    [property: Id(0)] string Revision, [property: Id(1)] string FileUrl, [property: Id(2)] string Sha256, [property: Id(3)] long SizeBytes,
    [property: Id(4)] byte[] GeoJson)
    : UnitCommand(CommandId, Fence);
