namespace CityTwin.Vda5050;

/// <summary>What holds a robot for safety.</summary>
public sealed record VdaSafety(VdaEmergencyStop EmergencyStop, bool FieldViolation);
