namespace CityTwin.Fleet;

/// <summary>What a driver has understood of a unit's task.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.TaskSignal")]
public abstract record TaskSignal(long AtMs, [property: Id(0)] string TaskId) : UnitSignal(AtMs);

[GenerateSerializer, Immutable, Alias("CityTwin.TaskAccepted")]
public sealed record TaskAccepted(long AtMs, string TaskId) : TaskSignal(AtMs, TaskId);

/// <summary>The unit does not take it: by its protocol's reason, or because it gave no answer in time.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.TaskRefused")]
public sealed record TaskRefused(long AtMs, string TaskId, [property: Id(0)] string Code, [property: Id(1)] string Reason)
    : TaskSignal(AtMs, TaskId);

/// <summary>It has set out.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.TaskStarted")]
public sealed record TaskStarted(long AtMs, string TaskId) : TaskSignal(AtMs, TaskId);

/// <param name="Stop">The stop it is on its way to.</param>
/// <param name="Percent">Of the whole task, 0 to 100.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.TaskProgressed")]
public sealed record TaskProgressed(long AtMs, string TaskId, [property: Id(0)] int Stop, [property: Id(1)] double Percent)
    : TaskSignal(AtMs, TaskId);

[GenerateSerializer, Immutable, Alias("CityTwin.StopReached")]
public sealed record StopReached(long AtMs, string TaskId, [property: Id(0)] int Stop) : TaskSignal(AtMs, TaskId);

/// <param name="Result">What it gave, for people; empty for nothing to say.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.ActionEnded")]
public sealed record ActionEnded(
    long AtMs, string TaskId, [property: Id(0)] string ActionId, [property: Id(1)] bool IsDone, [property: Id(2)] string Result)
    : TaskSignal(AtMs, TaskId);

[GenerateSerializer, Immutable, Alias("CityTwin.TaskPaused")]
public sealed record TaskPaused(long AtMs, string TaskId, [property: Id(0)] string Reason) : TaskSignal(AtMs, TaskId);

[GenerateSerializer, Immutable, Alias("CityTwin.TaskResumed")]
public sealed record TaskResumed(long AtMs, string TaskId) : TaskSignal(AtMs, TaskId);

[GenerateSerializer, Immutable, Alias("CityTwin.TaskCompleted")]
public sealed record TaskCompleted(long AtMs, string TaskId) : TaskSignal(AtMs, TaskId);

/// <summary>It will not be finished.</summary>
/// <param name="ResumeFrom">The stop from which another may go on.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.TaskFailed")]
public sealed record TaskFailed(
    long AtMs, string TaskId, [property: Id(0)] string Code, [property: Id(1)] string Reason, [property: Id(2)] int ResumeFrom)
    : TaskSignal(AtMs, TaskId);

/// <summary>It ended because it was told to.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.TaskCancelled")]
public sealed record TaskCancelled(long AtMs, string TaskId) : TaskSignal(AtMs, TaskId);

/// <summary>It has taken a picture, which lies in the container <c>media</c>.</summary>
/// <param name="IsSimulated">Whether the picture says of itself that it was rendered.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.MediaTaken")]
public sealed record MediaTaken(
    long AtMs, string TaskId, [property: Id(0)] string ObjectKey, [property: Id(1)] string MediaType,
    [property: Id(2)] double? Longitude, [property: Id(3)] double? Latitude, [property: Id(4)] bool IsSimulated)
    : TaskSignal(AtMs, TaskId);

/// <summary>It has measured something on the scene.</summary>
/// <param name="Metric">With its unit in its name, as <c>maxTemperatureC</c>, <c>gasPercentLel</c>.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.TaskMeasured")]
public sealed record TaskMeasured(long AtMs, string TaskId, [property: Id(0)] string Metric, [property: Id(1)] double Value)
    : TaskSignal(AtMs, TaskId);
