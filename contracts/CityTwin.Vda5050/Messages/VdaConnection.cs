namespace CityTwin.Vda5050;

/// <summary>Whether a robot is connected. Of a last will the header is of when it was made.</summary>
public sealed record VdaConnection(VdaHeader Header, VdaConnectionState State);
