namespace CityTwin.DevicesSim.Teams;

/// <summary>Something that happened to a task.</summary>
internal sealed record TeamReport(
    string TaskId, long Fence, string Event, int? Stop = null, string Action = "", string Code = "", string Reason = "");
