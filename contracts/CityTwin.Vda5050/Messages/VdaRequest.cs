namespace CityTwin.Vda5050;

/// <summary>What a robot asks leave for.</summary>
/// <param name="ZoneId">Of access and replanning.</param>
/// <param name="Trajectory">How it would drive, of replanning.</param>
/// <param name="EdgeId">Of a corridor.</param>
public sealed record VdaRequest(
    string RequestId, VdaRequestType Type, VdaRequestStatus Status, string? ZoneId, string? ZoneSetId, string? EdgeId, uint? SequenceId,
    VdaTrajectory? Trajectory);
